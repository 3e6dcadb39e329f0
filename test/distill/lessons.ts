import fc from 'fast-check'
import { noKnowledge, learn, subjectOf } from '../../src/distill/index.ts'
import type {
  GuardUse,
  Knowledge,
  Lesson,
  Method,
  Predicate,
  SituationTrial,
  Trial,
} from '../../src/distill/index.ts'
import { cellOf } from '../../src/distill/guardrail/situation-cell.ts'
import type { Subgoal } from '../../src/env/index.ts'
import { stateWith } from '../support/world-states.ts'

/** A lesson of these trials alone. */
export function lessonWith(...trials: readonly Trial[]): Lesson {
  return {
    trials,
    heights: [],
    situations: [],
    guardUses: [],
    look: { isBelow: false, band: 16, names: [], nearNames: [], carriedNames: [] },
    searches: [],
  }
}

/** A trial that went undisturbed. */
export function trialOf(
  method: Method,
  wanted: string | null,
  yields: Readonly<Record<string, number>>,
  uses = 1,
): Trial {
  const succeeded = wanted !== null && wanted in yields
  const cause = succeeded ? null : 'missing-tool'
  return { method, wanted, uses, yields, succeeded, ticks: 50, cause }
}

/** What one lesson after another comes to; attempts are numbered from 1. */
export function knowledgeOf(lessons: readonly Lesson[], firstAttempt = 1): Knowledge {
  return lessons.reduce(
    (knowledge, lesson, index) => learn(knowledge, lesson, firstAttempt + index),
    noKnowledge,
  )
}

const items = fc.constantFrom('cobblestone', 'iron_ore', 'leather', 'coal')
const pickaxes = [null, 'wooden_pickaxe', 'stone_pickaxe'] as const
const tools = fc.constantFrom(...pickaxes)

const anyMethod: fc.Arbitrary<Method> = fc.oneof(
  fc.record({
    kind: fc.constant('mine' as const),
    block: fc.constantFrom('stone', 'iron_ore'),
    tool: tools,
  }),
  fc.record({ kind: fc.constant('hunt' as const), entity: fc.constantFrom('cow', 'pig') }),
  fc.record({ kind: fc.constant('smelt' as const), input: items }),
)

const anyTrial: fc.Arbitrary<Trial> = fc.record({
  method: anyMethod,
  wanted: fc.option(items),
  uses: fc.nat(5),
  yields: fc.dictionary(items, fc.integer({ min: 1, max: 4 }), { maxKeys: 2 }),
  ticks: fc.nat(500),
  succeeded: fc.boolean(),
  cause: fc.constantFrom(null, 'missing-tool' as const, 'night' as const),
})

const anySituation: fc.Arbitrary<SituationTrial> = fc
  .record({
    pickaxe: fc.constantFrom(...pickaxes),
    night: fc.boolean(),
    subgoal: fc.constantFrom<Subgoal>(
      { kind: 'descend', toY: 11, seek: ['iron_ore'], budgetTicks: 100 },
      { kind: 'gather', blocks: ['stone'], item: 'cobblestone', count: 1, budgetTicks: 100 },
    ),
    cause: fc.constantFrom(null, 'missing-tool' as const, 'fled' as const),
  })
  .map(({ pickaxe, night, subgoal, cause }) => {
    const state = stateWith({
      durables: pickaxe === null ? [] : [{ item: pickaxe, remainingDurability: 50 }],
      timeOfDay: night ? 18_000 : 1_000,
    })
    return { subject: subjectOf(subgoal)!, cell: cellOf(state, subgoal), cause }
  })

const anyUse: fc.Arbitrary<GuardUse> = fc.record({
  subject: fc.constant(subjectOf({ kind: 'descend', toY: 11, seek: ['iron_ore'], budgetTicks: 100 })!),
  predicate: fc.constantFrom<Predicate>(
    { all: [] },
    { all: [{ kind: 'feature', feature: 'pickaxe', is: 'at-most', level: 'none' }] },
  ),
  cause: fc.constantFrom('missing-tool' as const, 'fled' as const),
  blocks: fc.integer({ min: 1, max: 3 }),
  probes: fc.nat(1),
  falseBlocks: fc.constant(0),
})

/** Any lesson of a small world, in which the same things turn up again and again. */
export const anyLesson: fc.Arbitrary<Lesson> = fc.record({
  trials: fc.array(anyTrial, { maxLength: 4 }),
  heights: fc.array(
    fc.record({
      block: fc.constantFrom('stone', 'iron_ore'),
      band: fc.integer({ min: 0, max: 5 }),
      count: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 3 },
  ),
  situations: fc.array(anySituation, { maxLength: 2 }),
  guardUses: fc.array(anyUse, { maxLength: 2 }),
  look: fc
    .record({
      isBelow: fc.boolean(),
      band: fc.integer({ min: -2, max: 20 }),
      names: fc.uniqueArray(fc.constantFrom('stone', 'cow', 'iron_ore'), { maxLength: 3 }),
      near: fc.nat(3),
    })
    .map(({ near, ...look }) => ({ ...look, nearNames: look.names.slice(0, near), carriedNames: [] })),
  searches: fc.array(
    fc.record({
      name: fc.constantFrom('iron_ore', 'pig'),
      way: fc.constantFrom('above' as const, 'below' as const),
      ticks: fc.nat(900),
      isFound: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
})
