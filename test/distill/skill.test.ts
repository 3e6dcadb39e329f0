import { describe, expect, it } from 'vitest'
import { skillsOf } from '../../src/distill/index.ts'
import type { Method } from '../../src/distill/index.ts'
import { knowledgeOf, lessonWith, trialOf } from './lessons.ts'

const stoneWith = (tool: string | null): Method => ({ kind: 'mine', block: 'stone', tool })
const cobblestone = { cobblestone: 1 }

describe('a skill', () => {
  it('generalises over tools: those that worked, and those that were tried in vain', () => {
    const knowledge = knowledgeOf([
      lessonWith(trialOf(stoneWith(null), 'cobblestone', {})),
      lessonWith(trialOf(stoneWith('wooden_shovel'), 'cobblestone', {})),
      ...Array.from({ length: 3 }, () =>
        lessonWith(trialOf(stoneWith('wooden_pickaxe'), 'cobblestone', cobblestone)),
      ),
    ])
    expect(skillsOf(knowledge).get('mine stone for cobblestone')).toMatchObject({
      tools: ['wooden_pickaxe'],
      uselessTools: [null, 'wooden_shovel'],
      attempts: 5,
      successes: 3,
      status: 'active',
      evidence: [3, 4, 5],
      counterEvidence: [1, 2],
    })
  })

  it('explains a rare drop by the one thing that gives it more often than all others', () => {
    const from = (block: string, uses: number, apples: number) =>
      lessonWith(trialOf({ kind: 'mine', block, tool: null }, 'oak_sapling', { apple: apples }, uses))
    const credible = (...lessons: Parameters<typeof knowledgeOf>[0]) =>
      skillsOf(knowledgeOf(lessons)).get('mine oak_leaves for apple')?.isCredible
    expect(credible(from('oak_leaves', 300, 1))).toBe(false)
    expect(credible(from('oak_leaves', 300, 2))).toBe(true)
    expect(credible(from('oak_leaves', 300, 2), from('oak_log', 900, 1))).toBe(true)
    expect(credible(from('oak_leaves', 300, 2), from('oak_log', 300, 1))).toBe(false)
  })

  it('is explained away where another source gives the thing twenty times as often', () => {
    const killed = (entity: string, item: string, kills: number, pieces: number) =>
      lessonWith(trialOf({ kind: 'hunt', entity }, null, { [item]: pieces }, kills))
    const credibleWith = (zombies: number) =>
      skillsOf(
        knowledgeOf([
          killed('spider', 'rotten_flesh', 60, 3),
          killed('zombie', 'rotten_flesh', 100, zombies),
        ]),
      ).get('hunt spider for rotten_flesh')?.isCredible
    expect(credibleWith(130)).toBe(false)
    expect(credibleWith(40)).toBe(true)
  })

  it('calls no tool useless that may just have had no luck', () => {
    const leavesWith = (tool: string | null): Method => ({ kind: 'mine', block: 'birch_leaves', tool })
    const rarely = lessonWith(trialOf(leavesWith('shears'), 'birch_sapling', { birch_sapling: 1 }, 20))
    const byHand = lessonWith(trialOf(leavesWith(null), 'birch_sapling', {}, 8))
    const uselessAfter = (attempts: number) =>
      skillsOf(knowledgeOf([rarely, ...Array<typeof byHand>(attempts).fill(byHand)])).get(
        'mine birch_leaves for birch_sapling',
      )?.uselessTools
    expect(uselessAfter(1)).toEqual([])
    expect(uselessAfter(10)).toEqual([null])
  })

  it('is active once it has worked twice', () => {
    const worked = lessonWith(trialOf(stoneWith('stone_pickaxe'), 'cobblestone', cobblestone))
    const skill = skillsOf(knowledgeOf([worked, worked])).get('mine stone for cobblestone')
    expect(skill).toMatchObject({ status: 'active', successRate: 0.75, expectedTicks: 50, yieldPerUse: 1 })
  })

  it('is retired when it works one time in many, and on parole when it does a little better', () => {
    const cow: Method = { kind: 'hunt', entity: 'cow' }
    const worked = lessonWith(trialOf(cow, 'leather', { leather: 1 }))
    const failed = lessonWith(trialOf(cow, 'leather', {}))
    const statusAfter = (failures: number) =>
      skillsOf(knowledgeOf([worked, ...Array<typeof failed>(failures).fill(failed)])).get(
        'hunt cow for leather',
      )?.status
    expect(statusAfter(3)).toBe('probation')
    expect(statusAfter(12)).toBe('parole')
    expect(statusAfter(30)).toBe('retired')
  })

  it('counts a tool as useless only where nothing disturbed the trial', () => {
    const disturbed = { ...trialOf(stoneWith(null), 'cobblestone', {}), cause: 'night' as const }
    const knowledge = knowledgeOf([
      lessonWith(disturbed),
      lessonWith(trialOf(stoneWith('wooden_pickaxe'), 'cobblestone', cobblestone)),
    ])
    expect(skillsOf(knowledge).get('mine stone for cobblestone')).toMatchObject({ uselessTools: [] })
  })

  it('is not there where nothing ever came of it', () => {
    expect(skillsOf(knowledgeOf([lessonWith(trialOf(stoneWith(null), 'cobblestone', {}))])).size).toBe(0)
  })
})
