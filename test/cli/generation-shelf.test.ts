import { describe, expect, it } from 'vitest'
import { GenerationShelf } from '../../src/cli/composition/generation-shelf.ts'
import type { Knowledge } from '../../src/distill/index.ts'
import { SqliteKnowledgeStore } from '../../src/memory/sqlite/sqlite-knowledge-store.ts'
import { carrying, knowledgeOfTrials, times, trialIn } from '../distill/guardrail/situations.ts'
import { recordEpisode, tamper } from './support/recorded-episode.ts'

const clock = { isoDate: () => '2030-01-01T00:00:00.000Z' }
const bare = trialIn(carrying([]), 'missing-tool')
const armed = trialIn(carrying(['stone_pickaxe']), null)

/** What so many attempts teach; all of them are numbered as attempts of a short record are. */
function knowing(...trials: readonly (typeof bare)[]): Knowledge {
  const knowledge = knowledgeOfTrials(trials)
  const subgoals = Object.entries(knowledge.subgoals).map(
    ([key, totals]) => [key, { ...totals, failed: [1, 2], worked: [3] }] as const,
  )
  return { ...knowledge, subgoals: Object.fromEntries(subgoals) }
}

describe('the shelf of generations', () => {
  it('keeps guardrails with what they rest on: the same version while nothing changes, the next one when something does', async () => {
    const folder = await recordEpisode('wooden_pickaxe')
    const proven = knowing(...times(12, bare), ...times(9, armed))
    const doubted = knowing(...times(12, bare), ...times(9, armed), trialIn(carrying([]), null))
    tamper(folder, 'wooden_pickaxe', (database) => {
      const record = { file: 'record', database, close: () => {} }
      const shelf = new GenerationShelf(record, clock)
      const store = new SqliteKnowledgeStore(record, clock.isoDate)
      const keep = (number: number, knowledge: Knowledge, parent: number | null): number =>
        shelf.keep({ number, knowledge, episodes: [] }, parent)
      const first = keep(1, proven, null)
      const second = keep(2, proven, first)
      expect(store.generation(second)?.guardrailIds).toEqual(store.generation(first)?.guardrailIds)
      const [guardrail] = store.guardrails()
      expect(guardrail).toMatchObject({
        name: 'descend: not while no pickaxe is carried',
        scope: 'subgoal',
        subgoal: 'descend',
        cause: 'missing-tool',
        status: 'active',
        version: 1,
        document: {
          forbids: 'descend',
          when: 'no pickaxe is carried',
          remedy: 'it worked 9 times where a stone or better pickaxe is carried',
          attempts: 12,
        },
      })
      expect(store.guardrailEvidence(guardrail!.id)).toEqual([
        { attemptId: 1, role: 'for' },
        { attemptId: 2, role: 'for' },
        { attemptId: 3, role: 'against' },
      ])
      keep(3, doubted, second)
      expect(store.guardrails()).toMatchObject([{ version: 2, status: 'probation' }])
    })
  })
})
