import { describe, expect, it } from 'vitest'
import {
  FirstPlanPlanner,
  LearningMind,
  RetrievalMind,
  createHypotheses,
  gameKnowledge,
  gameNames,
  learnerBasis,
  passThroughGuard,
  plannerOrderPolicy,
  recipeBook,
  staticMind,
  steadyMind,
} from '../../src/agent/index.ts'
import type { AgentParts, CaseMemory, RecordedCase } from '../../src/agent/index.ts'
import { diagnoseAttempt, outcomeOnly } from '../../src/diagnosis/index.ts'
import { noKnowledge } from '../../src/distill/index.ts'
import type { EpisodeStart } from '../../src/env/index.ts'
import { traceOf } from '../support/traced-environment.ts'
import { playScripted, taskOf } from './play-scripted.ts'

const parts = { guard: passThroughGuard, policy: plannerOrderPolicy }
const names = gameNames('1.16.5')
const recipes = recipeBook('1.16.5')
const basis = learnerBasis(names, recipes, createHypotheses(names, recipes))

const firstPlan: AgentParts['mindFor'] = ({ minecraft }) =>
  steadyMind({ planner: new FirstPlanPlanner(gameKnowledge(minecraft), 'first plan'), ...parts })
/** Learns, and plans only once. */
const firstGuess: AgentParts['mindFor'] = ({ state }) =>
  new LearningMind({ basis, knowledge: noKnowledge, state, replans: false, ...parts })

describe('an agent that does not replan', () => {
  it.each(['wooden_pickaxe', 'stone_pickaxe', 'iron_pickaxe', 'bucket'])(
    'makes a %s where nothing goes wrong',
    async (item) => {
      const { result, records } = await playScripted(
        taskOf({ have: { [item]: 1 } }),
        {},
        { mindFor: firstPlan },
      )
      expect(result.success).toBe(true)
      expect(records.at(-1)?.decision.planner).toBe('first plan')
    },
  )

  it('gives up where a step fails through, and one that replans does not', async () => {
    const oakIsOutOfReach = {
      fault: ({ kind, ...subgoal }: { kind: string }) =>
        kind === 'gather' && 'item' in subgoal && subgoal.item === 'oak_log'
          ? ({ ending: 'obstructed', obstacle: 'target-unreachable', ticks: 100 } as const)
          : null,
    }
    const task = taskOf({ have: { wooden_pickaxe: 1 } })
    const { result } = await playScripted(task, oakIsOutOfReach, { mindFor: firstPlan })
    expect(result).toMatchObject({ success: false, gaveUp: true })
    expect(result.detail).toContain('failed through: mine')
    const { result: whole } = await playScripted(task, oakIsOutOfReach)
    expect(whole.success).toBe(true)
  })

  it('holds to its first plan though it learns', async () => {
    const task = taskOf({ have: { cobblestone: 1 } }, 4_000)
    const { records } = await playScripted(task, {}, { mindFor: firstGuess })
    const planners = new Set(records.map(({ decision }) => decision.planner))
    expect(planners).toEqual(new Set(['symbolic-learnt@1 first plan']))
  })

  it('tries again what failed once', async () => {
    let left = 2
    const { result } = await playScripted(
      taskOf({ have: { stone_pickaxe: 1 } }),
      {
        fault: ({ kind }) =>
          kind === 'craft' && left-- > 0
            ? { ending: 'obstructed', obstacle: 'craft-failed', ticks: 20 }
            : null,
      },
      { mindFor: firstPlan },
    )
    expect(result.success).toBe(true)
  })
})

it('a diagnosis of the outcome alone tells no cause, and success and failure as before', async () => {
  const { records } = await playScripted(taskOf({ have: { stone_pickaxe: 1 } }), {
    fault: (_subgoal, index) =>
      index === 2 ? { ending: 'obstructed', obstacle: 'target-unreachable', ticks: 50 } : null,
  })
  const context = { earlier: [], expectedTicks: null }
  for (const { attempt } of records) {
    const whole = diagnoseAttempt(attempt, context)
    const blind = outcomeOnly(whole)
    expect(blind.outcome).toBe(whole.outcome)
    expect(blind.difference).toEqual(whole.difference)
    expect(blind.primary?.cause ?? null).toBe(whole.outcome === 'failure' ? 'unknown' : null)
    expect(blind.loop ?? blind.stagnation).toBeNull()
  }
  expect(records.some(({ diagnosis }) => diagnosis.outcome === 'failure')).toBe(true)
})

it('an agent that learns nothing decides by its first look alone', async () => {
  const mindFor = ({ state }: EpisodeStart) => staticMind(basis, state, parts.guard, parts.policy)
  const { records } = await playScripted(taskOf({ have: { cobblestone: 1 } }, 2_000), {}, { mindFor })
  const mind = staticMind(basis, records[0]!.attempt.preState, parts.guard, parts.policy)
  const before = mind.deciders
  for (const { attempt, diagnosis } of records) mind.distill(attempt, diagnosis, 1)
  expect(mind.deciders).toBe(before)
  expect(records[0]?.decision.planner).toBe('symbolic-static@1')
})

describe('an agent that recalls without distilling', () => {
  /** What one that knows the game did for cobblestone, with what is told of it on the way. */
  async function cases(): Promise<readonly RecordedCase[]> {
    const { records } = await playScripted(taskOf({ have: { cobblestone: 1 } }))
    return records.map(({ attempt, diagnosis }, index) => ({
      attempt: { ...attempt, trace: traceOf(attempt) },
      diagnosis,
      attemptId: index + 1,
    }))
  }
  const remembering = (memory: CaseMemory) => ({
    mindFor: ({ state }: EpisodeStart) => new RetrievalMind({ basis, memory, state, ...parts }),
  })

  it('uses what worked in the cases that it recalls, and asks once for each item', async () => {
    const recorded = await cases()
    const asked: string[] = []
    const memory: CaseMemory = {
      casesFor: (item) => {
        asked.push(item)
        return recorded.filter(({ attempt: { subgoal } }) => 'item' in subgoal && subgoal.item === item)
      },
    }
    const task = taskOf({ have: { cobblestone: 1 } }, 4_000)
    const { result } = await playScripted(task, {}, remembering(memory))
    const { result: without } = await playScripted(task, {}, remembering({ casesFor: () => [] }))
    expect(result.success).toBe(true)
    expect(without.success).toBe(false)
    expect(asked).toContain('cobblestone')
    expect(new Set(asked).size).toBe(asked.length)
  })
})
