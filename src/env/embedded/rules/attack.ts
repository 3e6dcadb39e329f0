import { type ToolKind, toolOf } from './tool.ts'

/** Full damage (half hearts) and hits a second of weapons: vanilla 1.16.5 item attributes, the hand's 1 and 4 added. */
const damageByKind: Readonly<Record<Exclude<ToolKind, 'shears'>, readonly number[]>> = {
  // wooden, golden, stone, iron, diamond, netherite
  sword: [4, 4, 5, 6, 7, 8],
  axe: [7, 7, 9, 9, 9, 10],
  pickaxe: [2, 2, 3, 4, 5, 6],
  shovel: [2.5, 2.5, 3.5, 4.5, 5.5, 6.5],
  hoe: [1, 1, 1, 1, 1, 1],
}
const speedByKind: typeof damageByKind = {
  sword: [1.6, 1.6, 1.6, 1.6, 1.6, 1.6],
  axe: [0.8, 1, 0.8, 0.9, 1, 1],
  pickaxe: [1.2, 1.2, 1.2, 1.2, 1.2, 1.2],
  shovel: [1, 1, 1, 1, 1, 1],
  hoe: [1, 1, 2, 3, 4, 4],
}
const materialOrder = ['wooden', 'golden', 'stone', 'iron', 'diamond', 'netherite']

function attribute(table: typeof damageByKind, item: string | null, otherwise: number): number {
  const tool = toolOf(item)
  if (item === null || tool === null || tool.kind === 'shears') return otherwise
  return table[tool.kind][materialOrder.indexOf(item.slice(0, item.indexOf('_')))]!
}

/** Half hearts of a hit at full strength. */
export function attackDamage(item: string | null): number {
  return item === 'trident' ? 9 : attribute(damageByKind, item, 1)
}

/** Full-strength hits a second. */
export function attackSpeed(item: string | null): number {
  return item === 'trident' ? 1.1 : attribute(speedByKind, item, 4)
}

/** Strength of a hit, 0-1, `ticksSinceLastHit` after the last one (vanilla `getAttackStrengthScale(0.5)`). */
export function attackStrength(hitsPerSecond: number, ticksSinceLastHit: number): number {
  return Math.min(1, Math.max(0, ((ticksSinceLastHit + 0.5) * hitsPerSecond) / 20))
}

/** Damage of a hit at a strength; falling hits above 0.9 are critical and half as strong again. */
export function damageOfHit(fullDamage: number, strength: number, falling: boolean): number {
  const damage = fullDamage * (0.2 + strength * strength * 0.8)
  return falling && strength > 0.9 ? damage * 1.5 : damage
}
