import type { GameRules } from '../rules/game-rules.ts'
import type { ItemStack } from '../server/item-stack.ts'
import type { ServerContext } from '../server/server-context.ts'
import type { SlotStore } from './slot-store.ts'

/** The slots of a block as a hopper sees them. */
export interface Depot {
  readonly store: SlotStore
  /** Slots that take what comes from above, and what comes from a side, in the order in which they are tried. */
  readonly fromAbove: readonly number[]
  readonly fromSide: readonly number[]
  /** Most of a stack that a slot may hold; 0 where it may not lie. */
  capacity(slot: number, stack: ItemStack): number
  /** True if a hopper below may take this stack out of a slot. */
  gives(slot: number, stack: ItemStack): boolean
}

/** Every slot takes and gives: a chest, a barrel, a hopper. */
export function plainDepot(rules: GameRules, store: SlotStore): Depot {
  const slots = Array.from({ length: store.size }, (_, slot) => slot)
  return {
    store,
    fromAbove: slots,
    fromSide: slots,
    capacity: (_, stack) => rules.stackSizeOf(stack.item),
    gives: () => true,
  }
}

/** The blocks whose slots hoppers reach, by name. */
export class Depots {
  readonly #server: ServerContext
  readonly #byBlock = new Map<string, (x: number, y: number, z: number) => Depot>()

  constructor(server: ServerContext) {
    this.#server = server
  }

  /** Lets hoppers reach the slots of these blocks. */
  add(blockNames: readonly string[], depotAt: (x: number, y: number, z: number) => Depot): void {
    for (const name of blockNames) this.#byBlock.set(name, depotAt)
  }

  /** The slots of the block there; null when it has none. */
  at(x: number, y: number, z: number): Depot | null {
    const { blocks, world } = this.#server
    return this.#byBlock.get(blocks.nameOf(world.stateAt(x, y, z)))?.(x, y, z) ?? null
  }
}
