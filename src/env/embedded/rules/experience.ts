import type { Random } from '../../random.ts'

/** A player's experience, as its client shows it. */
export interface Experience {
  readonly level: number
  /** Part of the way to the next level, 0 to below 1. */
  readonly progress: number
  /** Points ever gained in this life. */
  readonly total: number
}

/** Points from a level to the next (vanilla `Player.getXpNeededForNextLevel`). */
export function pointsToNextLevel(level: number): number {
  if (level >= 30) return 112 + (level - 30) * 9
  return level >= 15 ? 37 + (level - 15) * 5 : 7 + level * 2
}

/** After gaining points. */
export function withPoints({ level, progress, total }: Experience, points: number): Experience {
  let toward = progress * pointsToNextLevel(level) + points
  let reached = level
  while (toward >= pointsToNextLevel(reached)) toward -= pointsToNextLevel(reached++)
  return { level: reached, progress: toward / pointsToNextLevel(reached), total: total + points }
}

/** After paying levels; never below nothing. The way to the next level stays, as in vanilla. */
export function withoutLevels(experience: Experience, levels: number): Experience {
  const level = experience.level - levels
  return level < 0 ? { level: 0, progress: 0, total: 0 } : { ...experience, level }
}

/** Points that lie where a player died: 7 a level, at most 100 (vanilla). */
export function pointsLeftByDeath(level: number): number {
  return Math.min(100, level * 7)
}

/** Least and most points of a block that was dug with the right tool: vanilla 1.16.5 `OreBlock.xpOnDrop`. */
const blockPoints: Readonly<Record<string, readonly [number, number]>> = {
  coal_ore: [0, 2],
  nether_gold_ore: [0, 1],
  diamond_ore: [3, 7],
  emerald_ore: [3, 7],
  lapis_ore: [2, 5],
  nether_quartz_ore: [2, 5],
  redstone_ore: [1, 5],
  spawner: [15, 43],
}

/** An ore in deepslate is worth what it is worth in stone. */
const inStone = (ore: string) => ore.replace(/^deepslate_/, '')

/** Points of a dug block. */
export function pointsOfBlock(block: string, random: Random): number {
  const range = blockPoints[inStone(block)]
  return range === undefined ? 0 : range[0] + random.below(range[1] - range[0] + 1)
}

/** Points for each smelted item, by what went in: vanilla's smelting recipes of 1.16.5 and 1.20.4. */
const smeltingPoints: readonly (readonly [RegExp, number])[] = [
  [/^(diamond_ore|emerald_ore|gold_ore|nether_gold_ore|raw_gold)$/, 1],
  [/^ancient_debris$/, 2],
  [/^(iron_ore|redstone_ore|copper_ore|raw_iron|raw_copper)$/, 0.7],
  [/^(beef|porkchop|chicken|mutton|rabbit|cod|salmon|potato|clay)$/, 0.35],
  [/^clay_ball$/, 0.3],
  [/^(lapis_ore|nether_quartz_ore)$/, 0.2],
  [/^(cactus)$/, 1],
  [/(_log|_wood|_stem|_hyphae)$|^wet_sponge$/, 0.15],
]
const usualSmeltingPoints = 0.1

/** Points, a fraction as a rule, for smelting one of this item. */
export function pointsOfSmelting(input: string): number {
  return smeltingPoints.find(([pattern]) => pattern.test(inStone(input)))?.[1] ?? usualSmeltingPoints
}

/** Whole points for a fraction of them: what is left over counts as a chance (vanilla `createExperience`). */
export function wholePoints(points: number, random: Random): number {
  const whole = Math.floor(points)
  const rest = points - whole
  return rest > 1e-9 && random.next() < rest ? whole + 1 : whole
}

/** Sizes of orbs (vanilla `ExperienceOrb.getExperienceValue`), largest first. */
const orbSizes = [2477, 1237, 617, 307, 149, 73, 37, 17, 7, 3, 1]

/** Splits points into orbs. */
export function orbsOf(points: number): readonly number[] {
  const orbs: number[] = []
  for (let left = points; left > 0;) {
    const size = orbSizes.find((candidate) => candidate <= left)!
    orbs.push(size)
    left -= size
  }
  return orbs
}
