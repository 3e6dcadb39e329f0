import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cause } from '../../../src/diagnosis/index.ts'
import { diagnoseAttempt } from '../../../src/diagnosis/index.ts'
import { evaluatePredicate, guardrailsOf, isEnforced, lessonOf } from '../../../src/distill/index.ts'
import type { GuardUse, Guardrail, Knowledge, Predicate } from '../../../src/distill/index.ts'
import type { Subgoal } from '../../../src/env/index.ts'
import { attemptOf } from '../../diagnosis/states.ts'
import { knowledgeOf, lessonWith, trialOf } from '../lessons.ts'
import { carrying, descend, knowledgeOfTrials, times, trialIn } from './situations.ts'

const bare = carrying([])
const withPickaxe = carrying(['wooden_pickaxe'])
const noPickaxe: Predicate = {
  all: [{ kind: 'feature', feature: 'pickaxe', is: 'at-most', level: 'none' }],
}
const id = 'descend: not while no pickaxe is carried'

function enforced(knowledge: Knowledge): readonly Guardrail[] {
  return [...guardrailsOf(knowledge).values()].filter(isEnforced)
}

const planted = [...times(12, trialIn(bare, 'missing-tool')), ...times(8, trialIn(withPickaxe, null))]

function used(probes: number, falseBlocks: number): GuardUse {
  const { subject } = trialIn(bare, null)
  return { subject, predicate: noPickaxe, cause: 'missing-tool', blocks: probes, probes, falseBlocks }
}

function gather(blocks: readonly string[], item: string): Subgoal {
  return { kind: 'gather', blocks, item, count: 1, budgetTicks: 300 }
}

