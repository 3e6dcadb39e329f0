import type { Experience } from '../../distill/index.ts'
import { gridContents, parseGridText } from '../../env/index.ts'
import type { CraftingGridRows } from '../../env/index.ts'
import { remembered } from './remembered.ts'

/** A grid that is known to make something. */
export interface KnownGrid {
  readonly rows: CraftingGridRows
  /** Pieces of each item that lie in it. */
  readonly contents: ReadonlyMap<string, number>
  readonly makes: string
}

/** What guesses at grids for any item rest on, worked out once for all of them. */
export interface GridOutlook {
  readonly grids: readonly KnownGrid[]
  /** Grids that were tried, as text; and the same with materials of one kind taken as one (`familyText`). */
  readonly tried: ReadonlySet<string>
  readonly triedFamilies: ReadonlySet<string>
  /** Items that are known to be had. */
  readonly had: readonly string[]
  /** Blocks that were in view and never had, those in view most often first. */
  readonly seen: readonly string[]
  /** How many known grids a thing lies in. */
  readonly usesOf: (item: string) => number
  readonly hasTable: boolean
}

/** Reads the outlook off an experience. */
export function gridOutlook(
  isItem: ReadonlySet<string>,
  isBlock: ReadonlySet<string>,
  experience: Experience,
): GridOutlook {
  const skills = [...experience.skills.values()]
  const grids = skills.flatMap(({ method, item }): readonly KnownGrid[] => {
    if (method.kind !== 'craft') return []
    const rows = parseGridText(method.grid)
    return [{ rows, contents: gridContents(rows), makes: item }]
  })
  const isHad = new Set(skills.map(({ item }) => item).filter((item) => isItem.has(item)))
  const uses = new Map<string, number>()
  for (const { contents } of grids)
    for (const item of contents.keys()) uses.set(item, (uses.get(item) ?? 0) + 1)
  const times = (block: string): number => experience.timesSeen(block)
  const seen = [...experience.namesSeen.keys()]
    .filter((name) => isBlock.has(name) && isItem.has(name) && !isHad.has(name) && times(name) > 0)
    .sort((one, other) => times(other) - times(one) || (one < other ? -1 : 1))
  const tried = experience.gridsTried
  return {
    grids,
    tried,
    triedFamilies: new Set([...tried].map(familyText)),
    had: [...isHad].sort(),
    seen,
    usesOf: (item) => uses.get(item) ?? 0,
    hasTable: isHad.has('crafting_table') || times('crafting_table') > 0,
  }
}

/** The kind of a thing, as its name tells: `planks` of `oak_planks`. */
export function lastWord(name: string): string {
  return name.slice(name.lastIndexOf('_') + 1)
}

/** A grid's text with the kinds of its materials in their place: what was in vain of one kind of wood is so of another. */
export const familyText = remembered((text) =>
  text
    .split('/')
    .map((row) => row.split(' ').map(lastWord).join(' '))
    .join('/'),
)
