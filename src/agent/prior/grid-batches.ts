import { gridText } from '../../env/index.ts'
import type { CraftingGridRows } from '../../env/index.ts'
import { familyText, lastWord } from './grid-outlook.ts'
import type { GridPattern, GridPatterns } from './grid-patterns.ts'
import { remembered } from './remembered.ts'

/** The next grids to try of some materials, and how many batches of the same were tried before. */
export interface GridBatch {
  readonly grids: readonly CraftingGridRows[]
  readonly batchesDone: number
}

/** Finds the next batch of one kind of pattern with these materials; null where all were tried. */
export type NextBatch = (kind: keyof GridPatterns, a: string, b?: string) => GridBatch | null

/** Lays patterns out. The texts of all grids are made once for each kind of material, since planners ask again and again. */
export class GridBatches {
  readonly #patterns: GridPatterns
  readonly #gridsPerBatch: number
  readonly #familiesOf: (key: string) => readonly string[]

  constructor(patterns: GridPatterns, gridsPerBatch: number) {
    this.#patterns = patterns
    this.#gridsPerBatch = gridsPerBatch
    this.#familiesOf = remembered((key) => {
      const [kind, a, b] = key.split(' ') as [keyof GridPatterns, string, string]
      return patterns[kind].map((pattern) => familyText(gridText(laidOut(pattern, a, b))))
    })
  }

  /** Answers for what was tried so far, by `familyText`; each question is worked out once. */
  after(triedFamilies: ReadonlySet<string>): NextBatch {
    const known = remembered((key): GridBatch | null => {
      const [kind, a, b] = key.split(' ') as [keyof GridPatterns, string, string]
      const families = this.#familiesOf(`${kind} ${lastWord(a)} ${lastWord(b)}`)
      const untried: number[] = []
      for (let index = 0; index < families.length && untried.length < this.#gridsPerBatch; index++)
        if (!triedFamilies.has(families[index]!)) untried.push(index)
      const [first] = untried
      if (first === undefined) return null
      return {
        grids: untried.map((index) => laidOut(this.#patterns[kind][index]!, a, b)),
        batchesDone: Math.floor(first / this.#gridsPerBatch),
      }
    })
    return (kind, a, b = a) => known(`${kind} ${a} ${b}`)
  }
}

function laidOut(pattern: GridPattern, a: string, b: string): CraftingGridRows {
  const materialOf = { a, b }
  return pattern.map((row) => row.map((cell) => (cell === null ? null : materialOf[cell])))
}