describe('a guardrail', () => {
  it('is the predicate that separates failures of a cause from successes, with what worked as its remedy', () => {
    expect(enforced(knowledgeOfTrials(planted))).toMatchObject([
      {
        id,
        predicate: noPickaxe,
        cause: 'missing-tool',
        remedy: 'it worked 8 times where a wooden or better pickaxe is carried',
        attempts: 12,
        failures: 12,
        outside: { attempts: 8, failures: 0 },
        status: 'active',
      },
    ])
  })

  it('says nothing of what a creature does drop, however often it was hunted for what it does not', () => {
    const hunt = (item: string): Subgoal => ({
      kind: 'hunt',
      entity: 'pig',
      item,
      count: 1,
      budgetTicks: 300,
    })
    const [hungry, full] = [carrying([], { health: 9 }), carrying([], { health: 20 })]
    const knowledge = knowledgeOfTrials([
      ...times(30, trialIn(full, 'wrong-drop', hunt('scute'))),
      ...times(20, trialIn(hungry, null, hunt('porkchop'))),
    ])
    expect(enforced(knowledge).filter(({ subject }) => subject.key === 'hunt pig for porkchop')).toEqual([])
    expect(enforced(knowledge).filter(({ subject }) => subject.key === 'hunt pig')).toEqual([])
  })

  it('never forbids as such what gave the thing on the way to something else, more than once', () => {
    const leaves = { kind: 'mine', block: 'oak_leaves', tool: null } as const
    const tries = times(12, trialIn(bare, 'wrong-drop', gather(['oak_leaves'], 'apple')))
    const forbids = (came: number): boolean => {
      const lessons = [
        ...times(came, lessonWith(trialOf(leaves, null, { apple: 1 }, 140))),
        ...tries.map((situation) => ({
          ...lessonWith(trialOf(leaves, 'apple', { oak_sapling: 1 }, 20)),
          situations: [situation],
        })),
      ]
      return enforced(knowledgeOf(lessons)).some(({ subject: { item } }) => item === 'apple')
    }
    expect([0, 1, 2].map(forbids)).toEqual([true, true, false])
  })

  it('may need two conditions at once', () => {
    const night = { timeOfDay: 18_000 }
    const armour = { equipment: { head: 'iron_helmet' } }
    const knowledge = knowledgeOfTrials([
      ...times(60, trialIn(carrying([], night), 'killed-by-mob')),
      ...times(60, trialIn(carrying([], { ...night, ...armour }), null)),
      ...times(60, trialIn(carrying([], armour), null)),
      ...times(60, trialIn(bare, null)),
    ])
    const [guardrail] = enforced(knowledge)
    expect(guardrail?.id).toBe('descend: not while no armour is worn and it is night')
    expect(evaluatePredicate(guardrail!.predicate, carrying([], night), descend)).toBe(true)
    expect(evaluatePredicate(guardrail!.predicate, bare, descend)).toBe(false)
  })

  it('is on probation while few attempts speak for it, and forbids nothing then', () => {
    const few = [...times(5, trialIn(bare, 'missing-tool')), ...times(6, trialIn(withPickaxe, null))]
    const guardrails = guardrailsOf(knowledgeOfTrials(few))
    expect(guardrails.get(id)).toMatchObject({ status: 'probation' })
  })

  it('is not there where failures are noise', () => {
    const anyState = fc.record({
      isArmed: fc.boolean(),
      timeOfDay: fc.constantFrom(1_000, 18_000),
      health: fc.constantFrom(4, 10, 20),
      food: fc.constantFrom(4, 10, 20),
      y: fc.constantFrom(12, 28, 40, 64),
      underSky: fc.boolean(),
      emptySlots: fc.constantFrom(0, 2, 30),
      fails: fc.boolean(),
    })
    let wrong = 0
    fc.assert(
      fc.property(fc.array(anyState, { minLength: 20, maxLength: 60 }), (states) => {
        const knowledge = knowledgeOfTrials(
          states.map(({ isArmed, y, fails, ...changes }) =>
            trialIn(
              carrying(isArmed ? ['iron_sword'] : [], { ...changes, position: { x: 0, y, z: 0 } }),
              fails ? 'killed-by-mob' : null,
            ),
          ),
        )
        wrong += enforced(knowledge).length
      }),
      { seed: 11, numRuns: 200 },
    )
    // One in fifty, since odds of twenty to one are asked for.
    expect(wrong).toBeLessThanOrEqual(4)
  })

  it('yields to contradictory evidence: it forbids no more, and says why', () => {
    const contradicted = [...planted, ...times(12, trialIn(bare, null))]
    const knowledge = knowledgeOfTrials(contradicted, [used(1, 0)])
    expect(guardrailsOf(knowledge).get(id)).toMatchObject({
      status: 'retired',
      statusReason: 'What happened since speaks against it: 12 of 24 failed.',
    })
  })

  it('is retired when probes show that it forbids what would work, and comes back on parole when much more speaks for it', () => {
    expect(guardrailsOf(knowledgeOfTrials(planted, [used(20, 0)])).get(id)?.status).toBe('active')
    expect(guardrailsOf(knowledgeOfTrials(planted, [used(4, 1)])).get(id)).toMatchObject({
      status: 'retired',
      blocks: 4,
      falseBlocks: 1,
    })
    const more = [...planted, ...times(30, trialIn(bare, 'missing-tool'))]
    expect(guardrailsOf(knowledgeOfTrials(more, [used(4, 1)])).get(id)?.status).toBe('parole')
  })

  it('expires when it has neither blocked nor been confirmed for long', () => {
    const knowledge = knowledgeOfTrials(planted)
    const later = (attempts: number): Knowledge => ({ ...knowledge, attempts })
    expect(guardrailsOf(later(50_000)).get(id)?.status).toBe('active')
    expect(guardrailsOf(later(70_000)).get(id)?.status).toBe('retired')
  })

  it('forbids one particular means as such when it hardly ever worked, and never a general kind of subgoal', () => {
    const goldFromCoal = gather(['coal_ore'], 'gold_ore')
    const vain = knowledgeOfTrials(times(10, trialIn(bare, 'wrong-drop', goldFromCoal)))
    expect(enforced(vain).map((one) => one.id)).toEqual(['gather gold_ore from coal_ore: never'])
    expect(enforced(knowledgeOfTrials(times(40, trialIn(bare, 'fled'))))).toEqual([])
  })

  it('never forbids as such what is known to work with a tool that none of the attempts had', () => {
    const redstone = gather(['redstone_ore'], 'redstone')
    const tried = times(20, {
      ...lessonWith(),
      situations: [trialIn(carrying(['stone_pickaxe']), 'wrong-drop', redstone)],
    })
    const never = 'gather redstone from redstone_ore: never'
    expect(enforced(knowledgeOf(tried)).map(({ id: name }) => name)).toContain(never)
    const byChance = lessonWith(
      trialOf({ kind: 'mine', block: 'redstone_ore', tool: 'iron_pickaxe' }, null, { redstone: 5 }),
    )
    expect(enforced(knowledgeOf([...tried, byChance])).map(({ id: name }) => name)).not.toContain(never)
  })

  it('leaves a tool that was never tried alone where all others were in vain', () => {
    const diamond = { kind: 'gather', blocks: ['diamond_ore'], item: 'diamond', count: 1, budgetTicks: 300 }
    const using = (tool: string): Subgoal => ({ ...diamond, tools: [tool] }) as Subgoal
    const inVain = ['stone_axe', 'stone_pickaxe'].flatMap((tool) =>
      times(10, {
        ...lessonWith(trialOf({ kind: 'mine', block: 'diamond_ore', tool }, 'diamond', {})),
        situations: [trialIn(carrying([tool]), 'wrong-drop', using(tool))],
      }),
    )
    const carried = carrying(['stone_axe', 'stone_pickaxe', 'iron_pickaxe'])
    const isForbidden = (tool: string): boolean =>
      enforced(knowledgeOf(inVain)).some(
        ({ subject, predicate }) =>
          subject.key === 'gather diamond from diamond_ore' &&
          evaluatePredicate(predicate, carried, using(tool)),
      )
    expect(isForbidden('stone_axe')).toBe(true)
    expect(isForbidden('iron_pickaxe')).toBe(false)
  })

  it('is what was lacking altogether where nothing ever worked, since the cause says so', () => {
    const knowledge = knowledgeOfTrials(times(10, trialIn(bare, 'missing-tool')))
    expect(enforced(knowledge)).toMatchObject([{ id, attempts: 10, outside: { attempts: 0 } }])
  })

  it('does not hold it against a search that it found nothing', () => {
    const search: Subgoal = { kind: 'explore', seek: ['oak_log'], budgetTicks: 100 }
    const primary = { cause: 'target-not-found', subject: null, confidence: 1, evidence: [] } as const
    const attempt = attemptOf(search, {}, {}, 'out-of-budget')
    const judged = diagnoseAttempt(attempt, { earlier: [], expectedTicks: null })
    expect(lessonOf(attempt, { ...judged, outcome: 'failure', primary }).situations).toMatchObject([
      { subject: { key: 'explore' }, cause: null },
    ])
  })

  it('does not depend on the order of attempts', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...planted], { minLength: planted.length }), (shuffled) => {
        const [guardrail] = enforced(knowledgeOfTrials(shuffled))
        expect(guardrail).toMatchObject({ id, attempts: 12, outside: { attempts: 8, failures: 0 } })
      }),
      { numRuns: 20 },
    )
  })
})

