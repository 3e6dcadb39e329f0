import type { ItemStack } from '../server/item-stack.ts'
import type { ServerContext } from '../server/server-context.ts'

/** What stands behind the blocks of one kind: made when first used, and emptied onto the ground when the block goes. */
export class BlockContainers<Container extends { clear(): readonly ItemStack[] }> {
  readonly #byPlace = new Map<string, Container>()
  readonly #create: (x: number, y: number, z: number) => Container

  constructor(
    server: ServerContext,
    blockNames: readonly string[],
    create: (x: number, y: number, z: number) => Container,
    onRemove: (container: Container) => void,
  ) {
    this.#create = create
    server.world.onChange((x, y, z, before, after) => {
      const name = server.blocks.nameOf(before)
      if (!blockNames.includes(name) || name === server.blocks.nameOf(after)) return
      const place = placeKey(x, y, z)
      const container = this.#byPlace.get(place)
      if (container === undefined) return
      this.#byPlace.delete(place)
      onRemove(container)
      for (const stack of container.clear()) scatter(server, stack, x, y, z)
    })
  }

  /** The container behind the block at this place. */
  at(x: number, y: number, z: number): Container {
    const place = placeKey(x, y, z)
    let container = this.#byPlace.get(place)
    if (container === undefined) {
      container = this.#create(x, y, z)
      this.#byPlace.set(place, container)
    }
    return container
  }

  /** All that were ever used and still stand, oldest first. */
  all(): Iterable<Container> {
    return this.#byPlace.values()
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
