import { describe, expect, it } from 'vitest'
import {
  createHypotheses,
  gameKnowledge,
  gameNames,
  learnerBasis,
  learntKnowledge,
  recipeBook,
} from '../../../src/agent/index.ts'
import { Experience, skillsOf } from '../../../src/distill/index.ts'
import type { Knowledge, Lesson, Trial } from '../../../src/distill/index.ts'
import { worldTruth } from '../../../src/env/embedded/referee/world-truth.ts'
import { loadWorldFile } from '../../../src/env/embedded/world-file/load-world-file.ts'
import type { Goal, Task } from '../../../src/env/index.ts'
import { suiteSchema } from '../../../src/env/index.ts'
import { scoreKnowledge, suiteDependencies } from '../../../src/evolve/index.ts'
import type { KnowledgeScore } from '../../../src/evolve/index.ts'
import { knowledgeOf, lessonWith, trialOf } from '../../distill/lessons.ts'
import suite from '../../../worlds/tech-tree-70.suite.json' with { type: 'json' }

const worlds = new URL('../../../worlds', import.meta.url).pathname
const truthOf = (world: string) => worldTruth(loadWorldFile(world, worlds))
const truth = truthOf('default')
const names = gameNames('1.16.5')
const recipes = recipeBook('1.16.5')
const basis = learnerBasis(names, recipes, createHypotheses(names, recipes))
const { tasks } = suiteSchema.parse(suite)

function taskOf(goal: Goal): Task {
  return { id: 'own', group: 'own', instruction: 'own', goal, horizonTicks: 100 }
}

function scoreOf(knowledge: Knowledge, goal: Goal, world = truth): KnowledgeScore {
  const items = [...skillsOf(knowledge).values()].map(({ item }) => item)
  return scoreKnowledge(
    learntKnowledge(basis, new Experience(knowledge)),
    world,
    suiteDependencies([taskOf(goal)], world),
    items,
  )
}

function textsOf({ dependencies }: KnowledgeScore, isStated: boolean): readonly string[] {
  return dependencies
    .filter((dependency) => !dependency.isGiven && dependency.isStated === isStated)
    .map(({ kind, text }) => `${kind} ${text}`)
}

function taught(...trials: readonly Trial[]): Knowledge {
  return knowledgeOf([lessonWith(...trials)])
}

const mine = (block: string, tool: string | null) => ({ kind: 'mine', block, tool }) as const
const smelting = { kind: 'smelt', input: 'iron_ore' } as const
const ingot: Goal = { have: { iron_ingot: 1 } }
const digsOfIron = (band: number): Lesson => ({
  ...lessonWith(),
  heights: [{ block: 'iron_ore', band, count: 9 }],
})

describe('what a suite hangs on', () => {
  it('is derived backwards from the goal, to the tool of the tool', () => {
    expect(textsOf(scoreOf(taught(), ingot), false)).toEqual([
      'source iron_ingot: smelt iron_ore into iron_ingot',
      'source iron_ore: mine iron_ore for iron_ore',
      'tool iron_ore: pickaxe',
      'tier iron_ore: stone_pickaxe',
      'depth iron_ore: 1 to 65',
      'source cobblestone: mine stone for cobblestone',
      'tool cobblestone: pickaxe',
      'tier cobblestone: wooden_pickaxe',
      'source birch_log or the like: mine birch_log for birch_log',
      'tool birch_log or the like: a bare hand',
      'station smelting: furnace',
      'fuel something that burns',
      'fuel how long it burns',
    ])
  })

  it('follows the rules of the world: iron in nuggets, where ore gives them', () => {
    const texts = textsOf(scoreOf(taught(), ingot, truthOf('shifted-depths')), false)
    expect(texts).toContain('source iron_nugget: mine iron_ore for iron_nugget')
    expect(texts.join()).not.toContain('smelt')
  })

  it('leaves out tasks that cannot be done, and names them', () => {
    const score = scoreOf(taught(), { have: { turtle_helmet: 1 } })
    expect(score.unreachable).toEqual(['own'])
    expect(score.all.of).toBe(0)
  })
})

