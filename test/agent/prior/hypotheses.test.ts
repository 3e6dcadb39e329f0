import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHypotheses, gameNames, learnerBasis, recipeBook } from '../../../src/agent/index.ts'
import type { Operator } from '../../../src/agent/prior/game-knowledge.ts'
import { learntKnowledge } from '../../../src/agent/prior/learnt-knowledge.ts'
import { Experience, noKnowledge } from '../../../src/distill/index.ts'
import type { Method, Trial } from '../../../src/distill/index.ts'
import { stateWith } from '../../support/world-states.ts'
import { lessonWith, trialOf } from '../../distill/lessons.ts'

const names = gameNames('1.16.5')
const recipes = recipeBook('1.16.5')
const hypotheses = createHypotheses(names, recipes)
const basis = learnerBasis(names, recipes, hypotheses)

/** An agent that stands in a meadow beside a rock. */
function newcomer(...trials: readonly Trial[]): Experience {
  const experience = new Experience(noKnowledge)
  const seen = { count: 3, nearestBlocks: 8 }
  const blocks = { grass_block: seen, birch_log: seen, stone: seen }
  experience.look(stateWith({ blocks, entities: { cow: seen } }))
  trials.forEach((trial, index) => experience.take(lessonWith(trial), index + 1))
  return experience
}

function best(item: string, experience: Experience): Operator | undefined {
  const doubt = (guess: Operator): number => ('doubtTicks' in guess ? (guess.doubtTicks ?? 0) : 0)
  return hypotheses.forItem(item, experience).toSorted((one, other) => doubt(one) - doubt(other))[0]
}

const stoneWith = (tool: string | null): Method => ({ kind: 'mine', block: 'stone', tool })

