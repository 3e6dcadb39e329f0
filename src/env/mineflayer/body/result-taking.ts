import type { Bot } from 'mineflayer'
import type { Item } from 'prismarine-item'
import { remainingDurability } from './carried.ts'

/** What taking a result counts as. */
type TakingKind = 'crafted' | 'smelted' | 'repaired' | 'traded'

/** A result slot that was clicked, as the window showed it then. */
export interface ResultTaking {
  readonly kind: TakingKind
  readonly item: string
  /** Items that one taking yields. */
  readonly count: number
}

interface ShownWindow {
  readonly type: string | number
  readonly slots: readonly (Item | null)[]
}

/** Stations by window type, with their result and input slots and what taking the result counts as. */
const stations: readonly {
  readonly window: RegExp
  readonly result: number
  readonly inputs: readonly [number, number]
  readonly kind: TakingKind
}[] = [
  { window: /^minecraft:inventory/, result: 0, inputs: [1, 5], kind: 'crafted' },
  { window: /^minecraft:crafting/, result: 0, inputs: [1, 10], kind: 'crafted' },
  { window: /furnace|smoker/, result: 2, inputs: [0, 0], kind: 'smelted' },
  { window: /grindstone|anvil/, result: 2, inputs: [0, 2], kind: 'repaired' },
  { window: /merchant|villager/, result: 2, inputs: [0, 2], kind: 'traded' },
]

/** What a click on this slot of the open window takes from a result slot; null when it is none, or worth no counting. */
export function resultTaking(bot: Bot, slot: number): ResultTaking | null {
  const window = (bot.currentWindow ?? bot.inventory) as unknown as ShownWindow
  const station = stations.find((row) => row.window.test(String(window.type)))
  if (station?.result !== slot) return null
  const result = window.slots[slot] ?? null
  if (result === null) return null
  const inputs = window.slots.slice(...station.inputs).filter((item) => item !== null)
  const { name, count } = result
  if (isMended(result, inputs)) return { kind: 'repaired', item: name, count }
  return station.kind === 'repaired' ? null : { kind: station.kind, item: name, count }
}

/** True when the result has more uses left than one of its own kind that went in: joining two new ones mends nothing. */
function isMended(result: Item, inputs: readonly Item[]): boolean {
  const left = remainingDurability(result)
  const before = inputs
    .filter(({ name }) => name === result.name)
    .map((item) => remainingDurability(item) ?? Infinity)
  return left !== null && before.length > 0 && left > Math.min(...before)
}