describe('a guardrail of methods', () => {
  const ironWith = (tool: string | null) => ({ kind: 'mine', block: 'iron_ore', tool }) as const

  it('names the tools that had nothing of a block where another had', () => {
    const knowledge = knowledgeOf([
      ...times(4, lessonWith(trialOf(ironWith('wooden_pickaxe'), 'iron_ore', {}))),
      ...times(8, lessonWith(trialOf(ironWith('stone_pickaxe'), 'iron_ore', { iron_ore: 1 }))),
    ])
    expect(enforced(knowledge)).toMatchObject([
      {
        id: 'gather iron_ore from iron_ore: not while nothing better is at hand than wooden_pickaxe',
        remedy: 'it worked with stone_pickaxe',
        cause: 'missing-tool',
        attempts: 4,
      },
    ])
  })

  it('leaves a tool alone whose drop may just not have come', () => {
    const knowledge = knowledgeOf([
      ...times(3, lessonWith(trialOf(ironWith('wooden_pickaxe'), 'iron_ore', {}))),
      ...times(3, lessonWith(trialOf(ironWith('stone_pickaxe'), 'iron_ore', { iron_ore: 1 }, 10))),
    ])
    expect(enforced(knowledge)).toEqual([])
  })

  it('forbids what a furnace makes nothing of, and a fuel that does not burn', () => {
    const burnt = (fuel: string, cause: Cause) =>
      lessonWith({ ...trialOf({ kind: 'burn', fuel }, null, {}), cause })
    const knowledge = knowledgeOf([
      ...times(3, lessonWith(trialOf({ kind: 'smelt', input: 'dirt' }, 'glass', {}))),
      ...times(3, burnt('cobblestone', 'missing-fuel')),
      // That dirt does not melt is not the coal's fault.
      ...times(3, burnt('coal', 'smelt-failed')),
    ])
    expect(enforced(knowledge).map((one) => one.id)).toEqual([
      'smelt dirt into glass: never',
      'smelt with cobblestone: never',
    ])
  })

  it('forbids a block that only ever gave something else', () => {
    const coalOre = { kind: 'mine', block: 'coal_ore', tool: 'stone_pickaxe' } as const
    const knowledge = knowledgeOf([
      ...times(30, lessonWith(trialOf(coalOre, 'coal', { coal: 1 }))),
      ...times(2, lessonWith(trialOf(coalOre, 'gold_ore', { coal: 1 }))),
    ])
    expect(enforced(knowledge).map((one) => one.id)).toEqual(['gather gold_ore from coal_ore: never'])
  })
})
