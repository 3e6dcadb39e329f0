import type { Loot, LootLine } from '../rules/loot.ts'

/** An item of some loot. */
export interface ExpectedLoot {
  readonly item: string
  /** Pieces on average, where the conditions on a state hold. */
  readonly pieces: number
  /** True for what only shears get. */
  readonly needsShears: boolean
}

/** What loot comes to on average, item by item; with shears only where nothing else gets the item. */
export function expectedLoot(loot: Loot): readonly ExpectedLoot[] {
  const otherwise = piecesOf(loot, false)
  const shorn = [...piecesOf(loot, true)].filter(([item]) => !otherwise.has(item))
  return [
    ...[...otherwise].map(([item, pieces]) => ({ item, pieces, needsShears: false })),
    ...shorn.map(([item, pieces]) => ({ item, pieces, needsShears: true })),
  ]
}

function piecesOf(loot: Loot, withShears: boolean): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>()
  for (const pool of loot) {
    let chanceLeft = 1
    for (const line of pool) {
      if (line.shears !== undefined && line.shears !== withShears) continue
      const chance = chanceLeft * (line.chance ?? 1)
      const count = chance * meanCount(line)
      if (count > 0) pieces.set(line.item, Math.max(pieces.get(line.item) ?? 0, count))
      // Lines that hang on a state stand for each other: none takes the chance of the next.
      if (line.when === undefined) chanceLeft -= chance
    }
  }
  return pieces
}

function meanCount({ min = 1, max = min, bonus }: LootLine): number {
  let sum = 0
  for (let count = min; count <= Math.max(min, max); count++) sum += Math.max(0, count)
  return sum / (Math.max(min, max) - min + 1) + (bonus === undefined ? 0 : bonus.trials * bonus.probability)
}
