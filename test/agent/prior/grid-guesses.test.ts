import { describe, expect, it } from 'vitest'
import { createGridGuesses, createHypotheses, gameNames, learnerBasis } from '../../../src/agent/index.ts'
import type { GridPattern } from '../../../src/agent/prior/grid-patterns.ts'
import { gridPatterns } from '../../../src/agent/prior/grid-patterns.ts'
import { learntKnowledge } from '../../../src/agent/prior/learnt-knowledge.ts'
import { Experience, noKnowledge } from '../../../src/distill/index.ts'
import type { Method } from '../../../src/distill/index.ts'
import { gridText } from '../../../src/env/index.ts'
import { lessonWith, trialOf } from '../../distill/lessons.ts'

const names = gameNames('1.16.5')
const gridGuesses = createGridGuesses(names)
const basis = learnerBasis(names, [], createHypotheses(names, []), gridGuesses)

const grid = (text: string): Method => ({ kind: 'craft', grid: text })

/** Of an agent that saw these grids make these things, or nothing. */
function having(...tried: readonly (readonly [string, string | null, number?])[]): Experience {
  const experience = new Experience(noKnowledge)
  tried.forEach(([text, makes, count = 1], index) =>
    experience.take(
      lessonWith(trialOf(grid(text), null, makes === null ? {} : { [makes]: count })),
      index + 1,
    ),
  )
  return experience
}

const gridsFor = (item: string, experience: Experience, carried: readonly string[]): readonly string[] =>
  gridGuesses(item, experience, carried).flatMap(({ trials = [] }) => trials.map(gridText))

describe('guesses at grids', () => {
  it('lay out what is carried, in the hand as long as no table is known', () => {
    const grids = gridsFor('crafting_table', having(), ['oak_planks'])
    expect(grids).toContain('oak_planks/oak_planks')
    expect(grids).toContain('oak_planks oak_planks/oak_planks oak_planks')
    expect(grids.every((text) => text.split('/').length <= 2)).toBe(true)
    expect(gridsFor('crafting_table', having(), [])).toEqual([])
  })

  it('try no grid twice, nor with another wood what one wood had nothing of', () => {
    const experience = having(['oak_planks', 'oak_button'], ['oak_planks oak_planks/oak_planks -', null])
    const grids = gridsFor('stick', experience, ['oak_planks', 'birch_planks'])
    expect(grids).toContain('birch_planks/birch_planks')
    for (const kind of ['oak', 'birch'])
      expect(grids).not.toContain(`${kind}_planks ${kind}_planks/${kind}_planks -`)
  })

  it('make of another material what makes a thing of the same kind', () => {
    const pickaxe = 'oak_planks oak_planks oak_planks/- stick -/- stick -'
    const experience = having(
      [pickaxe, 'wooden_pickaxe'],
      ['oak_planks oak_planks/oak_planks oak_planks', 'crafting_table'],
    )
    const [first] = gridGuesses('stone_pickaxe', experience, ['cobblestone', 'stick'])
    expect(first!.trials!.map(gridText)).toEqual(['cobblestone cobblestone cobblestone/- stick -/- stick -'])
    expect(first).toMatchObject({ needsTable: true, rows: [] })
  })

  it('become a recipe once one was seen to work, and no more is tried then', () => {
    const game = learntKnowledge(basis, having(['oak_planks/oak_planks', 'stick', 4]), undefined, [
      'oak_planks',
    ])
    expect(game.operatorsFor('stick')).toEqual([
      {
        kind: 'craft',
        item: 'stick',
        yields: 4,
        ingredients: [{ alternatives: ['oak_planks'], count: 2 }],
        rows: [[0], [0]],
        needsTable: false,
      },
    ])
    expect(game.mayAskForRecipes).toBe(false)
  })
})

it('patterns of grids are all different, the simplest first', () => {
  for (const patterns of Object.values(gridPatterns())) {
    const texts = (patterns as readonly GridPattern[]).map(gridText)
    expect(new Set(texts).size).toBe(texts.length)
  }
  const { oneInHand, twoAtTable } = gridPatterns()
  expect(oneInHand.slice(0, 2).map(gridText)).toEqual(['a', 'a/a'])
  expect(twoAtTable.map(gridText)).toContain('a a a/- b -/- b -')
})
