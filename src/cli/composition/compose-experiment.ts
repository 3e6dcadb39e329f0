import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { KnowledgeScore, RepeatedFailures } from '../../evolve/index.ts'
import { isFinished, repeatedFailures } from '../../evolve/index.ts'
import type { AttemptRecord } from '../../memory/index.ts'
import { openForReading } from '../../memory/sqlite/open-for-reading.ts'
import { RecordReader } from '../../memory/sqlite/read-record.ts'
import { SqliteKnowledgeStore } from '../../memory/sqlite/sqlite-knowledge-store.ts'
import type { ExperimentParts, LearntGeneration } from '../experiment/play-experiment.ts'
import type { ProgramContext } from '../program-context.ts'
import { composeEvaluation } from './compose-evaluation.ts'
import type { EvaluationOverrides } from './compose-evaluation.ts'
import { composeEvolution } from './compose-evolution.ts'
import { readGeneration } from './generation-document.ts'
import { scorerOfRun } from './generation-knowledge.ts'

/** Puts together what an experiment plays with. */
export function composeExperiment(
  context: ProgramContext,
  overrides: EvaluationOverrides = {},
): ExperimentParts {
  return {
    composeEvaluation: (settings) => composeEvaluation(settings, context, overrides),
    composeEvolution: (settings) => composeEvolution(settings, context, overrides),
    readGenerations,
    scoreFull,
    hasRecord: (folder) => existsSync(resolve(context.workingDirectory, folder, 'stevolve.db')),
    countRepeated,
  }
}

function readGenerations(database: string): readonly LearntGeneration[] {
  const record = openForReading(database)
  const reader = new RecordReader(database)
  try {
    const score = scorerOfRun(reader.runs()[0]?.configuration)
    return new SqliteKnowledgeStore(record, () => '').generations().map((known) => {
      const { number, knowledge, episodes } = readGeneration(known, database)
      return {
        id: known.id,
        number,
        episodes: episodes.length,
        knowledge: score.learnt(knowledge),
        guards: Object.values(knowledge.guards).reduce(
          (sum, { blocks, probes, falseBlocks }) => ({
            blocks: sum.blocks + blocks,
            probes: sum.probes + probes,
            falseBlocks: sum.falseBlocks + falseBlocks,
          }),
          { blocks: 0, probes: 0, falseBlocks: 0 },
        ),
      }
    })
  } finally {
    reader.close()
    record.close()
  }
}

function scoreFull(database: string): KnowledgeScore {
  const reader = new RecordReader(database)
  try {
    return scorerOfRun(reader.runs()[0]?.configuration).full()
  } finally {
    reader.close()
  }
}

function countRepeated(database: string): RepeatedFailures {
  const reader = new RecordReader(database)
  try {
    const finished = reader
      .episodes()
      .filter((row) => isFinished({ ending: row.ending, gaveUp: row.gave_up ?? false }))
    return repeatedFailures(finished.map(({ id, seed }) => ({ seed, attempts: attemptsOf(reader, id) })))
  } finally {
    reader.close()
  }
}

function attemptsOf(reader: RecordReader, episodeId: number): readonly AttemptRecord[] {
  return reader.attempts(episodeId).flatMap(({ id }) => reader.readAttempt(id) ?? [])
}
