import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { workedQueries } from '../../scripts/schema/worked-queries.ts'
import type { OpenRecord } from '../../src/memory/sqlite/open-record.ts'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { SqliteGateStore } from '../../src/memory/sqlite/sqlite-gate-store.ts'
import { SqliteKnowledgeStore } from '../../src/memory/sqlite/sqlite-knowledge-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** Three real episodes with 20 attempts, and a made-up generation that learnt from them. */
function realRecord(): OpenRecord {
  const file = join(temporaryFolder(), 'stevolve.db')
  copyFileSync(join(import.meta.dirname, '..', 'recordings', 'schema-1.db'), file)
  const record = openRecord(file)
  const { database } = record
  const { failed } = database.prepare('SELECT min(failed_attempt_id) AS failed FROM correction').get() as {
    failed: number
  }
  const store = new SqliteKnowledgeStore(record, () => '2030-01-01T00:00:00.000Z')
  const common = {
    item: null,
    subgoal: null,
    status: 'active',
    statusReason: 'a test',
    document: {},
  } as const
  const skillIds = [
    store.addSkill({
      ...common,
      name: 'craft planks',
      successes: 2,
      failures: 0,
      evidence: [
        { attemptId: 12, role: 'for' },
        { attemptId: 13, role: 'for' },
      ],
    }),
  ]
  const guardrailIds = [
    store.addGuardrail({
      ...common,
      name: 'not here',
      scope: 'subgoal',
      cause: null,
      blocks: 3,
      falseBlocks: 0,
      evidence: [{ attemptId: failed, role: 'for' }],
    }),
  ]
  const gates = new SqliteGateStore(record, () => '2030-01-01T00:00:00.000Z')
  database.exec(
    "INSERT INTO policy (name, created_at, document) VALUES ('scorer@1', '2030-01-01T00:00:00.000Z', '{}')",
  )
  const policies = { championId: null, candidateId: 1, generationId: null }
  const gate = gates.beginGate({ key: 'a'.repeat(64), ...policies, settings: {} })
  const champion = { episodeId: 1, success: false, gameTicks: 900 }
  const candidate = { episodeId: 2, success: true, gameTicks: 400 }
  gates.putPair(gate.id, {
    position: 0,
    task: 'oak_log',
    group: 'wooden',
    seed: 5,
    champion,
    candidate,
    score: 1,
  })
  gates.endGate(gate.id, { verdict: 'promote', reason: 'better', evidence: {} })
  gates.change({ kind: 'promotion', policyId: 1, gateId: gate.id, by: 'gate', reason: 'a test' })
  const generation = { number: 4, parentId: null, policyId: null, status: 'champion', document: {} } as const
  const id = store.addGeneration({ ...generation, skillIds, guardrailIds })
  database.exec(`
    INSERT INTO episode_generation VALUES (2, ${id});
    INSERT INTO score VALUES (${id}, 'tech-tree-70, seeds 1-2', 'all', 2, 1, '[]');`)
  return record
}

function answersOf(): Record<string, readonly Record<string, unknown>[]> {
  const open = realRecord()
  const answers = workedQueries.map(
    ({ question, sql }) => [question, open.database.prepare(sql).all()] as const,
  )
  open.close()
  return Object.fromEntries(answers) as never
}

/** The answer to the query whose question has these words. */
function answerTo(answers: ReturnType<typeof answersOf>, words: string): readonly Record<string, unknown>[] {
  const found = Object.entries(answers).find(([question]) => question.includes(words))
  if (found === undefined) throw new Error(`No question has the words "${words}".`)
  return found[1]
}

describe('the worked queries of docs/schema.md', () => {
  it('answer their questions on a real record', () => {
    const answers = answersOf()
    const to = (words: string) => answerTo(answers, words)
    expect(Object.keys(answers).length).toBeGreaterThanOrEqual(10)
    expect(to('each task succeed')).toEqual([
      { task: 'oak_log', generation: null, episodes: 1, successes: 1, success_rate: 1 },
      { task: 'wooden_pickaxe', generation: 4, episodes: 1, successes: 1, success_rate: 1 },
    ])
    expect(to('each kind of subgoal fail').reduce((sum, { failures }) => sum + Number(failures), 0)).toBe(2)
    expect(to('get better').map(({ rate_of_last_20: rate }) => rate)).toEqual([1, 1, 0.667])
    expect(to('each guardrail rest')).toMatchObject([
      { name: 'not here', version: 1, status: 'active', role: 'for', task: 'oak_log', seed: 5 },
    ])
    expect(to('failures cluster').reduce((sum, { failures }) => sum + Number(failures), 0)).toBe(2)
    expect(to('each cause cost').reduce((sum, { failures }) => sum + Number(failures), 0)).toBe(2)
    const lost = to('each cause cost').map(({ ticks_lost: ticks }) => Number(ticks))
    expect(lost).toEqual(lost.toSorted((one, other) => other - one))
    expect(lost[0]).toBeGreaterThan(0)
    expect(to('worked later').length).toBeGreaterThan(0)
    for (const { episode, ticks_later: later } of to('worked later')) {
      expect(episode).toBe(1)
      expect(later).toBeGreaterThan(0)
    }
    expect(to('day or night').reduce((sum, { attempts }) => sum + Number(attempts), 0)).toBe(20)
    for (const { x, z, subgoal } of to('within 64 blocks')) {
      expect(Math.max(Math.abs(Number(x)), Math.abs(Number(z)))).toBeLessThanOrEqual(64 + 16)
      expect(subgoal).toMatch(/log|explore/)
    }
    expect(to('within 64 blocks').length).toBeGreaterThan(0)
    expect(to('Which policy played')).toMatchObject([
      {
        plays: 'scorer@1',
        in_place_of: 'heuristic',
        pairs: 1,
        goals_gained: 1,
        goals_lost: 0,
        mean_score: 1,
      },
    ])
    expect(to('what order')[0]).toMatchObject({ task: 'iron_pickaxe', mean_position: 0 })
    expect(to('does a score come')).toEqual([
      {
        generation: 4,
        evaluation: 'tech-tree-70, seeds 1-2',
        task_group: 'all',
        successes: 1,
        episodes: 2,
        policy: null,
        training_rows: 0,
        attempts_behind_skills: 2,
        attempts_behind_guardrails: 1,
      },
    ])
  })
})
