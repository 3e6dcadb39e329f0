import { describe, expect, it } from 'vitest'
import { skillsOf } from '../../src/distill/index.ts'
import type { Method } from '../../src/distill/index.ts'
import { times } from './guardrail/situations.ts'
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
      attempts: 3,
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
          ...Array.from({ length: 3 }, () => killed('spider', 'rotten_flesh', 20, 1)),
          killed('zombie', 'rotten_flesh', 100, zombies),
        ]),
      ).get('hunt spider for rotten_flesh')?.isCredible
    expect(credibleWith(130)).toBe(false)
    expect(credibleWith(40)).toBe(true)
  })

  it('is a hint where the thing came once beside something else, however many pieces', () => {
    const furnace: Method = { kind: 'mine', block: 'furnace', tool: 'stone_pickaxe' }
    const emptied = lessonWith(trialOf(furnace, null, { furnace: 1, clay_ball: 3 }))
    const dug = lessonWith(
      trialOf({ kind: 'mine', block: 'clay', tool: null }, 'clay_ball', { clay_ball: 4 }),
    )
    const credibleAfter = (times: number) =>
      skillsOf(knowledgeOf([dug, ...Array<typeof emptied>(times).fill(emptied)])).get(
        'mine furnace for clay_ball',
      )?.isCredible
    expect(credibleAfter(1)).toBe(false)
    expect(credibleAfter(2)).toBe(true)
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

  it('is not retired for uses in vain that its own rate lets expect', () => {
    const leaves = { kind: 'mine', block: 'oak_leaves', tool: null } as const
    const lessons = [
      ...times(3, lessonWith(trialOf(leaves, null, { apple: 1 }, 140))),
      ...times(11, lessonWith(trialOf(leaves, 'apple', { oak_sapling: 1 }, 30))),
    ]
    const statusAfter = (more: number) =>
      skillsOf(
        knowledgeOf([
          ...lessons,
          ...times(more, lessonWith(trialOf(leaves, 'apple', { oak_sapling: 1 }, 30))),
        ]),
      ).get('mine oak_leaves for apple')?.status
    expect(statusAfter(0)).toBe('parole')
    expect(statusAfter(20)).toBe('retired')
  })

  it('is not retired for what was tried with tools that have nothing of it', () => {
    const redstoneWith = (tool: string): Method => ({ kind: 'mine', block: 'redstone_ore', tool })
    const vain = lessonWith(trialOf(redstoneWith('stone_pickaxe'), 'redstone', {}))
    const onTheWay = lessonWith(trialOf(redstoneWith('iron_pickaxe'), null, { redstone: 5 }))
    const skill = skillsOf(knowledgeOf([...Array<typeof vain>(20).fill(vain), onTheWay])).get(
      'mine redstone_ore for redstone',
    )
    expect(skill).toMatchObject({ tools: ['iron_pickaxe'], attempts: 0, status: 'probation' })
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
