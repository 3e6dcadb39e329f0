import type { Task } from '../../../src/env/index.ts'
import type { EpisodeScore } from '../../../src/evolve/index.ts'

/** A task of which only id, group and horizon matter. */
export function task(id: string, group = 'wooden', horizonTicks = 2_400): Task {
  return { id, group, instruction: id, goal: { have: { [id]: 1 } }, horizonTicks }
}

/** A success of `oak_log` on seed 1 in 100 ticks and a second, unless told otherwise. */
export function score(fields: Partial<EpisodeScore> = {}): EpisodeScore {
  return {
    task: 'oak_log',
    group: 'wooden',
    seed: 1,
    success: true,
    ending: 'goal',
    gaveUp: false,
    gameTicks: 100,
    wallMs: 1_000,
    attempts: 3,
    assists: ['loaded-block-paths'],
    minecraft: '1.16.5',
    cause: null,
    ...fields,
  }
}
