import { EMPTY, Subject } from 'rxjs'
import { parentPort, workerData } from 'node:worker_threads'
import type { Attempt } from '../../../src/env/attempt.ts'
import type { Environment, EnvironmentEvent } from '../../../src/env/environment.ts'
import { UsageError, WorldUnreachableError } from '../../../src/env/errors.ts'
import { serveEnvironment } from '../../../src/env/worker/serve-environment.ts'
import type { WorldState } from '../../../src/env/world-state.ts'
import { stateWith } from '../../support/world-states.ts'

/** A thread whose environment does what the item of a `craft` subgoal, or the name of the world, says. */

const worldName = (workerData as { host: { world: { name: string } } }).host.world.name

const state = (tick: number): WorldState => stateWith({ tick })

function blockForever(): never {
  for (;;);
}

function exhaustMemory(): never {
  const kept: number[][] = []
  for (;;) kept.push(new Array<number>(1_000_000).fill(kept.length))
}

function createEnvironment(): Environment {
  const events = new Subject<EnvironmentEvent>()
  let tick = 0
  const attempted = (subgoal: Attempt['subgoal'], ending: Attempt['ending']): Attempt => ({
    subgoal,
    preState: state(tick),
    trace: [],
    traceEventsLeftOut: 0,
    postState: state(++tick),
    ticks: 1,
    ending,
    obstacle: null,
  })
  return {
    events: worldName === 'silent' ? EMPTY : events,
    open: (_task, seed) => {
      if (worldName === 'unreachable') {
        throw new WorldUnreachableError('name-taken', 'The name is taken.', 'Choose another.')
      }
      if (worldName === 'crash-on-open') process.exit(7)
      events.next({ kind: 'notice', text: `seed ${seed}` })
      return Promise.resolve({
        state: state(tick),
        host: 'embedded',
        minecraft: '1.16.5',
        perception: 'sight',
        assists: [],
        recipes: null,
        world: worldName,
      })
    },
    attempt: (subgoal, signal) => {
      const act = subgoal.kind === 'craft' ? subgoal.item : ''
      if (act === 'exit') process.exit(3)
      if (act === 'exhaust_memory') exhaustMemory()
      if (act === 'block_forever') blockForever()
      if (act === 'throw_usage') throw new UsageError('That is wrong.', 'Do it right.')
      if (act === 'throw_bug') throw new TypeError('a bug')
      if (act === 'throw_later') {
        process.nextTick(() => {
          throw new Error('nobody catches this')
        })
      }
      if (act === 'done') return Promise.resolve(attempted(subgoal, 'done'))
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(attempted(subgoal, 'cancelled')))
      })
    },
    close: () => (worldName === 'block-on-close' ? blockForever() : Promise.resolve()),
  }
}

serveEnvironment(parentPort!, createEnvironment)
