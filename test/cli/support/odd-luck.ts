import type { Environment, EpisodeStart, Subgoal, Task } from '../../../src/env/index.ts'
import { pliantEnvironment } from './pliant-environment.ts'

/**
 * Worlds in which the first episode on a seed goes one way and the second another: of a gate with one worker these are champion and
 * candidate. `true` reaches the
 * goal.
 */
export function oddLuck(
  first: boolean | ((seed: number) => boolean),
  second: boolean,
  onOpen: () => void = () => {},
) {
  const opened = new Set<number>()
  return (): Environment => {
    let world = pliantEnvironment({ endings: ['goal'] })
    return {
      get events() {
        return world.events
      },
      open: (task: Task, seed: number): Promise<EpisodeStart> => {
        onOpen()
        const firstWins = typeof first === 'boolean' ? first : first(seed)
        const wins = opened.has(seed) ? second : firstWins
        opened.add(seed)
        world = pliantEnvironment({ endings: [wins ? 'goal' : 'died'] })
        return world.open(task, seed)
      },
      attempt: (subgoal: Subgoal, signal: AbortSignal) => world.attempt(subgoal, signal),
      close: () => world.close(),
    }
  }
}
