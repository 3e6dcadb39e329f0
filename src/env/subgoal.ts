import type { CraftingGridRows } from './crafting-grid.ts'

/** Bounds that every subgoal has. */
interface Budgeted {
  /** Ticks after which the attempt ends with `out-of-budget`. Positive. */
  readonly budgetTicks: number
  /** Items that the body must not use up of its own accord meanwhile, as food that the plan wants for something else. */
  readonly keep?: readonly string[]
}

/** A grid recipe: rows of item names (null is an empty cell), and what one use yields. */
export interface CraftingRecipe {
  readonly rows: readonly (readonly (string | null)[])[]
  readonly result: string
  readonly resultCount: number
}

/** Breaks perceived blocks of the given names until `count` more of `item` are carried. */
export interface Gather extends Budgeted {
  readonly kind: 'gather'
  readonly blocks: readonly string[]
  readonly item: string
  readonly count: number
  /**
   * The tools to break them with (null: a bare hand), one of which must be carried, in place of what the client's data says of the
   * blocks. Left out: the body chooses.
   */
  readonly tools?: readonly (string | null)[]
}
/** Crafts until `count` more of `item` are carried; goes to a known crafting table where 3x3 is needed. */
export interface Craft extends Budgeted {
  readonly kind: 'craft'
  readonly item: string
  readonly count: number
  /** The recipe to lay out; without one the body takes a fitting one from what the server declares. */
  readonly recipe?: CraftingRecipe
  /**
   * Grids to lay out one after another, each once, to see what the server makes of them, in place of a recipe: all of them for the same
   * station. The first that makes `item` is taken, and the trial ends with it.
   */
  readonly trials?: readonly CraftingGridRows[]
}
/** Smelts `input` with `fuel` in a known furnace until `count` more of `item` are carried. */
export interface Smelt extends Budgeted {
  readonly kind: 'smelt'
  readonly input: string
  readonly item: string
  readonly count: number
  readonly fuel: string
}
/** Places one carried block on a free spot within reach. */
export interface Place extends Budgeted {
  readonly kind: 'place'
  readonly block: string
}
/** Kills entities of the given name until `count` more of `item` are carried (or `count` kills without one). */
export interface Hunt extends Budgeted {
  readonly kind: 'hunt'
  readonly entity: string
  readonly item?: string
  readonly count: number
}
/** Walks over new ground until a block or an entity of one of the `seek` names is perceived. */
export interface Explore extends Budgeted {
  readonly kind: 'explore'
  readonly seek: readonly string[]
  /** Blocks or `#groups` that what is sought tends to be near: such as come into view are walked to. Left out: none. */
  readonly leads?: readonly string[]
}
/** Digs a way down to height `toY`; stops early when one of `seek` is perceived. */
export interface Descend extends Budgeted {
  readonly kind: 'descend'
  readonly toY: number
  readonly seek: readonly string[]
  /** Caves that the way opens into are walked through up to this height; left out, none are. */
  readonly cavesBelowY?: number
}
/** Mines a corridor at the present height, with branches, until one of `seek` is perceived. */
export interface Tunnel extends Budgeted {
  readonly kind: 'tunnel'
  readonly seek: readonly string[]
  readonly lengthBlocks: number
  /** As for `descend`. */
  readonly cavesBelowY?: number
}
/** Returns to open sky. */
export interface Surface extends Budgeted {
  readonly kind: 'surface'
  /** Height at which the way up ends, be the sky open there or not; left out, it ends below open sky. */
  readonly toY?: number
  /** With `toY`: ends the way up as soon as one of them is perceived. */
  readonly seek?: readonly string[]
}
/** Picks up dropped items in view; all of them when `items` is empty. */
export interface CollectDrops extends Budgeted {
  readonly kind: 'collect-drops'
  readonly items: readonly string[]
}
/** Puts all carried `items` into a known chest. */
export interface Store extends Budgeted {
  readonly kind: 'store'
  readonly items: readonly string[]
}
/** Eats until food is full or nothing edible is carried; `item` narrows the choice. */
export interface Eat extends Budgeted {
  readonly kind: 'eat'
  readonly item?: string
}
/** Wears or holds an item. */
export interface Equip extends Budgeted {
  readonly kind: 'equip'
  readonly item: string
  readonly slot: 'hand' | 'off-hand' | 'head' | 'torso' | 'legs' | 'feet'
}
/** Sleeps in a known bed until morning. */
export interface Sleep extends Budgeted {
  readonly kind: 'sleep'
}
/**
 * Trades with a known villager until `count` more of `take` are carried, paying with `give`. With both null it speaks to the
 * villagers in view that it has not spoken to, and uses the first offer that it can pay.
 */
export interface Trade extends Budgeted {
  readonly kind: 'trade'
  readonly entity: 'villager'
  readonly give: string | null
  readonly take: string | null
  readonly count: number
}
/**
 * Mends one worn carried `item`: in the hand's grid or at a known grindstone with another of its kind, at a known
 * anvil with another or with `material`, which costs experience levels.
 */
export interface Repair extends Budgeted {
  readonly kind: 'repair'
  readonly item: string
  readonly station: 'grid' | 'grindstone' | 'anvil'
  /** Anvil only: what mends it, e.g. `iron_ingot`; left out is another of its kind. */
  readonly material?: string
}
/**
 * Washes the colour off a carried leather `item` in a known cauldron. An undyed piece is dyed with `dye` first, and
 * an empty cauldron is filled from a carried water bucket.
 */
export interface Wash extends Budgeted {
  readonly kind: 'wash'
  readonly item: string
  readonly dye?: string
}
/** Fills a carried bucket from a known source of the fluid. */
export interface FillBucket extends Budgeted {
  readonly kind: 'fill-bucket'
  readonly fluid: 'water' | 'lava'
}
/** Puts on a carried piece of armour and steps into a known lit campfire until the piece has lost a use; needs health. */
export interface WearDown extends Budgeted {
  readonly kind: 'wear-down'
  readonly item: string
}
/** Moves at least `distanceBlocks` away from the nearest entity of that name, or from here. */
export interface Retreat extends Budgeted {
  readonly kind: 'retreat'
  readonly from?: string
  readonly distanceBlocks: number
}
/** Stands still for `ticks`. */
export interface Wait extends Budgeted {
  readonly kind: 'wait'
  readonly ticks: number
}

/** One request to the body: a closed union, told apart by `kind`. Plain data. */
export type Subgoal =
  | Gather
  | Craft
  | Smelt
  | Place
  | Hunt
  | Explore
  | Descend
  | Tunnel
  | Surface
  | CollectDrops
  | Store
  | Eat
  | Equip
  | Sleep
  | Trade
  | Repair
  | Wash
  | FillBucket
  | WearDown
  | Retreat
  | Wait

export type SubgoalKind = Subgoal['kind']

/** The subgoal of one kind, e.g. `SubgoalOf<'craft'>`. */
export type SubgoalOf<Kind extends SubgoalKind> = Extract<Subgoal, { readonly kind: Kind }>
