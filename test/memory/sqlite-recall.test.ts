import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RecallQuery } from '../../src/memory/index.ts'
import { describeReason } from '../../src/memory/index.ts'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { SqliteEpisodeRecorder } from '../../src/memory/sqlite/sqlite-episode-recorder.ts'
import { SqliteKnowledgeStore } from '../../src/memory/sqlite/sqlite-knowledge-store.ts'
import { SqliteRecall } from '../../src/memory/sqlite/sqlite-recall.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import {
  failedRecord,
  movedRecord,
  sampleClock,
  sampleOpening,
  sampleOutcome,
  sampleRecord,
  sampleRun,
  sampleState,
} from './support/episode-samples.ts'

const gatherLog = sampleRecord(0).attempt.subgoal
const question: RecallQuery = {
  state: sampleState(0),
  subgoal: gatherLog,
  items: ['oak_log'],
  cause: null,
  limit: 8,
}

function memory() {
  const record = openRecord(join(temporaryFolder(), 'stevolve.db'))
  const recorder = new SqliteEpisodeRecorder(record, sampleClock(), sampleRun)
  const episode = recorder.begin(sampleOpening)
  episode.recordAttempt(failedRecord(0))
  episode.recordAttempt(sampleRecord(1))
  episode.recordAttempt(
    movedRecord(
      2,
      { x: 30.5, y: 64, z: 0.5 },
      { kind: 'gather', blocks: ['stone'], item: 'cobblestone', count: 1, budgetTicks: 200 },
    ),
  )
  episode.recordAttempt(movedRecord(3, { x: 5_000, y: 12, z: 0 }, gatherLog))
  episode.recordAttempt(movedRecord(4, { x: 5_000, y: 12, z: 0 }, { kind: 'sleep', budgetTicks: 200 }))
  episode.end(sampleOutcome)
  return { record, recall: new SqliteRecall(record) }
}

describe('recall', () => {
  it('ranks what was lived through by likeness, and gives the reasons for each rank', () => {
    const { record, recall } = memory()
    const { experiences } = recall.recall(question)
    expect(experiences.map(({ attemptId, reasons }) => [attemptId, reasons.map(describeReason)])).toEqual([
      [2, ['same condition signature', 'same subgoal', 'near: 0 blocks', 'same item: oak_log', 'tag match']],
      [1, ['same condition signature', 'same subgoal', 'near: 0 blocks', 'same item: oak_log']],
      [4, ['same subgoal', 'same item: oak_log', 'tag match']],
    ])
    expect(experiences[1]).toMatchObject({
      episodeId: 1,
      subgoal: 'gather oak_log',
      outcome: 'failure',
      cause: 'target-unreachable',
      progress: 0,
      ticks: 20,
      dimension: 'overworld',
      position: { x: 0, y: 64, z: 0 },
      correctedBy: 2,
    })
    record.close()
  })

  it('finds what is near, whatever it was, where no subgoal is chosen yet', () => {
    const { record, recall } = memory()
    const { experiences } = recall.recall({ ...question, subgoal: null, items: [] })
    expect(experiences.map(({ attemptId, reasons }) => [attemptId, reasons.map(describeReason)])).toEqual([
      [2, ['near: 0 blocks']],
      [1, ['near: 0 blocks']],
      [3, ['near: 30 blocks']],
    ])
    record.close()
  })

  it('finds failures of the same cause', () => {
    const { record, recall } = memory()
    const query = {
      ...question,
      state: { ...sampleState(0), dimension: 'the_nether' },
      subgoal: null,
      items: [],
    }
    const { experiences } = recall.recall({ ...query, cause: 'target-unreachable' })
    expect(experiences.map(({ attemptId, reasons }) => [attemptId, reasons.map(describeReason)])).toEqual([
      [1, ['same cause: target-unreachable']],
    ])
    record.close()
  })

  it('has skills and guardrails that bear on the question, but no retired ones', () => {
    const { record, recall } = memory()
    const store = new SqliteKnowledgeStore(record, () => '2030-01-01T00:00:00.000Z')
    const skill = {
      item: 'oak_log',
      subgoal: 'gather oak_log',
      status: 'active',
      statusReason: 'it worked twice',
      successes: 2,
      failures: 0,
      document: { method: 'mine' },
      evidence: [{ attemptId: 2, role: 'for' }],
    } as const
    store.addSkill({ ...skill, name: 'mine oak_log' })
    store.addSkill({ ...skill, name: 'old way', status: 'retired' })
    store.addGuardrail({
      name: 'no logs at night',
      scope: 'subgoal',
      item: null,
      subgoal: 'gather oak_log',
      cause: 'killed-by-mob',
      status: 'probation',
      statusReason: 'seen once',
      blocks: 0,
      falseBlocks: 0,
      document: {},
      evidence: [{ attemptId: 1, role: 'for' }],
    })
    const { skills, guardrails } = recall.recall(question)
    expect(skills.map(({ known, reasons }) => [known.name, reasons.map(describeReason)])).toEqual([
      ['mine oak_log', ['same subgoal', 'same item: oak_log']],
    ])
    expect(guardrails.map(({ known, reasons }) => [known.name, reasons.map(describeReason)])).toEqual([
      ['no logs at night', ['same subgoal']],
    ])
    record.close()
  })

  it('has nothing to say of a store that is empty, nor of names that mean something in a query', () => {
    const record = openRecord(join(temporaryFolder(), 'stevolve.db'))
    const recall = new SqliteRecall(record)
    const odd = { ...question, items: ['" OR *', "'); DROP TABLE attempt; --", 'NEAR(a b)'] }
    expect(recall.recall(odd)).toEqual({ experiences: [], skills: [], guardrails: [] })
    record.close()
  })
})