describe('knowledge of a world', () => {
  it('is complete where all is known beforehand and the rules are ordinary', () => {
    const { learnt, all } = scoreKnowledge(
      gameKnowledge('1.16.5'),
      truth,
      suiteDependencies(tasks, truth),
      [],
    )
    expect([learnt.share, all.share]).toEqual([1, 1])
    expect(learnt.of).toBeGreaterThan(35)
  })

  it('that is known beforehand is partly false where the rules are others', () => {
    const shifted = truthOf('shifted-depths')
    const score = scoreKnowledge(gameKnowledge('1.16.5'), shifted, suiteDependencies(tasks, shifted), [])
    expect(score.learnt.share).toBeLessThan(0.9)
    expect(score.wrong.map(({ text }) => text)).toContain('diamond_ore at height 11')
  })

  it('is none before anything was tried, however much is guessed', () => {
    const score = scoreKnowledge(
      learntKnowledge(basis, new Experience(taught())),
      truth,
      suiteDependencies(tasks, truth),
      [],
    )
    expect(score.learnt.right).toBe(0)
    expect(score.all.right).toBeGreaterThan(80)
    expect(score.wrong).toEqual([])
  })

  it('counts any true way to the same end', () => {
    const score = scoreOf(taught(trialOf(mine('spruce_log', null), 'spruce_log', { spruce_log: 1 })), {
      have: { stick: 1 },
    })
    expect(score.learnt).toEqual({ right: 2, of: 2, share: 1 })
  })

  it('knows the tool but not the tier where only a better tool was tried', () => {
    const better = taught(trialOf(mine('stone', 'iron_pickaxe'), 'cobblestone', { cobblestone: 1 }))
    const score = scoreOf(better, { have: { cobblestone: 1 } })
    expect(textsOf(score, true)).toContain('tool cobblestone: pickaxe')
    expect(textsOf(score, false)).toContain('tier cobblestone: wooden_pickaxe')
    expect(score.statements).toEqual({ made: 2, wrong: 0, wrongShare: 0 })
  })

  it('counts a height only where the ore lies', () => {
    expect(textsOf(scoreOf(knowledgeOf([digsOfIron(5)]), ingot), true)).toEqual(['depth iron_ore: 1 to 65'])
    const { wrong } = scoreOf(knowledgeOf([digsOfIron(20)]), ingot)
    expect(wrong.map(({ text }) => text)).toEqual(['iron_ore at height 82'])
  })

  it('counts the time of a fuel only where it is about right', () => {
    const burning = (ticks: number) =>
      taught(
        trialOf(smelting, 'iron_ingot', { iron_ingot: 1 }),
        trialOf({ kind: 'burn', fuel: 'coal' }, null, { burnTicks: ticks }),
      )
    expect(textsOf(scoreOf(burning(1_600), ingot), true)).toContain('fuel how long it burns')
    const short = scoreOf(burning(600), ingot)
    expect(textsOf(short, true)).toContain('fuel something that burns')
    expect(textsOf(short, false)).toContain('fuel how long it burns')
    expect(short.wrong).toEqual([])
    expect(scoreOf(burning(3_000), ingot).wrong.map(({ text }) => text)).toEqual(['coal burns 3000 ticks'])
  })
})

describe('a false statement', () => {
  it.each<[string, Trial, string]>([
    [
      'a tool that does not do',
      trialOf(mine('iron_ore', 'wooden_pickaxe'), 'iron_ore', { iron_ore: 1 }),
      'mine iron_ore for iron_ore with wooden_pickaxe, stone_pickaxe, iron_pickaxe, diamond_pickaxe',
    ],
    [
      'a block that never drops it',
      trialOf(mine('grass_block', null), 'apple', { apple: 1 }),
      'mine grass_block for apple',
    ],
    [
      'a creature',
      trialOf({ kind: 'hunt', entity: 'pig' }, 'leather', { leather: 1 }),
      'hunt pig for leather',
    ],
    ['a furnace', trialOf({ kind: 'smelt', input: 'dirt' }, 'stone', { stone: 1 }), 'smelt dirt into stone'],
    ['a fuel', trialOf({ kind: 'burn', fuel: 'dirt' }, null, { burnTicks: 200 }), 'dirt burns 200 ticks'],
  ])('is found: %s', (_what, trial, text) => {
    const { wrong, statements } = scoreOf(taught(trial), ingot)
    expect(wrong.map((statement) => statement.text)).toEqual([text])
    expect(statements.wrong).toBe(1)
  })

  it('is one that calls a tool useless by which the thing comes now and then', () => {
    const { wrong } = scoreOf(
      taught(
        trialOf(mine('gravel', null), 'flint', { gravel: 9 }, 9),
        trialOf(mine('gravel', 'wooden_shovel'), 'flint', { flint: 1 }),
      ),
      { have: { flint: 1 } },
    )
    expect(wrong.map(({ kind }) => kind)).toEqual(['tool'])
  })

  it('in the recipe book is counted apart', () => {
    const { statements, recipes: book } = scoreOf(taught(), { have: { stick: 1 } }, truthOf('shifted-crafts'))
    expect(statements.made).toBe(0)
    expect(book.wrong).toBeGreaterThan(0)
  })
})
