import fc from 'fast-check'
import type { SlotRules } from '../../../../src/env/embedded/containers/slot-rules.ts'
import { clickWindow } from '../../../../src/env/embedded/containers/window-click.ts'
import {
  anvilRules,
  grindstoneRules,
  merchantRules,
  smithingRules,
} from '../../../../src/env/embedded/containers/station-rules.ts'
import {
  chestRules,
  craftingTableRules,
  furnaceRules,
  inventoryWindowRules,
} from '../../../../src/env/embedded/containers/window-rules.ts'
import type {
  Crafting,
  WindowClick,
  WindowState,
} from '../../../../src/env/embedded/containers/window-state.ts'
import { type ItemStack, createStack } from '../../../../src/env/embedded/server/item-stack.ts'
import { vanilla } from '../rules/rules.ts'

/** Trades of a merchant; `uses` of the last one are nearly up. */
const trades = [
  { price: [3, 'coal'], second: null, result: [1, 'iron_helmet'], left: 16 },
  { price: [2, 'cobblestone'], second: [1, 'bucket'], result: [2, 'stick'], left: 16 },
  { price: [1, 'oak_log'], second: null, result: [5, 'oak_planks'], left: 2 },
].map(({ price, second, result, left }) => ({
  first: createStack(vanilla.itemId(price[1] as string), price[0] as number),
  second: second && createStack(vanilla.itemId(second[1] as string), second[0] as number),
  result: createStack(vanilla.itemId(result[1] as string), result[0] as number),
  uses: 16 - left,
  maximumUses: 16,
}))

export const windows: Readonly<Record<string, SlotRules>> = {
  inventory: inventoryWindowRules(vanilla),
  table: craftingTableRules(vanilla),
  furnace: furnaceRules(vanilla),
  chest: chestRules(vanilla, 27),
  doubleChest: chestRules(vanilla, 54),
  grindstone: grindstoneRules(vanilla),
  richAnvil: anvilRules(
    vanilla,
    () => 'Name',
    () => 30,
  ),
  poorAnvil: anvilRules(
    vanilla,
    () => null,
    () => 1,
  ),
  smithing: smithingRules(vanilla),
  merchant: merchantRules(
    vanilla,
    () => trades,
    () => 0,
  ),
}

/** `3 oak_log`, or null. */
export function stack(words: string | null): ItemStack | null {
  if (words === null) return null
  const [count = '', name = ''] = words.split(' ')
  return createStack(vanilla.itemId(name), Number(count))
}

export function words(present: ItemStack | null | undefined): string | null {
  return present ? `${present.count} ${vanilla.itemName(present.item)}` : null
}

/** A window with some slots filled; the offer of a crafting grid is worked out. */
export function stateOf(
  rules: SlotRules,
  filled: Readonly<Record<number, string>>,
  cursor: string | null = null,
): WindowState {
  const slots = Array.from({ length: rules.totalCount }, (_, slot) => stack(filled[slot] ?? null))
  const { crafting } = rules
  if (crafting !== null) {
    const match = crafting.craft(slots.slice(crafting.start, crafting.end))
    slots[crafting.resultSlot] = match?.result ?? null
  }
  return { slots, cursor: stack(cursor), drag: null }
}

/** Clicks in order; what was thrown and crafted on the way is gathered. */
export function clicks(
  rules: SlotRules,
  start: WindowState,
  ...all: readonly (readonly [number, number, number])[]
) {
  const thrown: ItemStack[] = []
  const craftings: Crafting[] = []
  let state = start
  for (const [slot, button, mode] of all) {
    const outcome = clickWindow(rules, state, { slot, button, mode })
    state = outcome.state
    thrown.push(...outcome.thrown)
    craftings.push(...outcome.craftings)
  }
  const filled: Record<number, string> = {}
  state.slots.forEach((present, slot) => {
    if (present !== null) filled[slot] = words(present)!
  })
  return { state, filled, cursor: words(state.cursor), thrown: thrown.map(words), craftings }
}

/** Items of a window by kind, the offer of its crafting grid left out. */
export function countItems(
  rules: SlotRules,
  { slots, cursor }: WindowState,
  sign = 1,
  into = new Map<string, number>(),
) {
  const carried = slots.filter((_, slot) => slot !== rules.crafting?.resultSlot)
  return countStacks([...carried, cursor], sign, into)
}

export function countStacks(stacks: readonly (ItemStack | null)[], sign: number, into: Map<string, number>) {
  for (const present of stacks) {
    if (present === null) continue
    const key = `${present.item}/${present.damage}`
    const count = (into.get(key) ?? 0) + sign * present.count
    if (count === 0) into.delete(key)
    else into.set(key, count)
  }
  return into
}

const names = [
  ...['oak_log', 'oak_planks', 'birch_planks', 'stick', 'cobblestone', 'coal', 'iron_ore', 'bucket'],
  ...[
    'wooden_pickaxe',
    'iron_helmet',
    'iron_ingot',
    'shield',
    'ender_pearl',
    'lava_bucket',
    'sugar',
    'honey_bottle',
  ],
]

const anyStack: fc.Arbitrary<ItemStack> = fc
  .tuple(fc.constantFrom(...names), fc.integer({ min: 1, max: 64 }), fc.integer({ min: 0, max: 3 }))
  .map(([name, count, damage]) => {
    const item = vanilla.itemId(name)
    const worn = vanilla.maximumUses(item) === null ? 0 : damage
    return createStack(item, Math.min(count, vanilla.stackSizeOf(item)), worn)
  })

/** Any filling that the window allows. */
export function anyState(rules: SlotRules): fc.Arbitrary<WindowState> {
  const slots = fc.array(fc.option(anyStack, { freq: 2 }), {
    minLength: rules.totalCount,
    maxLength: rules.totalCount,
  })
  return fc.tuple(slots, fc.option(anyStack)).map(([filled, cursor]) => {
    const allowed = filled.map((present, slot) =>
      present !== null && present.count <= rules.capacity(slot, present) ? present : null,
    )
    const { crafting } = rules
    if (crafting !== null) {
      const match = crafting.craft(allowed.slice(crafting.start, crafting.end))
      allowed[crafting.resultSlot] = match?.result ?? null
    }
    return { slots: allowed, cursor, drag: null }
  })
}

/** Any click, most of them meaningful, some of them nonsense. */
export function anyClick(rules: SlotRules): fc.Arbitrary<WindowClick> {
  const slot = fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 0, max: rules.shownCount - 1 }) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 9 }) },
    { weight: 1, arbitrary: fc.constant(-999) },
    { weight: 1, arbitrary: fc.integer({ min: -40_000, max: 40_000 }) },
  )
  const button = fc.oneof(
    fc.integer({ min: 0, max: 10 }),
    fc.constant(40),
    fc.integer({ min: -128, max: 127 }),
  )
  return fc.record({ slot, button, mode: fc.integer({ min: 0, max: 7 }) })
}
