import { openForReading } from '../../memory/sqlite/open-for-reading.ts'
import { RecordReader } from '../../memory/sqlite/read-record.ts'
import { SqliteKnowledgeStore } from '../../memory/sqlite/sqlite-knowledge-store.ts'
import type { ExperimentParts, LearntGeneration } from '../experiment/play-experiment.ts'
import type { ProgramContext } from '../program-context.ts'
import { composeEvaluation } from './compose-evaluation.ts'
import type { EvaluationOverrides } from './compose-evaluation.ts'
import { composeEvolution } from './compose-evolution.ts'
import { readGeneration } from './generation-document.ts'
import { scoreInRun } from './generation-knowledge.ts'

/** Puts together what an experiment plays with. */
export function composeExperiment(
  context: ProgramContext,
  overrides: EvaluationOverrides = {},
): ExperimentParts {
  return {
    composeEvaluation: (settings) => composeEvaluation(settings, context, overrides),
    composeEvolution: (settings) => composeEvolution(settings, context, overrides),
    readGenerations,
  }
}

function readGenerations(database: string): readonly LearntGeneration[] {
  const record = openForReading(database)
  const reader = new RecordReader(database)
  try {
    const configuration: unknown = reader.runs()[0]?.configuration
    return new SqliteKnowledgeStore(record, () => '').generations().map((known) => {
      const { number, knowledge, episodes } = readGeneration(known, database)
      return {
        id: known.id,
        number,
        episodes: episodes.length,
        knowledge: scoreInRun(knowledge, configuration),
      }
    })
  } finally {
    reader.close()
    record.close()
  }
}
