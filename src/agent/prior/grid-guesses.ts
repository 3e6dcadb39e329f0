import { nameAffinity } from '../../distill/index.ts'
import type { Experience } from '../../distill/index.ts'
import { gridContents, gridText, isTableGrid } from '../../env/index.ts'
import type { CraftingGridRows } from '../../env/index.ts'
import type { CraftOperator } from './game-knowledge.ts'
import type { GameNames } from './game-names.ts'
import { GridBatches } from './grid-batches.ts'
import type { GridBatch } from './grid-batches.ts'
import { gridOutlook, lastWord } from './grid-outlook.ts'
import type { GridOutlook, KnownGrid } from './grid-outlook.ts'
import { gridPatterns } from './grid-patterns.ts'
import { rememberedAsOf } from './remembered.ts'

/** Guesses at grids that might make an item, as operators that try several grids at once; those in the least doubt first. */
export type GridGuesses = (
  item: string,
  experience: Experience,
  carried: readonly string[],
) => readonly CraftOperator[]

/** Grids that one attempt tries, and the ticks that one takes, roughly: more where a server is far away, fewer where it is near. */
const gridsPerTrial = 24
const ticksPerGrid = 3

/** Materials that are looked at for one item, likeliest first: by themselves, and with one another. */
const mostMaterials = 12
const mostMixed = 6
/** Blocks seen and never had that may be fetched to be tried, besides those whose names have to do with the item's. */
const mostSeen = 8
/** Guesses kept for one item. */
const mostGuesses = 12
/** Grids of kin that are tried one by one, the likest first. */
const mostOfKin = 4

/** What a batch of grids promises of what is carried one by one, of a block, and of what is neither and so serves for something else. */
const promiseOfUnstackable = 0.02
const promiseOfBlock = 0.08
const promiseOfThing = 0.16
/** What each grid adds that the thing lies in, up to so many. */
const promisePerUse = 0.03
const mostUses = 5
/** The same for each part of a likeness between the item's name and that of the material, or of what else is made of it. */
const shareOfAffinity = 0.6
/** What is less likely: what must be fetched first, a table's grid, two materials together, and each further batch of the same. */
const shareOfSeen = 0.5
const shareAtTable = 0.7
const shareOfMixed = 0.7
const shareOfFurther = 0.8
/** A grid that makes a thing of the same kind out of another material. */
const promiseOfKin = 0.3
/** What is in view under the item's own name is rather dug than made. */
const shareOfFound = 0.1

/** A thing that may be laid out, and what that promises. */
interface Material {
  readonly item: string
  readonly promise: number
}

/** Prepares the guesses of one version. */
export function createGridGuesses(names: GameNames): GridGuesses {
  const batches = new GridBatches(gridPatterns(), gridsPerTrial)
  const isBlock = new Set(names.blocks)
  const promiseByKind = (name: string): number => {
    if (names.stackSizeOf(name) === 1) return promiseOfUnstackable
    return isBlock.has(name) ? promiseOfBlock : promiseOfThing
  }
  const outlookOf = rememberedAsOf((experience) => {
    const outlook = gridOutlook(names.items, isBlock, experience)
    return { ...outlook, nextBatch: batches.after(outlook.triedFamilies) }
  })

  return (item, experience, carried) => {
    const outlook = outlookOf(experience)
    const { grids, tried, nextBatch, hasTable } = outlook
    const materials = materialsFor(item, outlook, carried, promiseByKind)
    const share = experience.timesSeen(item) > 0 ? shareOfFound : 1
    const guesses: CraftOperator[] = []
    const addBatch = (batch: GridBatch | null, promise: number): void => {
      if (batch === null) return
      guesses.push(trialOf(item, batch.grids, promise * share * shareOfFurther ** batch.batchesDone))
    }
    const kin = kinGrids(item, grids, materials)
      .filter((rows) => !tried.has(gridText(rows)) && (hasTable || !isTableGrid(rows)))
      .slice(0, mostOfKin)
    for (const rows of kin) guesses.push(trialOf(item, [rows], promiseOfKin * share))
    for (const { item: a, promise } of materials) {
      addBatch(nextBatch('oneInHand', a), promise)
      if (hasTable) addBatch(nextBatch('oneAtTable', a), promise * shareAtTable)
    }
    const mixed = onePerFamily(materials).slice(0, mostMixed)
    mixed.forEach((one, place) => {
      for (const other of mixed.slice(place + 1)) {
        const promise = shareOfMixed * Math.sqrt(one.promise * other.promise)
        addBatch(nextBatch('twoInHand', one.item, other.item), promise)
        if (hasTable) addBatch(nextBatch('twoAtTable', one.item, other.item), promise * shareAtTable)
      }
    })
    return guesses.sort((one, other) => one.doubtTicks! - other.doubtTicks!).slice(0, mostGuesses)
  }
}

