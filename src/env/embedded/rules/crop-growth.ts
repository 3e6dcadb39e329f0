/** How fast crops grow: vanilla 1.16.5's `CropBlock`. */

/** A crop: its block, the age at which it is ripe, and how often it does not grow although it could (beetroots: 1 in 3). */
export interface Crop {
  readonly block: string
  readonly ripeAge: number
  readonly skipChance: number
}

export const crops: readonly Crop[] = [
  { block: 'wheat', ripeAge: 7, skipChance: 0 },
  { block: 'carrots', ripeAge: 7, skipChance: 0 },
  { block: 'potatoes', ripeAge: 7, skipChance: 0 },
  { block: 'beetroots', ripeAge: 3, skipChance: 1 / 3 },
  { block: 'melon_stem', ripeAge: 7, skipChance: 0 },
  { block: 'pumpkin_stem', ripeAge: 7, skipChance: 0 },
]

/** Light of any kind that crops and saplings need to grow. */
export const growingLight = 9

/** What is under and around a crop. Rows are z, from north; the middle is the crop's own place. */
export interface CropSurroundings {
  /** Moisture of the 3 x 3 blocks below, 0-7; null where there is no farmland. */
  readonly farmland: readonly (number | null)[]
  /** True where the same crop stands, of the 3 x 3 blocks around; the middle does not count. */
  readonly alike: readonly boolean[]
}

/** Points of growth: 1 on nothing, 10 in the middle of a wet field, half of it where crops of one kind stand in no rows. */
export function growthPoints({ farmland, alike }: CropSurroundings): number {
  let points = 1
  farmland.forEach((moisture, index) => {
    if (moisture === null) return
    const gain = moisture > 0 ? 3 : 1
    points += index === 4 ? gain : gain / 4
  })
  const alongX = alike[3] === true || alike[5] === true
  const alongZ = alike[1] === true || alike[7] === true
  const diagonal = [0, 2, 6, 8].some((index) => alike[index] === true)
  return (alongX && alongZ) || diagonal ? points / 2 : points
}

/** Chance that a random tick makes a crop one older. */
export function growthChance(points: number): number {
  return 1 / (Math.floor(25 / points) + 1)
}
