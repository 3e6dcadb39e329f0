import type { ItemStack } from '../server/item-stack.ts'
import type { ServerContext } from '../server/server-context.ts'
import { recordSlots, slotRecordsSchema, stackOfRecord } from '../server/stack-record.ts'
import type { BlockEntity } from '../world/column.ts'
import type { SlotStore } from './slot-store.ts'

/** What stands behind a block: its slots, and whatever else is kept of it. */
interface BlockContainer extends SlotStore {
  /** Empties all slots and returns what was there. */
  clear(): readonly ItemStack[]
  /** What is kept besides the slots, e.g. a furnace's fire: plain data. */
  record?(): BlockEntity
  /** Takes up what `record` gave; anything else is ignored. */
  restore?(record: BlockEntity): void
}

interface Placed<Container> {
  readonly container: Container
  readonly x: number
  readonly y: number
  readonly z: number
}

/**
 * What stands behind the blocks of one kind: made when first used, kept with the block in the world (as block entity
 * `kind`), and emptied onto the ground when the block goes.
 */
export class BlockContainers<Container extends BlockContainer> {
  readonly #byPlace = new Map<string, Placed<Container>>()
  readonly #changed = new Set<Placed<Container>>()
  readonly #server: ServerContext
  readonly #kind: string
  readonly #create: (x: number, y: number, z: number) => Container

  constructor(
    server: ServerContext,
    blockNames: readonly string[],
    create: (x: number, y: number, z: number) => Container,
    onRemove: (container: Container) => void,
    onRemoved: (container: Container, x: number, y: number, z: number) => void = () => undefined,
  ) {
    this.#server = server
    this.#kind = blockNames[0]!
    this.#create = create
    server.world.onChange((x, y, z, before, after) => {
      const name = server.blocks.nameOf(before)
      if (!blockNames.includes(name) || name === server.blocks.nameOf(after)) return
      const place = placeKey(x, y, z)
      if (!this.#byPlace.has(place) && server.world.blockEntityAt(x, y, z) === null) return
      const container = this.at(x, y, z)
      onRemove(container)
      const contents = container.clear()
      this.#changed.delete(this.#byPlace.get(place)!)
      this.#byPlace.delete(place)
      server.world.setBlockEntity(x, y, z, null)
      for (const stack of contents) scatter(server, stack, x, y, z)
      onRemoved(container, x, y, z)
    })
    server.onTick(() => this.#keepChanges())
    server.onSave(() => {
      for (const placed of this.#byPlace.values()) this.#changed.add(placed)
      this.#keepChanges()
    })
  }

  /** The container behind the block at this place. */
  at(x: number, y: number, z: number): Container {
    const place = placeKey(x, y, z)
    const known = this.#byPlace.get(place)
    if (known !== undefined) return known.container
    const container = this.#create(x, y, z)
    const placed = { container, x, y, z }
    this.#takeUp(placed)
    this.#byPlace.set(place, placed)
    container.watch(() => this.#changed.add(placed))
    return container
  }

  /** All that were ever used and still stand, oldest first. */
  *all(): Iterable<Container> {
    for (const { container } of this.#byPlace.values()) yield container
  }

  /** Takes up every container of this kind that a saved world came with. */
  takeUpKept(): void {
    for (const { x, y, z, data } of this.#server.world.keptBlockEntities()) {
      if (data['kind'] === this.#kind) this.at(x, y, z)
    }
  }

  #takeUp({ container, x, y, z }: Placed<Container>): void {
    const kept = this.#server.world.blockEntityAt(x, y, z)
    if (kept?.['kind'] !== this.#kind) return
    for (const [slot, record] of slotRecordsSchema.parse(kept['slots'])) {
      if (slot < container.size) container.setStack(slot, stackOfRecord(this.#server.rules, record))
    }
    container.restore?.(kept)
  }

  #keepChanges(): void {
    if (this.#changed.size === 0) return
    const { world, rules } = this.#server
    for (const { container, x, y, z } of this.#changed) {
      const slots = recordSlots(rules, (slot) => container.stackAt(slot), 0, container.size)
      world.setBlockEntity(x, y, z, { kind: this.#kind, slots, ...container.record?.() })
    }
    this.#changed.clear()
  }
}

function placeKey(x: number, y: number, z: number): string {
  return `${x},${y},${z}`
}

/** Drops a stack somewhere in the middle of a block. */
function scatter(server: ServerContext, stack: ItemStack, x: number, y: number, z: number): void {
  const within = () => 0.2 + 0.6 * server.random.next()
  server.dropStack(stack, x + within(), y + within(), z + within())
}
