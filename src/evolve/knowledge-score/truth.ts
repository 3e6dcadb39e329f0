/**
 * How a world really is, by names, as far as a score of knowledge needs it. A referee hands it in (`worldTruth` of the embedded world);
 * nothing that plays may see it.
 */
export interface Truth {
  readonly recipes: readonly TrueRecipe[]
  /** What a 3x3 grid, rows from the top, makes; null when nothing. */
  craft(grid: readonly (string | null)[]): { readonly item: string; readonly count: number } | null
  /** Blocks and creatures that there are, and how many deeds the search for one is worth, roughly. */
  readonly naturalBlocks: ReadonlyMap<string, number>
  readonly creatures: ReadonlyMap<string, number>
  /** What any block gives; `tools` are those that get it, the weakest first, null when a bare hand does. */
  dropsOf(block: string): readonly {
    readonly item: string
    readonly piecesPerUse: number
    readonly tools: readonly string[] | null
  }[]
  /** What any creature gives. */
  lootOf(entity: string): readonly { readonly item: string; readonly piecesPerUse: number }[]
  /** Input to result. */
  readonly smelting: Readonly<Record<string, string>>
  /** Ticks that one piece burns; what does not burn is left out. */
  readonly fuels: Readonly<Record<string, number>>
  readonly trades: readonly { readonly item: string; readonly give: string; readonly giveCount: number }[]
  readonly tradeSearchDeeds: number
  /** Fluid to its bucket. */
  readonly fluids: Readonly<Record<string, string>>
  /** Heights between which blocks of an ore lie. */
  readonly ores: Readonly<Record<string, { readonly lowestY: number; readonly highestY: number }>>
}

interface TrueRecipe {
  readonly item: string
  readonly yields: number
  readonly ingredients: readonly { readonly alternatives: readonly string[]; readonly count: number }[]
  readonly needsTable: boolean
}

/** A way in which an item can truly be come by. */
export type Way =
  | ({ readonly kind: 'craft' } & TrueRecipe)
  | {
      readonly kind: 'mine'
      readonly item: string
      readonly block: string
      readonly tools: readonly string[] | null
      readonly piecesPerUse: number
      readonly searchDeeds: number
    }
  | {
      readonly kind: 'hunt'
      readonly item: string
      readonly entity: string
      readonly piecesPerUse: number
      readonly searchDeeds: number
    }
  | { readonly kind: 'smelt'; readonly item: string; readonly input: string }
  | {
      readonly kind: 'trade'
      readonly item: string
      readonly give: string
      readonly giveCount: number
      readonly searchDeeds: number
    }
  | { readonly kind: 'fill'; readonly item: string; readonly fluid: string }

/** All ways of a world, by what they yield. */
export function trueWays(truth: Truth): ReadonlyMap<string, readonly Way[]> {
  const ways: Way[] = [
    ...truth.recipes.map((recipe): Way => ({ kind: 'craft', ...recipe })),
    ...[...truth.naturalBlocks].flatMap(([block, searchDeeds]) =>
      truth.dropsOf(block).map((drop): Way => ({ kind: 'mine', block, searchDeeds, ...drop })),
    ),
    ...[...truth.creatures].flatMap(([entity, searchDeeds]) =>
      truth.lootOf(entity).map((drop): Way => ({ kind: 'hunt', entity, searchDeeds, ...drop })),
    ),
    ...Object.entries(truth.smelting).map(([input, item]): Way => ({ kind: 'smelt', input, item })),
    ...truth.trades.map((trade): Way => ({ kind: 'trade', searchDeeds: truth.tradeSearchDeeds, ...trade })),
    ...Object.entries(truth.fluids).map(([fluid, item]): Way => ({ kind: 'fill', fluid, item })),
  ]
  return Map.groupBy(ways, ({ item }) => item)
}

/** The stable text of a way, e.g. `mine iron_ore for iron_ore`; recipes of one item share one. */
export function wayKey(
  way:
    | { readonly kind: 'craft'; readonly item: string }
    | { readonly kind: 'mine'; readonly item: string; readonly block: string }
    | { readonly kind: 'hunt'; readonly item: string; readonly entity: string }
    | { readonly kind: 'smelt'; readonly item: string; readonly input: string }
    | { readonly kind: 'trade'; readonly item: string; readonly give: string }
    | { readonly kind: 'fill'; readonly item: string; readonly fluid: string },
): string {
  switch (way.kind) {
    case 'craft':
      return `craft ${way.item}`
    case 'mine':
      return `mine ${way.block} for ${way.item}`
    case 'hunt':
      return `hunt ${way.entity} for ${way.item}`
    case 'smelt':
      return `smelt ${way.input} into ${way.item}`
    case 'trade':
      return `sell ${way.give} for ${way.item}`
    case 'fill':
      return `fill ${way.item} with ${way.fluid}`
  }
}
