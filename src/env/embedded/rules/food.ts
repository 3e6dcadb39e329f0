import type { GameRegistry } from './game-registry.ts'

/** What eating one does. */
export interface FoodValue {
  /** Half drumsticks. */
  readonly points: number
  /** Saturation restored, in food points (2 x points x the food's modifier). */
  readonly saturation: number
  /** Ticks of chewing: 32, dried kelp 16. */
  readonly eatingTicks: number
  /** May be eaten on a full stomach. */
  readonly always: boolean
  /** Item id left over (bowl, bottle), or null. */
  readonly remainder: number | null
}

const leftovers: Readonly<Record<string, string>> = {
  mushroom_stew: 'bowl',
  rabbit_stew: 'bowl',
  beetroot_soup: 'bowl',
  suspicious_stew: 'bowl',
  honey_bottle: 'glass_bottle',
}
const always = new Set([
  'golden_apple',
  'enchanted_golden_apple',
  'chorus_fruit',
  'honey_bottle',
  'suspicious_stew',
])

/** Every food by item id, from minecraft-data's `foods`, and milk, which is drunk like one; cake is eaten as a block and so is not here. */
export function createFoods(registry: GameRegistry): ReadonlyMap<number, FoodValue> {
  const foods = new Map<number, FoodValue>()
  for (const { name, foodPoints, saturation } of registry.foodsArray) {
    // The ids of `foods` are those of 1.16.1 and name other items in 1.16.2 and later.
    const id = registry.itemsByName[name]?.id
    if (id === undefined || name === 'cake') continue
    const leftover = leftovers[name]
    foods.set(id, {
      points: foodPoints,
      saturation,
      eatingTicks: name === 'dried_kelp' ? 16 : name === 'honey_bottle' ? 40 : 32,
      always: always.has(name),
      remainder: leftover === undefined ? null : registry.itemsByName[leftover]!.id,
    })
  }
  const milk = registry.itemsByName['milk_bucket']
  if (milk !== undefined) {
    const remainder = registry.itemsByName['bucket']!.id
    foods.set(milk.id, { points: 0, saturation: 0, eatingTicks: 32, always: true, remainder })
  }
  return foods
}