/** What is had, was had, or is in view and could be fetched, the likeliest first; of what promises alike, what is carried. */
function materialsFor(
  item: string,
  { grids, had, seen, usesOf }: GridOutlook,
  carried: readonly string[],
  promiseByKind: (name: string) => number,
): readonly Material[] {
  const kinUse = new Map<string, number>()
  for (const { contents, makes } of grids) {
    const affinity = nameAffinity(makes, item)
    if (affinity === 0) continue
    for (const name of contents.keys()) kinUse.set(name, Math.max(kinUse.get(name) ?? 0, affinity))
  }
  const promiseOf = (name: string): number => {
    const kind = promiseByKind(name)
    if (kind === promiseOfUnstackable) return kind
    const byUse = kind + promisePerUse * Math.min(mostUses, usesOf(name))
    return Math.max(byUse, shareOfAffinity * Math.max(nameAffinity(name, item), kinUse.get(name) ?? 0))
  }
  const isCarried = new Set(carried)
  const rank = (name: string): number => (isCarried.has(name) ? 1 : 0)
  return [
    ...[...new Set([...had, ...carried])].map((name) => ({ item: name, promise: promiseOf(name) })),
    ...seen
      .filter((name, place) => place < mostSeen || nameAffinity(name, item) > 0)
      .filter((name) => !isCarried.has(name))
      .map((name) => ({ item: name, promise: promiseOf(name) * shareOfSeen })),
  ]
    .filter((material) => material.item !== item)
    .sort(
      (one, other) =>
        other.promise - one.promise ||
        rank(other.item) - rank(one.item) ||
        usesOf(other.item) - usesOf(one.item) ||
        (one.item < other.item ? -1 : 1),
    )
    .slice(0, mostMaterials)
}

/** The likeliest of each kind of material: of all planks one. */
function onePerFamily(materials: readonly Material[]): readonly Material[] {
  const known = new Set<string>()
  return materials.filter(({ item }) => {
    const family = lastWord(item)
    if (known.has(family)) return false
    known.add(family)
    return true
  })
}

function trialOf(item: string, grids: readonly CraftingGridRows[], promise: number): CraftOperator {
  const needed = new Map<string, number>()
  for (const grid of grids)
    for (const [name, count] of gridContents(grid)) needed.set(name, Math.max(needed.get(name) ?? 0, count))
  return {
    kind: 'craft',
    item,
    yields: 1,
    ingredients: [...needed].map(([name, count]) => ({ alternatives: [name], count })),
    rows: [],
    needsTable: grids.some(isTableGrid),
    trials: grids,
    doubtTicks: (ticksPerGrid * gridsPerTrial) / promise,
  }
}

/**
 * Known grids of the same kind of thing, as another pickaxe, with one of their materials in the place of another; and of the item itself, with
 * a material of the same kind. First come the materials whose names have to do with the item's.
 */
function kinGrids(
  item: string,
  grids: readonly KnownGrid[],
  materials: readonly Material[],
): readonly CraftingGridRows[] {
  const kind = lastWord(item)
  const kin = grids.filter(({ makes }) => lastWord(makes) === kind)
  const nearness = ({ item: material }: Material): number => nameAffinity(material, item)
  const nearest = materials.toSorted((one, other) => nearness(other) - nearness(one))
  return nearest.flatMap(({ item: material }) =>
    kin.flatMap(({ rows, contents, makes }) =>
      [...contents.keys()]
        .filter(() => !contents.has(material))
        .filter((name) => makes !== item || lastWord(name) === lastWord(material))
        .map((replaced) => rows.map((row) => row.map((cell) => (cell === replaced ? material : cell)))),
    ),
  )
}
