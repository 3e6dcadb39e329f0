import { Subject } from 'rxjs'
import type {
  Attempt,
  AttemptEnding,
  Environment,
  EnvironmentEvent,
  EpisodeStart,
  Subgoal,
} from '../../../src/env/index.ts'
import { WorldUnreachableError } from '../../../src/env/index.ts'
import { sampleStart, sampleState } from '../../memory/support/episode-samples.ts'

/** How a pliant environment behaves. */
export interface PliantScript {
  /** How the attempts end, in order; `hang` lasts until it is cancelled. The last one is repeated. */
  readonly endings: readonly (AttemptEnding | 'hang')[]
  /** `refused`: nothing listens. `hang`: joining lasts until `close`. */
  readonly joining?: 'refused' | 'hang'
  /** Called when an attempt that hangs has begun. */
  readonly onHang?: () => void
}

/** A world in which every attempt takes 20 ticks and ends as the script says; `goal` gives an oak log. */
export function pliantEnvironment({ endings, joining, onHang }: PliantScript) {
  const events = new Subject<EnvironmentEvent>()
  const closing = new AbortController()
  let attempts = 0
  const aborted = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal.aborted) resolve()
      else signal.addEventListener('abort', () => resolve(), { once: true })
    })
  const unreachable = new WorldUnreachableError(
    'nothing-listening',
    'Nothing listens at 127.0.0.1:1.',
    'Start the server.',
  )
  const environment: Environment = {
    events,
    open: async (): Promise<EpisodeStart> => {
      if (joining === 'refused') throw unreachable
      if (joining === 'hang') {
        await aborted(closing.signal)
        throw new Error('closed while joining')
      }
      const state = { ...sampleState(0), blocks: { oak_log: { count: 3, nearestBlocks: 2 } } }
      return { ...sampleStart, state }
    },
    attempt: async (subgoal: Subgoal, signal: AbortSignal): Promise<Attempt> => {
      const scripted = endings[Math.min(attempts, endings.length - 1)] ?? 'goal'
      const tick = attempts++ * 20
      if (scripted === 'hang') {
        onHang?.()
        await aborted(signal)
      }
      const ending = scripted === 'hang' ? 'cancelled' : scripted
      const inventory = ending === 'goal' ? { oak_log: 1 } : {}
      if (ending === 'goal') events.next({ kind: 'item-gain', tick: tick + 20, item: 'oak_log', count: 1 })
      return {
        subgoal,
        preState: sampleState(tick),
        trace: [],
        traceEventsLeftOut: 0,
        postState: sampleState(tick + 20, inventory),
        ticks: 20,
        ending,
        obstacle: null,
      }
    },
    close: () => {
      closing.abort()
      return Promise.resolve()
    },
  }
  return environment
}
