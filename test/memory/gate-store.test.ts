import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { pruneRecord } from '../../src/memory/sqlite/prune-record.ts'
import { SqliteEpisodeRecorder } from '../../src/memory/sqlite/sqlite-episode-recorder.ts'
import { SqliteGateStore } from '../../src/memory/sqlite/sqlite-gate-store.ts'
import { SqliteKnowledgeStore } from '../../src/memory/sqlite/sqlite-knowledge-store.ts'
import { SqlitePolicyStore } from '../../src/memory/sqlite/sqlite-policy-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import {
  sampleClock,
  sampleOpening,
  sampleOutcome,
  sampleRecord,
  sampleRun,
} from './support/episode-samples.ts'

const isoDate = () => '2030-01-01T00:00:00.000Z'

/** A record with two episodes and two policies. */
function recordWithPolicies() {
  const record = openRecord(join(temporaryFolder(), 'stevolve.db'))
  const recorder = new SqliteEpisodeRecorder(record, sampleClock(), sampleRun)
  for (const seed of [1, 2]) {
    const episode = recorder.begin({ ...sampleOpening, seed })
    episode.recordAttempt(sampleRecord(0))
    episode.end(sampleOutcome)
  }
  const policies = new SqlitePolicyStore(record, isoDate)
  for (const digit of ['1', '2']) {
    const modelHash = digit.repeat(64)
    policies.adoptPolicy({ name: `scorer@${digit}`, modelHash, modelFile: 'policies/a.onnx', document: {} })
  }
  return { record, policies, store: new SqliteGateStore(record, isoDate) }
}

const newGate = { key: 'f'.repeat(64), championId: null, candidateId: 1, generationId: null, settings: {} }
const pair = {
  position: 0,
  task: 'stick',
  group: 'wooden',
  seed: 7,
  champion: { episodeId: 1, success: true, gameTicks: 400 },
  candidate: { episodeId: 2, success: true, gameTicks: 200 },
  score: 0.5,
}

describe('gates in a record', () => {
  it('are there once for each key, with every pair once', () => {
    const { record, store } = recordWithPolicies()
    const gate = store.beginGate(newGate)
    expect(gate).toMatchObject({ ...newGate, id: 1, verdict: null, endedAt: null, evidence: null })
    expect(store.beginGate(newGate)).toEqual(gate)
    store.putPair(1, pair)
    store.putPair(1, pair)
    expect(store.pairs(1)).toEqual([pair])
    const ended = store.endGate(1, { verdict: 'keep', reason: 'worse', evidence: { pairs: 1 } })
    expect(ended).toMatchObject({
      verdict: 'keep',
      reason: 'worse',
      evidence: { pairs: 1 },
      endedAt: isoDate(),
    })
    expect(store.gates()).toEqual([ended])
    record.close()
  })

  it('keep what their pairs came to when the episodes are pruned', () => {
    const { record, store } = recordWithPolicies()
    store.beginGate(newGate)
    store.putPair(1, pair)
    pruneRecord(record, { keepEpisodes: 0, before: null, mostBytes: null, isDryRun: false })
    expect(store.pairs(1)).toEqual([
      {
        ...pair,
        champion: { ...pair.champion, episodeId: null },
        candidate: { ...pair.candidate, episodeId: null },
      },
    ])
    record.close()
  })
})

describe('changes of the policy', () => {
  it('tell what plays, what did before, and let the newest generation play with it', () => {
    const { record, store } = recordWithPolicies()
    const knowledge = new SqliteKnowledgeStore(record, isoDate)
    const generation = { parentId: null, policyId: null, status: 'champion', document: {} } as const
    for (const number of [0, 1])
      knowledge.addGeneration({ ...generation, number, skillIds: [], guardrailIds: [] })
    expect(store.championId()).toBeNull()
    const change = store.change({
      kind: 'promotion',
      policyId: 2,
      gateId: null,
      by: 'user',
      reason: 'a test',
    })
    expect(change).toMatchObject({ previousId: null, generationId: 2, changedAt: isoDate() })
    expect(store.championId()).toBe(2)
    expect(knowledge.generations().map(({ policyId }) => policyId)).toEqual([null, 2])
    store.change({ kind: 'rollback', policyId: null, gateId: null, by: 'user', reason: 'back' })
    expect(store.changes()).toMatchObject([{ policyId: 2 }, { policyId: null, previousId: 2 }])
    expect(store.championId()).toBeNull()
    record.close()
  })

  it('adopt a model once, whatever it is called', () => {
    const { record, policies } = recordWithPolicies()
    const again = { name: 'other@1', modelHash: '2'.repeat(64), modelFile: 'b.onnx', document: {} }
    expect(policies.adoptPolicy(again)).toMatchObject({ id: 2, name: 'scorer@2' })
    expect(policies.policies()).toHaveLength(2)
    record.close()
  })
})
