import { describe, expect, it } from 'vitest'
import { bandOf, habitatOf, searchTicksOf, unexploredBand } from '../../src/agent/prior/places.ts'
import { Experience, learn, noKnowledge } from '../../src/distill/index.ts'
import type { Knowledge, Lesson } from '../../src/distill/index.ts'
import { lessonWith } from '../distill/lessons.ts'

function lessonAt(y: number, names: readonly string[], searches: Lesson['searches'] = []): Lesson {
  return {
    ...lessonWith(),
    look: { isBelow: y < 60, band: Math.floor(y / 4), names, nearNames: names, carriedNames: [] },
    searches,
  }
}

function experienceOf(...lessons: readonly Lesson[]): Experience {
  const experience = new Experience(noKnowledge)
  lessons.forEach((lesson, index) => experience.take(lesson, index + 1))
  return experience
}

function learntFrom(lessons: readonly Lesson[]): Knowledge {
  return lessons.reduce((knowledge, lesson, index) => learn(knowledge, lesson, index + 1), noKnowledge)
}

const times = (count: number, lesson: Lesson): readonly Lesson[] =>
  Array.from({ length: count }, () => lesson)

describe('where a thing is looked for', () => {
  it('is above, where it is seen there, and below, where it is seen there', () => {
    const experience = experienceOf(
      ...times(10, lessonAt(70, ['oak_log'])),
      ...times(10, lessonAt(20, ['iron_ore'])),
    )
    expect(habitatOf('oak_log', experience)).toBe('surface')
    expect(habitatOf('iron_ore', experience)).toBe('stone')
  })

  it('is below after searches above in vain', () => {
    const search = { name: 'stone', way: 'above', ticks: 900, isFound: false } as const
    expect(habitatOf('stone', experienceOf(lessonAt(70, [])))).toBe('surface')
    expect(habitatOf('stone', experienceOf(...times(3, lessonAt(70, [], [search]))))).toBe('ore')
  })

  it('is anywhere below for what nearly every look there shows, and at a height for what many show', () => {
    const below = (share: number) =>
      experienceOf(
        ...times(20 * share, lessonAt(20, ['andesite', 'iron_ore'])),
        ...times(20 * (1 - share), lessonAt(20, [])),
      )
    expect(habitatOf('andesite', below(1))).toBe('stone')
    expect(habitatOf('iron_ore', below(0.7))).toBe('ore')
  })

  it('is below for stone, seen above now and then, once the way down has shown it sooner', () => {
    const above = { name: 'stone', way: 'above', ticks: 900 } as const
    const below = { name: 'stone', way: 'below', ticks: 110, isFound: true } as const
    const seenAbove = [
      lessonAt(70, ['stone'], [{ ...above, isFound: true }]),
      lessonAt(70, [], [{ ...above, isFound: false }]),
    ]
    const experience = experienceOf(
      ...times(10, lessonAt(58, ['stone'], [below])),
      ...seenAbove,
      ...seenAbove,
    )
    expect(experience.whereabouts).toBe('above')
    expect(habitatOf('stone', experience)).toBe('stone')
  })

  it('is above for what was never in view, where its likest kin is', () => {
    const vain = { name: 'spruce_log', way: 'above', ticks: 900, isFound: false } as const
    const earlier = learntFrom(times(40, lessonAt(70, ['grass_block'], [vain])))
    const habitatWith = (...lessons: readonly Lesson[]) => {
      const experience = new Experience(earlier)
      lessons.forEach((lesson, index) => experience.take(lesson, 100 + index))
      return habitatOf('spruce_log', experience)
    }
    expect(habitatWith()).toBe('ore')
    expect(habitatWith(...times(5, lessonAt(70, ['birch_log'])))).toBe('surface')
    expect(habitatWith(...times(5, lessonAt(20, ['birch_log'])))).toBe('ore')
    // Two searches in this episode were in vain.
    expect(habitatWith(lessonAt(70, ['birch_log'], [vain]), lessonAt(70, ['birch_log'], [vain]))).toBe('ore')
  })

  it('takes the longer, the more was searched in vain', () => {
    const search = { name: 'cow', way: 'above', ticks: 900, isFound: false } as const
    const ticks = [0, 1, 2].map((count) =>
      searchTicksOf('cow', experienceOf(lessonAt(70, ['cow']), ...times(count, lessonAt(70, [], [search])))),
    )
    expect(ticks[1]).toBeGreaterThan(ticks[0]!)
    expect(ticks[2]).toBeGreaterThan(ticks[1]!)
  })
})

describe('the height at which to dig', () => {
  it('is the one at which most looks show the block', () => {
    const experience = experienceOf(
      ...times(12, lessonAt(10, ['diamond_ore'])),
      ...times(12, lessonAt(40, [])),
      ...times(2, lessonAt(40, ['diamond_ore'])),
    )
    expect(bandOf('diamond_ore', experience)?.bestY).toBe(10)
  })

  it('has no depth below it where a look hardly shows the block', () => {
    const experience = experienceOf(
      ...times(12, lessonAt(30, ['diamond_ore'])),
      ...times(10, lessonAt(26, ['diamond_ore'])),
      ...times(40, lessonAt(26, [])),
      ...times(10, lessonAt(38, ['diamond_ore'])),
      ...times(2, lessonAt(14, ['diamond_ore'])),
      ...times(40, lessonAt(14, [])),
    )
    expect(bandOf('diamond_ore', experience)).toMatchObject({ bestY: 30, lowestY: 28 })
  })

  it('is below ground, however much of the block hills have shown', () => {
    const experience = experienceOf(
      ...times(12, lessonAt(30, ['stone'])),
      ...times(2, { ...lessonAt(90, ['stone']), heights: [{ block: 'stone', band: 22, count: 400 }] }),
    )
    expect(bandOf('stone', experience)?.bestY).toBeLessThan(60)
  })

  it('is another after looks in vain there', () => {
    const found = [...times(12, lessonAt(50, ['gold_ore'])), ...times(30, lessonAt(50, []))]
    const before = bandOf('gold_ore', experienceOf(...found.slice(0, 12)))
    const after = bandOf('gold_ore', experienceOf(...found))
    expect(before?.bestY).toBe(50)
    expect(after?.bestY).not.toBe(50)
  })

  it('is not known of what was never seen, which is looked for where nobody has been', () => {
    const experience = experienceOf(...times(5, lessonAt(6, [])), ...times(5, lessonAt(58, [])))
    expect(bandOf('emerald_ore', experience)).toBeNull()
    expect(unexploredBand(experience).bestY).toBe(10)
  })
})
