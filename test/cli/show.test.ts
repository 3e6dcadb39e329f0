import { describe, expect, it } from 'vitest'
import { show } from '../../src/cli/commands/show.ts'
import { findShown } from '../../src/cli/composition/compose-show.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import type { ShowOptions } from '../../src/cli/input/show-settings.ts'
import { resolveShowSettings } from '../../src/cli/input/show-settings.ts'
import { UsageError } from '../../src/env/index.ts'
import { SqliteKnowledgeStore } from '../../src/memory/sqlite/sqlite-knowledge-store.ts'
import { fakeContext } from './support/fake-context.ts'
import { recordEpisode, tamper } from './support/recorded-episode.ts'

function shown(workingDirectory: string, kind: string, id: string, options: ShowOptions = {}) {
  const fake = fakeContext()
  const context = { ...fake.context, workingDirectory }
  const settings = resolveShowSettings(kind, id, options)
  const exitCode = show(context, settings, findShown(settings, context))
  return { exitCode, out: fake.out, text: fake.out.join('\n') }
}

describe('stevolve show', () => {
  it('shows an episode with its attempts in 80 columns', async () => {
    const { exitCode, out, text } = shown(await recordEpisode('wooden_pickaxe'), 'episode', '1')
    expect(exitCode).toBe(exitCodes.done)
    expect(out[0]).toBe('episode 1: Craft a wooden pickaxe')
    expect(text).toMatch(/ended +goal: The goal came true/)
    expect(text).toMatch(/ATTEMPT +TICK +TOOK +CAUSE +SUBGOAL\n +1 +0 +\d+ +success +explore/)
    expect(Math.max(...out.map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  it('shows an attempt with what it is linked to, what it changed and why, its trace folded or whole', async () => {
    const script = {
      fault: (_subgoal: unknown, index: number) =>
        index === 1 ? ({ ending: 'obstructed', obstacle: 'target-not-found', ticks: 40 } as const) : null,
    }
    const folder = await recordEpisode('wooden_pickaxe', { script })
    const { out, text } = shown(folder, 'attempt', '2')
    for (const heading of ['before it', 'decision', 'what it changed', 'diagnosis', 'indicators', 'trace'])
      expect(out).toContain(heading)
    expect(text).toMatch(
      /episode +1 \(wooden_pickaxe, seed 1\), position 1\n +before +attempt 1\n +after +attempt 3/,
    )
    expect(text).toMatch(/cause +target-not-found.*, confidence \d+ %\n +evidence /)
    expect(text).toMatch(/time +40 ticks/)
    expect(text).toContain('deed-note 1, path-end 1, path-start 1 (--trace shows them)')
    expect(shown(folder, 'attempt', '2', { trace: true }).text).toMatch(/\d+ deed-note looks around/)
    expect(Math.max(...out.map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  it('gives all of it as one JSON object', async () => {
    const { out } = shown(await recordEpisode('oak_log'), 'attempt', '1', { json: true })
    expect(out).toHaveLength(1)
    expect(JSON.parse(out[0]!)).toMatchObject({
      type: 'attempt',
      id: 1,
      episode: { id: 1, task: 'oak_log', seed: 1 },
      record: { index: 0, attempt: { preState: { tick: 0 } }, diagnosis: { outcome: 'success' } },
      lineage: { previous: null, next: 2 },
    })
  })

  it('shows what was learnt with what it rests on, and the attempt with what rests on it', async () => {
    const folder = await recordEpisode('wooden_pickaxe')
    tamper(folder, 'wooden_pickaxe', (database) => {
      const store = new SqliteKnowledgeStore({ file: 'record', database }, () => '2030-01-01T00:00:00.000Z')
      const known = {
        status: 'active',
        statusReason: 'it works',
        subgoal: 'gather oak_log',
        item: 'oak_log',
      } as const
      const skill = {
        ...known,
        name: 'chop',
        successes: 3,
        failures: 1,
        document: { effect: '\u001b[31moak' },
      }
      store.addSkill({ ...skill, evidence: [{ attemptId: 2, role: 'for' }] })
      store.addSkill({ ...skill, evidence: [] })
      const guardrail = { ...known, name: 'no-fist', scope: 'subgoal', cause: 'missing-tool' } as const
      const counts = { blocks: 5, falseBlocks: 1, document: { trigger: 'no tool' } }
      store.addGuardrail({ ...guardrail, ...counts, evidence: [{ attemptId: 2, role: 'against' }] })
      const generation = {
        number: 0,
        parentId: null,
        policyId: null,
        status: 'champion',
        document: {},
      } as const
      store.addGeneration({ ...generation, skillIds: [1], guardrailIds: [1] })
      database.exec('INSERT INTO episode_generation (episode_id, generation_id) VALUES (1, 1)')
    })
    const skill = shown(folder, 'skill', '1').text
    expect(skill).toMatch(/^skill 1: chop\n[^]*status reason it works\n[^]*followed by skill 2\n/)
    expect(skill).toMatch(/for +attempt 2\n +known to +generation 1\n[^]*effect +"/)
    expect(skill).not.toContain('\u001b')
    expect(shown(folder, 'guardrail', '1').text).toMatch(/^guardrail 1: no-fist\n[^]*against +attempt 2/)
    expect(shown(folder, 'generation', '1').text).toMatch(
      /^generation 1: number 0\n[^]*skills +skill 1\n +guardrails +guardrail 1/,
    )
    expect(shown(folder, 'attempt', '2').text).toMatch(/skills +skill 1\n +guardrails +guardrail 1/)
    // The second attempt gathers logs, by what the generation of its episode knew.
    expect(shown(folder, 'attempt', '2').text).toMatch(/because of +skill 1, chop: attempt 2\n/)
    expect(shown(folder, 'attempt', '1').text).not.toContain('because of')
    const { out } = shown(folder, 'skill', '1', { json: true })
    expect(JSON.parse(out[0]!)).toMatchObject({
      type: 'skill',
      id: 1,
      knowledge: { children: [2], generations: [1] },
    })
  })

  it('says what is not there, and where to look', async () => {
    const folder = await recordEpisode('oak_log')
    for (const kind of ['episode', 'attempt', 'skill', 'guardrail', 'generation'])
      expect(() => shown(folder, kind, '99')).toThrow(`There is no ${kind} 99 in `)
    expect(() => resolveShowSettings('planet', '1', {})).toThrow(UsageError)
    expect(() => resolveShowSettings('episode', 'one', {})).toThrow(UsageError)
    expect(() => resolveShowSettings('episode', '1', { trace: true })).toThrow(UsageError)
  })
})
