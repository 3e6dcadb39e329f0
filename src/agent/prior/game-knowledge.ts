import type { CraftingGridRows } from '../../env/index.ts'

/** One kind of ingredient: any of `alternatives`, mixed as one likes, `count` in all. */
export interface Ingredient {
  readonly alternatives: readonly string[]
  readonly count: number
}

/** What is guessed rather than known is tried only where nothing known is cheaper. */
interface Doubtful {
  /** Ticks that a guess is expected to cost in vain before something works; 0 or left out for what is known. */
  readonly doubtTicks?: number
}

/** A grid recipe. Cells index into `ingredients`; null is an empty cell. */
export interface CraftOperator extends Doubtful {
  readonly kind: 'craft'
  readonly item: string
  readonly yields: number
  readonly ingredients: readonly Ingredient[]
  readonly rows: readonly (readonly (number | null)[])[]
  /** False when it fits the 2x2 grid that a player always has. */
  readonly needsTable: boolean
  /** Of a guess: grids to try in the place of `rows`, which is empty then. */
  readonly trials?: readonly CraftingGridRows[]
}

/** Where a block lies by nature; `elsewhere` is another dimension, so that it is only taken where it is in view. */
export type Habitat = 'surface' | 'stone' | 'ore' | 'elsewhere'

/** Breaking a natural block for what it drops. */
export interface MineOperator extends Doubtful {
  readonly kind: 'mine'
  readonly item: string
  readonly block: string
  /** Tools that make it drop; null when a bare hand will do. */
  readonly tools: readonly string[] | null
  /** Tools (null: bare hand) found useless by trial; the body is then told which to use, whatever the game's data says. */
  readonly uselessTools?: readonly (string | null)[]
  /** Blocks to break per item, on average. */
  readonly blocksPerItem: number
  /** Pieces that one block gives, where they are more than one: the search for it is spread over them. */
  readonly piecesPerBlock?: number
  readonly habitat: Habitat
  /** Ticks that finding the first one takes, roughly, when none is in sight. */
  readonly searchTicks: number
}

/** Smelting one item into one item; takes 200 ticks. */
export interface SmeltOperator extends Doubtful {
  readonly kind: 'smelt'
  readonly item: string
  readonly input: string
}

/** Killing an animal or monster for what it drops. */
export interface HuntOperator extends Doubtful {
  readonly kind: 'hunt'
  readonly item: string
  readonly entity: string
  /** Kills per item, on average. */
  readonly killsPerItem: number
  readonly searchTicks: number
}

/** Selling something to a villager for one `item`. */
export interface TradeOperator {
  readonly kind: 'trade'
  readonly item: string
  readonly give: string
  readonly giveCount: number
  /** Ticks that finding a villager takes, roughly, when none is in sight. */
  readonly searchTicks: number
}

/** Filling a bucket from a source of a fluid. */
export interface FillOperator {
  readonly kind: 'fill'
  readonly item: string
  readonly fluid: 'water' | 'lava'
  readonly searchTicks: number
}

/** A way to come by an item. */
export type Operator =
  CraftOperator | MineOperator | SmeltOperator | HuntOperator | TradeOperator | FillOperator

/** True for what is guessed rather than known. */
export function isDoubtful(what: Operator | Fuel): boolean {
  return 'doubtTicks' in what && (what.doubtTicks ?? 0) > 0
}

/** The heights between which an ore is found, and the best one to mine at. */
export interface OreBand {
  readonly lowestY: number
  readonly highestY: number
  readonly bestY: number
}

/** Something that burns, best first where there are several; guesses come after all that is known. */
export interface Fuel extends Doubtful {
  readonly item: string
  /** Ticks that one piece burns; guessed where it is doubtful. */
  readonly burnTicks: number
}

/** What is known of one Minecraft version before anything was tried. */
export interface GameKnowledge {
  readonly minecraft: string
  /** True where more may be found out, so that what is not known is no reason to give up. */
  readonly isLearning: boolean
  /** False where the body is not to ask the server for its recipes, since they are to be found out. */
  readonly mayAskForRecipes: boolean
  /** Every known way to come by an item; empty when there is none. */
  operatorsFor(item: string): readonly Operator[]
  /** Ways to break this block and what it drops first; null when it does not occur in nature. */
  mineOperatorOf(block: string): MineOperator | null
  /** Names of all natural blocks that belong to a goal's block name or `#group`. */
  naturalBlocks(nameOrGroup: string): readonly string[]
  oreBand(block: string): OreBand | null
  /** Blocks or `#groups` near which this block or creature is likely found above ground; empty where nothing is known. */
  leadsTo(name: string): readonly string[]
  /** Heights at which to look for what lies at no known height; null where any will do. */
  readonly unexploredBand: OreBand | null
  /** Uses before a new one breaks; 0 for what does not wear out. */
  durabilityOf(item: string): number
  readonly fuels: readonly Fuel[]
  /** What can be eaten without harm, best first. */
  readonly foods: readonly string[]
  /** Every dye of this version. */
  readonly dyes: readonly string[]
  /** Every pickaxe of this version. */
  readonly pickaxes: readonly string[]
  /**
   * Ticks that one piece takes from empty hands, roughly; Infinity when no chain of operators leads to it. It orders
   * operators; nothing is promised of the absolute value.
   */
  costTicks(item: string): number
}