describe('guesses', () => {
  it('try what bears the name and is in view, by hand', () => {
    expect(best('cobblestone', newcomer())).toMatchObject({ kind: 'mine', block: 'stone', tools: null })
  })

  it('go on to tools where the hand had nothing, and to better ones where the lesser had nothing', () => {
    const tried = [trialOf(stoneWith(null), 'cobblestone', {})]
    const toolsFor = () =>
      hypotheses
        .forItem('cobblestone', newcomer(...tried))
        .flatMap((guess) => (guess.kind === 'mine' && guess.block === 'stone' ? guess.tools : []))
    expect(toolsFor()).toContain('wooden_pickaxe')
    expect(toolsFor()).not.toContain('stone_pickaxe')
    tried.push(trialOf(stoneWith('wooden_pickaxe'), 'cobblestone', {}))
    expect(toolsFor()).toContain('stone_pickaxe')
  })

  it('keep to the kind of tool that the likest known block wants, in better materials than were in vain', () => {
    const oreWith = (block: string, tool: string): Method => ({ kind: 'mine', block, tool })
    const experience = newcomer(
      trialOf(oreWith('coal_ore', 'wooden_pickaxe'), 'coal', { coal: 1 }),
      trialOf(oreWith('gold_ore', 'stone_pickaxe'), 'gold_ore', {}),
    )
    const gold = hypotheses
      .forItem('gold_ore', experience)
      .flatMap((guess) => (guess.kind === 'mine' && guess.block === 'gold_ore' ? [guess] : []))
      .map(({ tools, doubtTicks = 0 }) => ({ tool: tools?.[0] ?? null, doubtTicks }))
      .sort((one, other) => one.doubtTicks - other.doubtTicks)
    expect(gold.map(({ tool }) => tool)).not.toContain('wooden_pickaxe')
    expect(gold.slice(0, 2).map(({ tool }) => tool)).toEqual(['iron_pickaxe', 'stone_pickaxe'])
    expect(gold.find(({ tool }) => tool === 'wooden_axe')?.doubtTicks).toBeGreaterThan(
      10 * gold[0]!.doubtTicks,
    )
  })

  it('promise less of what was never seen, the more looks went by without it', () => {
    const doubtAfter = (looks: number): number => {
      const experience = newcomer()
      for (let look = 1; look < looks; look++) experience.look(stateWith({ blocks: {} }))
      const guess = hypotheses
        .forItem('gold_ore', experience)
        .find((one) => one.kind === 'mine' && one.block === 'nether_gold_ore')
      return (guess as { readonly doubtTicks?: number } | undefined)?.doubtTicks ?? 0
    }
    expect(doubtAfter(1)).toBeGreaterThan(0)
    expect(doubtAfter(1_000)).toBeGreaterThan(3 * doubtAfter(1))
  })

  it('smelt an ore into its ingot rather than look for the metal in it', () => {
    expect(best('iron_ingot', newcomer())).toMatchObject({ kind: 'smelt', input: 'iron_ore' })
  })

  it('hunt the creatures around for what no block is like', () => {
    const leather = hypotheses.forItem('leather', newcomer())
    expect(leather).toContainEqual(expect.objectContaining({ kind: 'hunt', entity: 'cow' }))
  })

  it('make nothing of a thing that hands make', () => {
    expect(hypotheses.forItem('chest', newcomer())).toEqual([])
  })

  it('promise less after each trial in vain, and are never used up', () => {
    const doubtAfter = (trials: number): number => {
      const tried = Array<Trial>(trials).fill(trialOf({ kind: 'hunt', entity: 'cow' }, 'leather', {}))
      const guesses = hypotheses.forItem('leather', newcomer(...tried))
      const cow = guesses.find((guess) => guess.kind === 'hunt' && guess.entity === 'cow')
      return cow?.kind === 'hunt' ? (cow.doubtTicks ?? 0) : Infinity
    }
    expect(doubtAfter(1)).toBeGreaterThan(doubtAfter(0))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.boolean(), (times, isReached) => {
        const vain = { ...trialOf(stoneWith(null), 'cobblestone', {}), uses: isReached ? 1 : 0 }
        const experience = newcomer(...Array<Trial>(times).fill(vain))
        const guesses = hypotheses.forItem('cobblestone', experience)
        expect(guesses.length).toBeGreaterThan(0)
        for (const guess of guesses) expect('doubtTicks' in guess && guess.doubtTicks).toBeGreaterThan(0)
      }),
    )
  })
})

describe('what an agent knows that must learn', () => {
  it('leads to every pickaxe, if only by guesses', () => {
    const game = learntKnowledge(basis, newcomer())
    for (const item of ['wooden_pickaxe', 'stone_pickaxe', 'iron_pickaxe', 'diamond_pickaxe']) {
      expect(game.costTicks(item)).toBeLessThan(Infinity)
    }
  })

  it('takes what worked for certain, and leaves the guesses', () => {
    const pickaxe = stoneWith('wooden_pickaxe')
    const game = learntKnowledge(basis, newcomer(trialOf(pickaxe, 'cobblestone', { cobblestone: 1 })))
    const [operator, ...others] = game.operatorsFor('cobblestone')
    expect(operator).toMatchObject({
      kind: 'mine',
      block: 'stone',
      tools: ['wooden_pickaxe', 'stone_pickaxe', 'iron_pickaxe', 'diamond_pickaxe'],
    })
    expect(others).toEqual([])
  })

  it('burns what was seen to burn', () => {
    const burn = { ...trialOf({ kind: 'burn', fuel: 'birch_log' }, null, { burnTicks: 600 }, 2) }
    expect(learntKnowledge(basis, newcomer(burn)).fuels).toEqual([{ item: 'birch_log', burnTicks: 300 }])
    // Under a thing that does not smelt nothing lights.
    const unlit = trialOf({ kind: 'burn', fuel: 'birch_log' }, null, {}, 2)
    expect(learntKnowledge(basis, newcomer(burn, unlit)).fuels).toEqual([
      { item: 'birch_log', burnTicks: 300 },
    ])
  })
})
