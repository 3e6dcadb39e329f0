import { describe, expect, it } from 'vitest'
import {
  encodeDecision,
  featureLayout,
  featureLayoutSchema,
  layoutDifference,
  layoutDigest,
} from '../../../src/distill/dataset/features/feature-layout.ts'
import type { Goal, Subgoal } from '../../../src/env/index.ts'
import { stateWith } from '../../support/world-states.ts'
import { gather, retreat } from './decided-episodes.ts'

const goal: Goal = { all: [{ have: { iron_pickaxe: 1, stick: 4 } }, { mined: '#iron_ores' }] }
const state = stateWith({
  tick: 600,
  health: 10,
  inventory: { stick: 2, stone_pickaxe: 1 },
  blocks: { iron_ore: { count: 3, nearestBlocks: 8 } },
})

function features(candidates: readonly Subgoal[]) {
  const { context, candidates: rows } = encodeDecision(
    state,
    goal,
    candidates.map((subgoal) => ({ subgoal })),
  )
  const width = featureLayout.candidate.length
  return {
    context: (name: string) => context[featureLayout.context.indexOf(name)],
    candidate: (index: number, name: string) => rows[index * width + featureLayout.candidate.indexOf(name)],
    all: [...context, ...rows],
  }
}

describe('encoding of a decision', () => {
  it('puts each value under its name', () => {
    const { context, candidate, all } = features([gather('iron_ore'), retreat])
    expect(context('body.health')).toBe(0.5)
    expect(context('best.pickaxe')).toBe(0.5)
    expect(context('block.iron_ore')).toBe(0.5)
    expect(context('goal.carried-share')).toBe(0.25)
    expect(context('goal-word.pickaxe')).toBe(1)
    expect(context('goal-word.diamond')).toBe(0)
    expect(candidate(0, 'kind.gather')).toBe(1)
    expect(candidate(0, 'relation.target-nearness')).toBe(0.5)
    expect(candidate(0, 'relation.words-of-goal')).toBe(0.5)
    expect(candidate(0, 'candidate.first')).toBe(1)
    expect(candidate(1, 'candidate.rank')).toBe(0.5)
    expect(candidate(1, 'kind.retreat')).toBe(1)
    expect(all.every((value) => Number.isFinite(value))).toBe(true)
  })

  it('gives things of mods and later versions features too', () => {
    const { all } = features([gather('mythril_shard')])
    const { all: other } = features([gather('adamant_dust')])
    expect(all).not.toEqual(other)
  })

  it('sees whether what a subgoal works with is carried', () => {
    const smelt: Subgoal = {
      kind: 'smelt',
      input: 'iron_ore',
      item: 'iron_ingot',
      count: 1,
      fuel: 'stick',
      budgetTicks: 400,
    }
    const { candidate } = features([smelt, { ...smelt, input: 'stick' }, retreat])
    expect(candidate(0, 'relation.needs-met')).toBe(0.5)
    expect(candidate(1, 'relation.needs-met')).toBe(1)
    expect(candidate(2, 'relation.needs-nothing')).toBe(1)
  })
})

describe('the feature layout', () => {
  it('is plain data that comes back as it was, and has no name twice', () => {
    const stored = featureLayoutSchema.parse(JSON.parse(JSON.stringify(featureLayout)))
    expect(layoutDifference(stored)).toBeNull()
    expect(layoutDigest(stored)).toBe(layoutDigest(featureLayout))
    for (const names of [featureLayout.context, featureLayout.candidate])
      expect(new Set(names).size).toBe(names.length)
  })

  it('names the first difference to another one', () => {
    const { context, candidate } = featureLayout
    const without = { context: context.filter((name) => name !== 'body.food'), candidate }
    expect(layoutDifference(without)).toBe('it lacks the context feature "body.food"')
    const more = { context, candidate: [...candidate, 'word.mythril'] }
    expect(layoutDifference(more)).toMatch('it wants the candidate feature "word.mythril"')
    const moved = { context: [context[1]!, context[0]!, ...context.slice(2)], candidate }
    expect(layoutDifference(moved)).toMatch(`its context feature 0 is "${context[1]}"`)
    expect(layoutDifference({ context: [...context, context[0]!], candidate })).toMatch('twice')
    expect(layoutDigest(moved)).not.toBe(layoutDigest(featureLayout))
  })
})
