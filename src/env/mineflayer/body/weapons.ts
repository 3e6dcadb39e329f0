import type { Bot } from 'mineflayer'
import type { Item } from 'prismarine-item'

/** Half hearts of a full hit by material (wooden, golden, stone, iron, diamond, netherite), and ticks to recover. */
const weaponKinds: Readonly<
  Record<string, { readonly damage: readonly number[]; readonly recoveryTicks: number } | undefined>
> = {
  sword: { damage: [4, 4, 5, 6, 7, 8], recoveryTicks: 13 },
  axe: { damage: [7, 7, 9, 9, 9, 10], recoveryTicks: 23 },
  pickaxe: { damage: [2, 2, 3, 4, 5, 6], recoveryTicks: 17 },
  shovel: { damage: [2.5, 2.5, 3.5, 4.5, 5.5, 6.5], recoveryTicks: 20 },
}
const materials = ['wooden', 'golden', 'stone', 'iron', 'diamond', 'netherite']
const handRecoveryTicks = 10

/** What a hit with an item does, and when the next one is as strong. */
export interface Weapon {
  /** Half hearts. */
  readonly damage: number
  readonly recoveryTicks: number
}

/** An item as a weapon (Java edition 1.9 and later); everything that is none hits like the hand. */
export function weaponOf(item: string | null): Weapon {
  const [material = '', kind = ''] = (item ?? '').split('_')
  const table = weaponKinds[kind]
  const damage = table?.damage[materials.indexOf(material)]
  return damage === undefined
    ? { damage: 1, recoveryTicks: handRecoveryTicks }
    : { damage, recoveryTicks: table!.recoveryTicks }
}

/** The carried item that hurts most in a second, or null when nothing beats the hand; swords come first. */
export function bestWeapon(bot: Bot): Item | null {
  let best: Item | null = null
  let bestRate = 0
  for (const item of bot.inventory.items()) {
    const { damage, recoveryTicks } = weaponOf(item.name)
    // A tool that is needed for work is spared where an edge is at hand.
    const rate = damage === 1 ? 0 : damage / recoveryTicks + (item.name.endsWith('_sword') ? 1 : 0)
    if (rate <= bestRate) continue
    best = item
    bestRate = rate
  }
  return best
}
