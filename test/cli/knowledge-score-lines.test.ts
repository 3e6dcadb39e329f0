import { describe, expect, it } from 'vitest'
import { scorerOfRun } from '../../src/cli/composition/generation-knowledge.ts'
import { resolveShowSettings } from '../../src/cli/input/show-settings.ts'
import { knowledgeScoreParts } from '../../src/cli/view/knowledge-score-lines.ts'
import { worldFileSchema } from '../../src/env/embedded/world-file/world-file.ts'
import { knowledgeOf, lessonWith, trialOf } from '../distill/lessons.ts'

const ironOre = {
  id: 'iron_ore',
  group: 'iron',
  instruction: 'iron',
  horizonTicks: 1,
  goal: { have: { iron_ore: 1 } },
}
const configuration = {
  host: { kind: 'embedded', world: worldFileSchema.parse({ name: 'own' }) },
  tasks: { iron_ore: ironOre },
}
const knowledge = knowledgeOf([
  lessonWith(
    trialOf({ kind: 'mine', block: 'oak_log', tool: null }, 'oak_log', { oak_log: 1 }),
    trialOf({ kind: 'mine', block: 'dirt', tool: null }, 'iron_ore', { iron_ore: 1 }),
  ),
])

describe('the knowledge of a generation', () => {
  it('is told against the world and the tasks of its run', () => {
    const text = knowledgeScoreParts(scorerOfRun(configuration).learnt(knowledge), 100)
      .flatMap(({ heading, lines }) => [heading, ...lines])
      .join('\n')
    expect(text).toMatch(/source +1\/3/)
    expect(text).toContain('source  mine dirt for iron_ore')
    expect(text).toContain('tier  iron_ore: stone_pickaxe')
    expect(text).toContain('1 of 3 false (33.3 %)')
  })

  it('is not to be had of a run on a server', () => {
    expect(() => scorerOfRun({ host: { kind: 'remote' } })).toThrow('is not known of this record')
  })

  it('is a matter of generations', () => {
    expect(resolveShowSettings('generation', '3', { knowledge: true }).knowledge).toBe(true)
    expect(() => resolveShowSettings('episode', '3', { knowledge: true })).toThrow('--knowledge is for')
  })
})
