import { describe, expect, it } from 'vitest'
import { gameNames } from '../../../src/agent/index.ts'
import { analogies, carryOver } from '../../../src/agent/prior/analogies.ts'
import { Experience, noKnowledge } from '../../../src/distill/index.ts'
import type { Trial } from '../../../src/distill/index.ts'
import { lessonWith, trialOf } from '../../distill/lessons.ts'

describe('what is carried over to another block of a kind', () => {
  it.each([
    ['spruce_leaves', 'oak_leaves', 'spruce_sapling', 'oak_sapling'],
    ['spruce_leaves', 'dark_oak_leaves', 'spruce_sapling', 'dark_oak_sapling'],
    ['coal_ore', 'diamond_ore', 'coal', 'diamond'],
    ['deepslate_iron_ore', 'deepslate_gold_ore', 'raw_iron', 'raw_gold'],
    ['spruce_leaves', 'oak_leaves', 'stick', null],
    ['stone', 'dirt', 'stone', null],
    ['birch_log', 'birch_planks', 'birch_log', 'birch_planks'],
    ['leaves', 'oak_leaves', 'sapling', null],
  ])('%s to %s makes of %s: %s', (from, to, item, expected) => {
    expect(carryOver(from, to, item)).toBe(expected)
  })
})

describe('guesses by analogy', () => {
  const guess = analogies(gameNames('1.16.5'))
  const learnt = (...trials: readonly Trial[]): Experience => {
    const experience = new Experience(noKnowledge)
    trials.forEach((trial, index) => experience.take(lessonWith(trial), index + 1))
    return experience
  }
  const leaves = (kind: string, uses: number, saplings: number): Trial => ({
    ...trialOf({ kind: 'mine', block: `${kind}_leaves`, tool: null }, `${kind}_sapling`, {
      ...(saplings > 0 ? { [`${kind}_sapling`]: saplings } : {}),
    }),
    uses,
  })
  const fromOak = (experience: Experience) => guess('oak_sapling', experience)[0]

  it('are made of what is known of another of the kind, with its tools and as rare', () => {
    expect(fromOak(learnt())).toBeUndefined()
    const found = fromOak(learnt(leaves('spruce', 20, 1)))
    expect(found).toMatchObject({ kind: 'mine', block: 'oak_leaves', item: 'oak_sapling', tools: null })
    expect(found?.blocksPerItem).toBeCloseTo(20)
    expect(found?.doubtTicks).toBeGreaterThan(0)
    expect(found?.doubtTicks).toBeLessThan(100)
  })

  it('survive a few blocks in vain where the thing is rare, and not many', () => {
    const doubtAfter = (uses: number): number =>
      fromOak(learnt(leaves('spruce', 20, 1), leaves('oak', uses, 0)))?.doubtTicks ?? Infinity
    expect(doubtAfter(10)).toBeLessThan(150)
    expect(doubtAfter(200)).toBeGreaterThan(10_000)
  })
})
