import { createStack } from '../server/item-stack.ts'
import type { Mechanic, ServerContext } from '../server/server-context.ts'

/** Ticks between losing the ground and lying on the next one. Vanilla begins to fall after 2. */
const settleTicks = 2
const fallingName = /^(sand|red_sand|gravel|.*_concrete_powder|dragon_egg|anvil|chipped_anvil|damaged_anvil)$/

interface Loose {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly dueTick: number
}

/** Sand and gravel with nothing under them come to lie on the next ground below, two ticks later. */
export const fallingBlocks: Mechanic = {
  name: 'falling-blocks',
  install(server: ServerContext): void {
    const { world, blocks } = server
    const falls = new Map<number, boolean>()
    const isFalling = (state: number): boolean => {
      if (state === 0) return false
      let known = falls.get(state)
      if (known === undefined) {
        known = fallingName.test(blocks.nameOf(state))
        falls.set(state, known)
      }
      return known
    }
    const isOpen = (x: number, y: number, z: number) =>
      y >= 0 && blocks.replaceable[world.stateAt(x, y, z)] === 1
    const queue: Loose[] = []
    const look = (x: number, y: number, z: number): void => {
      if (isFalling(world.stateAt(x, y, z)) && isOpen(x, y - 1, z)) {
        queue.push({ x, y, z, dueTick: server.tickNumber + settleTicks })
      }
    }
    world.onChange((x, y, z) => {
      look(x, y, z)
      look(x, y + 1, z)
    })
    server.onTick(() => {
      while (queue[0] !== undefined && queue[0].dueTick <= server.tickNumber) settle(queue.shift()!)
    })

    function settle({ x, y, z }: Loose): void {
      const state = world.stateAt(x, y, z)
      if (!isFalling(state)) return
      let landing = y
      while (isOpen(x, landing - 1, z)) landing--
      if (landing === y) return
      world.setState(x, y, z, 0)
      const ground = world.stateAt(x, landing - 1, z)
      const carries = landing > 0 && blocks.boxesOf(ground).some((box) => box[4] >= 1)
      if (carries) world.setState(x, landing, z, state)
      else if (landing > 0) {
        // On a torch or a slab it cannot lie, so it becomes an item (vanilla).
        const item = server.rules.itemId(blocks.nameOf(state))
        server.dropStack(createStack(item), x + 0.5, landing + 0.5, z + 0.5)
      }
    }
  },
}
