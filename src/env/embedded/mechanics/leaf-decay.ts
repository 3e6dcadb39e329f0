import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Mechanic } from '../server/server-context.ts'
import { breakBlock } from './break-block.ts'
import { onRandomTick } from './random-ticks.ts'

/** Leaves this many steps from a log, or more, decay. */
const furthest = 7
const besides = [
  [0, -1, 0],
  [0, 1, 0],
  [0, 0, -1],
  [0, 0, 1],
  [-1, 0, 0],
  [1, 0, 0],
] as const
const isTrunk = /_(log|wood)$/

/** Leaves know how far the next log is, through leaves; those more than six steps away decay, and may drop something. */
export const leafDecay: Mechanic = {
  name: 'leaf-decay',
  install(server: EmbeddedServer): void {
    const { world, blocks, updates } = server
    const { count, leaves } = world.states
    /** Steps to the next log as a neighbour tells it: 0 for logs, 7 for what is neither. */
    const distances = new Uint8Array(count).fill(furthest)
    for (const trunk of blocks.statesNamed((name) => isTrunk.test(name))) distances[trunk] = 0
    const leafStates = blocks.statesNamed((name) => name.endsWith('_leaves'))
    for (const state of leafStates) distances[state] = Number(blocks.propertiesOf(state)['distance'])
    const decaying = leafStates.filter(
      (state) => distances[state] === furthest && blocks.propertiesOf(state)['persistent'] === 'false',
    )
    const measure = updates.kindOfTick((x, y, z) => {
      const state = world.stateAt(x, y, z)
      if (leaves[state] !== 1) return
      const distance = distanceAround(x, y, z)
      if (distance === distances[state]) return
      world.setState(
        x,
        y,
        z,
        blocks.stateOf(blocks.nameOf(state), { ...blocks.propertiesOf(state), distance }),
      )
    })
    updates.onUpdate(leafStates, (x, y, z, state) => {
      if (distanceAround(x, y, z) !== distances[state]) measure(x, y, z, 1)
    })
    onRandomTick(server, decaying, (x, y, z) => {
      breakBlock(server, x, y, z, { tool: null })
    })

    function distanceAround(x: number, y: number, z: number): number {
      let nearest = furthest - 1
      for (const [offsetX, offsetY, offsetZ] of besides) {
        nearest = Math.min(nearest, distances[world.stateAt(x + offsetX, y + offsetY, z + offsetZ)]!)
      }
      return nearest + 1
    }
  },
}
