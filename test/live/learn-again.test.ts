import { join } from 'node:path'
import { expect, it } from 'vitest'
import { learnAgain } from '../../src/cli/composition/learn-again.ts'
import { learningMinds, diagnosisWithout } from '../../src/cli/composition/minds.ts'
import { addKnowledge, noKnowledge } from '../../src/distill/index.ts'
import type { Knowledge } from '../../src/distill/index.ts'
import { openForReading } from '../../src/memory/sqlite/open-for-reading.ts'
import { readEpisodeKeys } from '../../src/memory/sqlite/read-course.ts'
import { SqliteKnowledgeStore } from '../../src/memory/sqlite/sqlite-knowledge-store.ts'
import { readGeneration } from '../../src/cli/composition/generation-document.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { startCli } from './support/start-cli.ts'

it('reads from the record what finished episodes taught, journeys and guardrails included', async () => {
  const folder = temporaryFolder()
  const words = ['--tasks', 'iron_ore', '--episodes', '1', '--generation-size', '1', '--run-dir', 'evolved']
  const played = await startCli(['evolve', ...words], folder).ended
  expect(played.exitCode).toBe(0)
  const record = openForReading(join(folder, 'evolved', 'stevolve.db'))
  const kept = new SqliteKnowledgeStore(record, () => '').generation(2)!
  const { knowledge } = readGeneration(kept, record.file)
  const minds = learningMinds('recipes', null, true)
  let learnt: Knowledge = noKnowledge
  for (const { id } of readEpisodeKeys(record)) {
    const ofEpisode = await learnAgain(
      record.file,
      id,
      (start) => minds.mindFor(start, noKnowledge),
      diagnosisWithout(null),
    )
    learnt = addKnowledge(learnt, ofEpisode)
  }
  record.close()
  expect(learnt).toEqual(knowledge)
  expect(Object.keys(knowledge.subgoals).some((key) => key.startsWith('go down for'))).toBe(true)
})
