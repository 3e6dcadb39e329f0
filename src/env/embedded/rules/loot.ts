import type { Random } from '../../random.ts'

/** What a loot line may depend on. */
export interface LootSituation {
  /** State properties of the block, or circumstances of a death, as text. */
  readonly properties: Readonly<Record<string, string>>
  /** Name of the tool in hand. */
  readonly tool: string | null
}

/** One possible yield. Left-out conditions always hold; chance is 0-1. */
export interface LootLine {
  readonly item: string
  /** Count: even chance of each number from min to max, below 0 meaning nothing. Default 1. */
  readonly min?: number
  readonly max?: number
  /** Adds the number of successes of `trials` throws (vanilla `binomial_with_bonus_count`). */
  readonly bonus?: { readonly trials: number; readonly probability: number }
  readonly chance?: number
  /** True: only with shears; false: only without. */
  readonly shears?: boolean
  readonly when?: Readonly<Record<string, string>>
}

/** Every pool is rolled once; the first line of a pool whose conditions and chance hold is what it gives. */
export type Loot = readonly (readonly LootLine[])[]

export interface LootYield {
  readonly item: string
  readonly count: number
}

/** Rolls loot. Chance is drawn only for lines that need it. */
export function rollLoot(loot: Loot, situation: LootSituation, random: Random): readonly LootYield[] {
  const yields: LootYield[] = []
  for (const pool of loot) {
    const line = pool.find((candidate) => lineHolds(candidate, situation, random))
    if (line === undefined) continue
    const count = lineCount(line, random)
    if (count > 0) yields.push({ item: line.item, count })
  }
  return yields
}

function lineHolds(line: LootLine, { properties, tool }: LootSituation, random: Random): boolean {
  if (line.shears !== undefined && line.shears !== (tool === 'shears')) return false
  for (const [property, value] of Object.entries(line.when ?? {})) {
    if (properties[property] !== value) return false
  }
  return line.chance === undefined || line.chance >= 1 || random.next() < line.chance
}

function lineCount(line: LootLine, random: Random): number {
  const min = line.min ?? 1
  const max = line.max ?? min
  let count = max > min ? min + random.below(max - min + 1) : min
  for (let trial = 0; trial < (line.bonus?.trials ?? 0); trial++) {
    if (random.next() < line.bonus!.probability) count++
  }
  return count
}
