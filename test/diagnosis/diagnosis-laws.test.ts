import fc from 'fast-check'
import { expect, it } from 'vitest'
import { diagnoseAttempt, judgeAttempt } from '../../src/diagnosis/index.ts'
import { attemptEndings, obstacleKinds, traceEventKinds } from '../../src/env/index.ts'
import type { Attempt, ObstacleKind, Subgoal, TraceEvent, TraceEventKind } from '../../src/env/index.ts'
import { anyState } from './states.ts'

const subgoals: readonly Subgoal[] = [
  { kind: 'gather', blocks: ['oak_log'], item: 'oak_log', count: 2, budgetTicks: 500 },
  { kind: 'craft', item: 'stick', count: 4, budgetTicks: 400 },
  { kind: 'smelt', input: 'iron_ore', item: 'iron_ingot', count: 1, fuel: 'coal', budgetTicks: 600 },
  { kind: 'hunt', entity: 'pig', item: 'porkchop', count: 1, budgetTicks: 600 },
  { kind: 'explore', seek: ['oak_log'], budgetTicks: 900 },
  { kind: 'place', block: 'chest', budgetTicks: 200 },
  { kind: 'sleep', budgetTicks: 600 },
  { kind: 'wait', ticks: 20, budgetTicks: 40 },
]
const datum = fc.oneof(
  fc.constantFrom('oak_log', 'zombie', 'no-path', 'stuck', 'none', 'self', 'attacked', 'lava'),
  fc.integer({ min: -50, max: 400 }),
  fc.boolean(),
  fc.constant(null),
)
const keys =
  'status search goalLoaded x y z block item entity count broken aborted placed text key by in halfHearts fallBlocks inLava food reflex ticks serverTicks id byBlocks for shown filled from to'
const event: fc.Arbitrary<TraceEvent> = fc.record({
  tick: fc.nat(900),
  kind: fc.constantFrom(...(Object.keys(traceEventKinds) as TraceEventKind[])),
  data: fc.dictionary(fc.constantFrom(...keys.split(' ')), datum, { maxKeys: 10 }),
})
const anyAttempt: fc.Arbitrary<Attempt> = fc
  .record({
    subgoal: fc.constantFrom(...subgoals),
    pre: anyState,
    post: anyState,
    trace: fc.array(event, { maxLength: 60 }),
    ending: fc.constantFrom(...attemptEndings),
    obstacle: fc.option(fc.constantFrom(...(Object.keys(obstacleKinds) as ObstacleKind[])), { nil: null }),
  })
  .map(({ subgoal, pre, post, trace, ending, obstacle: kind }) => ({
    subgoal,
    preState: pre,
    postState: { ...post, tick: pre.tick + 900 },
    trace: trace.toSorted((one, other) => one.tick - other.tick),
    traceEventsLeftOut: 0,
    ticks: 900,
    ending,
    obstacle: kind === null ? null : { kind, subject: 'oak_log', detail: 'It was so.' },
  }))
const context = { earlier: [], expectedTicks: null }

it('a diagnosis is the same for the same attempt, and changes nothing in it', () => {
  fc.assert(
    fc.property(anyAttempt, (attempt) => {
      const before = structuredClone(attempt)
      expect(diagnoseAttempt(attempt, context)).toEqual(diagnoseAttempt(structuredClone(attempt), context))
      expect(attempt).toEqual(before)
    }),
  )
})

it('only a failure has a primary cause, and every failure has one', () => {
  fc.assert(
    fc.property(anyAttempt, (attempt) => {
      const { outcome, primary, indicators } = diagnoseAttempt(attempt, context)
      expect(primary !== null).toBe(outcome === 'failure')
      expect(judgeAttempt(attempt).succeeded).toBe(outcome === 'success')
      expect(indicators.progress === 1).toBe(outcome === 'success')
    }),
  )
})

it('every finding has evidence and a confidence between 0 and 1, the contributing ones in order and each once', () => {
  fc.assert(
    fc.property(anyAttempt, (attempt) => {
      const { primary, contributing } = diagnoseAttempt(attempt, context)
      const all = primary === null ? contributing : [primary, ...contributing]
      for (const { confidence, evidence } of all) {
        expect(confidence).toBeGreaterThan(0)
        expect(confidence).toBeLessThanOrEqual(1)
        expect(evidence.length).toBeGreaterThan(0)
      }
      expect(new Set(all.map(({ cause }) => cause)).size).toBe(all.length)
      const confidences = contributing.map(({ confidence }) => confidence)
      expect(confidences).toEqual(confidences.toSorted((one, other) => other - one))
    }),
  )
})

it('progress, path efficiency and ticks are within their bounds', () => {
  fc.assert(
    fc.property(anyAttempt, (attempt) => {
      const { progress, pathEfficiency, idleTicks, damageTaken } = diagnoseAttempt(
        attempt,
        context,
      ).indicators
      expect(progress).toBeGreaterThanOrEqual(0)
      expect(progress).toBeLessThanOrEqual(1)
      expect(pathEfficiency ?? 0).toBeGreaterThanOrEqual(0)
      expect(pathEfficiency ?? 0).toBeLessThanOrEqual(1)
      expect(idleTicks).toBeGreaterThanOrEqual(0)
      expect(damageTaken).toBeGreaterThanOrEqual(0)
    }),
  )
})
