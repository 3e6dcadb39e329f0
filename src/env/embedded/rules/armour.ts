export interface Armour {
  readonly points: number
  readonly toughness: number
}

/** Points of helmet, chestplate, leggings and boots (vanilla 1.16.5 `ArmorMaterials`). */
const pointsByMaterial: Readonly<Record<string, readonly number[]>> = {
  leather: [1, 3, 2, 1],
  golden: [2, 5, 3, 1],
  chainmail: [2, 5, 4, 1],
  iron: [2, 6, 5, 2],
  diamond: [3, 8, 6, 3],
  netherite: [3, 8, 6, 3],
}
const toughnessByMaterial: Readonly<Record<string, number>> = { diamond: 2, netherite: 3 }
const pieces = ['helmet', 'chestplate', 'leggings', 'boots']
const none: Armour = { points: 0, toughness: 0 }

/** What one worn piece gives, by item name. */
export function armourOf(item: string | null): Armour {
  if (item === null) return none
  if (item === 'turtle_helmet') return { points: 2, toughness: 0 }
  const [material = '', piece = ''] = item.split('_')
  const points = pointsByMaterial[material]?.[pieces.indexOf(piece)]
  return points === undefined ? none : { points, toughness: toughnessByMaterial[material] ?? 0 }
}

/** The inventory slot (5 head, 6 chest, 7 legs, 8 feet) that an item is worn in, or null. */
export function armourSlotOf(item: string): number | null {
  if (item === 'turtle_helmet' || item === 'carved_pumpkin' || /_(skull|head)$/.test(item)) return 5
  if (item === 'elytra') return 6
  const [material = '', piece = ''] = item.split('_')
  const index = pieces.indexOf(piece)
  return index >= 0 && pointsByMaterial[material] !== undefined ? 5 + index : null
}

/**
 * Damage that gets through (vanilla `CombatRules.getDamageAfterAbsorb`): each point stops 4 %, less against strong
 * hits, at least a fifth of the points and at most 80 %.
 */
export function damageThroughArmour(amount: number, { points, toughness }: Armour): number {
  const effective = Math.min(20, Math.max(points / 5, points - amount / (2 + toughness / 4)))
  return amount * (1 - effective / 25)
}
