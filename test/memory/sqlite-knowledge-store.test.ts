import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { NewSkill } from '../../src/memory/index.ts'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { SqliteEpisodeRecorder } from '../../src/memory/sqlite/sqlite-episode-recorder.ts'
import { SqliteKnowledgeStore } from '../../src/memory/sqlite/sqlite-knowledge-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import {
  sampleClock,
  sampleOpening,
  sampleOutcome,
  sampleRecord,
  sampleRun,
} from './support/episode-samples.ts'

const skill: NewSkill = {
  name: 'mine oak_log',
  item: 'oak_log',
  subgoal: 'gather oak_log',
  status: 'probation',
  statusReason: 'it worked once',
  successes: 1,
  failures: 0,
  document: { tools: [null] },
  evidence: [{ attemptId: 1, role: 'for' }],
}

function knowledge() {
  const record = openRecord(join(temporaryFolder(), 'stevolve.db'))
  const episode = new SqliteEpisodeRecorder(record, sampleClock(), sampleRun).begin(sampleOpening)
  episode.recordAttempt(sampleRecord(0))
  episode.end(sampleOutcome)
  return { record, store: new SqliteKnowledgeStore(record, () => '2030-01-01T00:00:00.000Z') }
}

describe('the knowledge store', () => {
  it('keeps every version of a name, with its parent and its evidence', () => {
    const { record, store } = knowledge()
    const first = store.addSkill(skill)
    const second = store.addSkill({
      ...skill,
      status: 'active',
      statusReason: 'it worked again',
      successes: 2,
    })
    expect(store.skills()).toEqual([store.skill(second)])
    expect(store.skill(second)).toEqual({
      id: second,
      name: 'mine oak_log',
      version: 2,
      parentId: first,
      item: 'oak_log',
      subgoal: 'gather oak_log',
      status: 'active',
      statusReason: 'it worked again',
      successes: 2,
      failures: 0,
      createdAt: '2030-01-01T00:00:00.000Z',
      document: { tools: [null] },
    })
    expect(store.skill(first)).toMatchObject({ version: 1, status: 'probation', parentId: null })
    expect(store.skillEvidence(second)).toEqual([{ attemptId: 1, role: 'for' }])
    expect(store.skill(99)).toBeNull()
    record.close()
  })

  it('takes no evidence that was never recorded, and then nothing of the skill', () => {
    const { record, store } = knowledge()
    expect(() => store.addSkill({ ...skill, evidence: [{ attemptId: 77, role: 'for' }] })).toThrow(
      /FOREIGN KEY/,
    )
    expect(store.skills()).toEqual([])
    record.close()
  })

  it('retires a skill and gives it parole', () => {
    const { record, store } = knowledge()
    const id = store.addSkill(skill)
    store.setSkillStatus(id, 'retired', 'it failed eight times')
    expect(store.skill(id)).toMatchObject({ status: 'retired', statusReason: 'it failed eight times' })
    store.setSkillStatus(id, 'parole', 'it worked again')
    expect(store.skill(id)).toMatchObject({ status: 'parole' })
    record.close()
  })

  it('remembers what each generation knew', () => {
    const { record, store } = knowledge()
    const skillId = store.addSkill(skill)
    const generation = {
      number: 0,
      parentId: null,
      policyId: null,
      status: 'champion',
      document: { attempts: 1 },
      skillIds: [skillId],
      guardrailIds: [],
    } as const
    const first = store.addGeneration(generation)
    const second = store.addGeneration({
      ...generation,
      number: 1,
      parentId: first,
      status: 'candidate',
      skillIds: [],
    })
    store.setGenerationStatus(second, 'rejected')
    expect(store.generations()).toEqual([
      { ...generation, id: first, createdAt: '2030-01-01T00:00:00.000Z' },
      {
        ...generation,
        id: second,
        number: 1,
        parentId: first,
        status: 'rejected',
        skillIds: [],
        createdAt: '2030-01-01T00:00:00.000Z',
      },
    ])
    record.close()
  })
})
