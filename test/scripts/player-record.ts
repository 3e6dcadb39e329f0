import type { PlayerRecord } from '../../src/env/embedded/server/player-records.ts'

/** A player at rest who carries some stacks. */
export function createPlayerRecord(
  username: string,
  slots: PlayerRecord['slots'],
  aside: PlayerRecord['aside'],
): PlayerRecord {
  return {
    username,
    alive: true,
    position: { x: 0.5, y: 4, z: 0.5 },
    yawDegrees: 0,
    pitchDegrees: 0,
    health: 20,
    food: 20,
    saturation: 5,
    exhaustion: 0,
    airTicks: 300,
    fireTicks: -20,
    fallBlocks: 0,
    experienceLevel: 0,
    experienceTotal: 0,
    experienceProgress: 0,
    bed: null,
    heldIndex: 0,
    slots,
    aside,
    enderSlots: [],
  }
}
