import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { BlockReaction } from '../server/block-updates.ts'

/** Chance of a block to be picked in a tick: 3 of the 4,096 of its section (vanilla `randomTickSpeed` 3). */
const chancePerTick = 3 / 4096
/** Blocks further than this from every player stand still, in blocks (vanilla: 128). */
const reachBlocks = 128

/**
 * Lets blocks in these states be ticked at random as vanilla does, 68 seconds apart on average. Instead of picking places in every
 * section every tick, the time to a block's next pick is drawn once: the same distribution, at no cost in between.
 * A block takes part from the first time that it is set or something beside it changes.
 */
export function onRandomTick(
  server: EmbeddedServer,
  states: readonly number[],
  reaction: BlockReaction,
): void {
  const { world, updates } = server
  const taking = new Uint8Array(world.states.count)
  for (const state of states) taking[state] = 1
  const random = server.random.fork(`random-ticks-${server.randomTickKinds++}`)
  const schedule = updates.kindOfTick((x, y, z) => {
    const state = world.stateAt(x, y, z)
    if (taking[state] === 0) return
    if (isNearPlayer(server, x, z)) reaction(x, y, z, state)
    if (taking[world.stateAt(x, y, z)] === 1) scheduleNext(x, y, z)
  })
  const scheduleNext = (x: number, y: number, z: number) => {
    schedule(x, y, z, ticksToNext(random.next()))
  }
  updates.onUpdate(states, scheduleNext)
}

/** Ticks to the first success, from a draw in [0, 1): geometric, 1 or more. */
export function ticksToNext(draw: number): number {
  return 1 + Math.floor(Math.log(1 - draw) / Math.log(1 - chancePerTick))
}

function isNearPlayer(server: EmbeddedServer, x: number, z: number): boolean {
  return server.players.some(({ body: { position } }) => {
    return Math.abs(position.x - x) <= reachBlocks && Math.abs(position.z - z) <= reachBlocks
  })
}
