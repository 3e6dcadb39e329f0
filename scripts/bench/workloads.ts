import type { Subgoal, Task } from '../../src/env/index.ts'
import type { Environment } from '../../src/env/index.ts'
import { Agent } from '../../src/agent/index.ts'
import { mindsOf } from '../../src/cli/composition/minds.ts'
import type { Prior } from '../../src/cli/input/prior.ts'
import { noKnowledge } from '../../src/distill/index.ts'
import { readSuite } from '../../src/cli/suite-file.ts'
import { temporaryRecord } from './temporary-record.ts'
import { timedMind } from './timed-mind.ts'

/** What one play came to. */
export interface Played {
  readonly gameTicks: number
  /** How it ended, for people. */
  readonly ending: string
  /** Time that the planner took for each decision, in milliseconds; none where nobody decides. */
  readonly decisionMs: readonly number[]
  /** Time that learning from each attempt took, in milliseconds; none where nobody learns. */
  readonly distilledMs: readonly number[]
}

export interface Workload {
  readonly name: string
  /** `onStart` is called when the body stands in the world. */
  readonly play: (environment: Environment, seed: number, onStart: () => void) => Promise<Played>
}

const never = new AbortController().signal
const taskById = (id: string): Task => readSuite(null).tasks.find((task) => task.id === id)!

/** Plays fixed subgoals one after another, whatever becomes of them. */
function fixed(name: string, subgoals: readonly Subgoal[]): Workload {
  return {
    name,
    play: async (environment, seed, onStart) => {
      // A goal that is never reached, so that every subgoal runs to its own end.
      const start = await environment.open({ ...taskById('diamond'), goal: { have: { bedrock: 64 } } }, seed)
      onStart()
      const endings: string[] = []
      let lastTick = start.state.tick
      for (const subgoal of subgoals) {
        const attempt = await environment.attempt(subgoal, never)
        endings.push(`${subgoal.kind} ${attempt.ending}`)
        lastTick = attempt.postState.tick
      }
      await environment.close()
      return {
        gameTicks: lastTick - start.state.tick,
        ending: endings.join(', '),
        decisionMs: [],
        distilledMs: [],
      }
    },
  }
}

/** Lets an agent that has learnt nothing yet play a task of the suite, and records it as a run does. */
function episode(id: string, prior: Prior): Workload {
  return {
    name: prior === 'full' ? id : `${id}-prior-${prior}`,
    play: async (environment, seed, onStart) => {
      const { recorder, remove } = temporaryRecord()
      const { mindFor } = mindsOf(prior, noKnowledge)
      const decisionMs: number[] = []
      const distilledMs: number[] = []
      const times = {
        onDecision: (milliseconds: number) => void decisionMs.push(milliseconds),
        onDistilled: (milliseconds: number) => void distilledMs.push(milliseconds),
      }
      const agent = new Agent({
        environment,
        recorder,
        mindFor: (start) => timedMind(mindFor(start), times),
      })
      agent.events.subscribe(({ kind }) => kind === 'episode-start' && onStart())
      const request = { task: taskById(id), seed, configuration: {}, versions: {} }
      const { gameTicks, ending } = await agent.play(request, never)
      remove()
      return { gameTicks, ending, decisionMs, distilledMs }
    },
  }
}

const logs = ['oak_log', 'birch_log']

export const workloads: readonly Workload[] = [
  fixed('idle', [{ kind: 'wait', ticks: 6_000, budgetTicks: 6_100 }]),
  fixed('walking', [{ kind: 'explore', seek: ['bedrock'], budgetTicks: 3_000 }]),
  fixed('chores', [
    { kind: 'explore', seek: logs, budgetTicks: 2_000 },
    ...logs.map((log): Subgoal => ({
      kind: 'gather',
      blocks: [log],
      item: log,
      count: 3,
      budgetTicks: 1_500,
    })),
    { kind: 'craft', item: 'oak_planks', count: 8, budgetTicks: 200 },
    { kind: 'craft', item: 'stick', count: 4, budgetTicks: 200 },
    { kind: 'gather', blocks: ['dirt', 'grass_block'], item: 'dirt', count: 10, budgetTicks: 1_500 },
  ]),
  episode('stone_pickaxe', 'full'),
  episode('iron_pickaxe', 'full'),
  episode('iron_pickaxe', 'recipes'),
]
