import type { Diagnosis } from '../../diagnosis/index.ts'
import type { Position } from '../../env/index.ts'
import { causes } from '../../diagnosis/index.ts'
import type { SqlDatabase, SqlStatement } from './database.ts'
import type { IndexEntry } from './index-entry.ts'
import { boundedShare, finiteOrNull, wholeOrNull } from './stored-numbers.ts'

/** The reason that is given for an attempt whose document cannot be read. */
export const unreadableReason = 'the document of the attempt cannot be read'

/** Where an attempt stands as experience. */
export interface ExperienceKeys {
  readonly conditionId: number
  readonly summaryId: number
  /** Block in which the body stood when it began. */
  readonly block: Position
}

/** Writes the row of each attempt in the index: its diagnosis, and where it stands as experience. Runs inside the caller's transaction. */
export class DiagnosisWriter {
  readonly #insert: SqlStatement

  /** Brings the table of causes up to date with the program. */
  constructor(database: SqlDatabase) {
    writeCauses(database)
    this.#insert = database.prepare(
      `INSERT INTO diagnosis (attempt_id, outcome, reason, cause, subject, confidence, progress, displacement_blocks,
         travelled_blocks, path_efficiency, items_gained, items_lost, damage_taken, idle_ticks, ticks_over_expected,
         stagnation_since_tick, stagnation_ticks, loop_grain, loop_repetitions, loop_pattern, contributing,
         start_condition_id, counting_summary_id, start_x, start_y, start_z, policy_fallback)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
  }

  write(
    attemptId: number,
    { diagnosis, fallback }: Pick<IndexEntry, 'diagnosis' | 'fallback'>,
    { conditionId, summaryId, block }: ExperienceKeys,
  ): void {
    const { outcome, reason, primary, contributing, indicators, stagnation, loop } = diagnosis
    this.#insert.run(
      attemptId,
      outcome,
      reason,
      outcome === 'failure' ? (primary?.cause ?? 'unknown') : null,
      primary?.subject ?? null,
      primary === null ? null : boundedShare(primary.confidence),
      boundedShare(indicators.progress),
      finiteOrNull(indicators.displacementBlocks),
      finiteOrNull(indicators.travelledBlocks),
      finiteOrNull(indicators.pathEfficiency),
      wholeOrNull(indicators.itemsGained),
      wholeOrNull(indicators.itemsLost),
      finiteOrNull(indicators.damageTaken),
      wholeOrNull(indicators.idleTicks),
      finiteOrNull(indicators.ticksOverExpected),
      wholeOrNull(stagnation?.sinceTick),
      wholeOrNull(stagnation?.ticks),
      loop?.grain ?? null,
      wholeOrNull(loop?.repetitions),
      loop === null ? null : JSON.stringify(loop.pattern),
      contributingText(contributing),
      conditionId,
      summaryId,
      block.x,
      block.y,
      block.z,
      fallback,
    )
  }

  /** What can be said of an attempt whose document cannot be read. */
  writeUnreadable(attemptId: number, succeeded: boolean): void {
    const nothing = Array.from({ length: 20 }, () => null)
    const outcome = succeeded ? 'success' : 'failure'
    const cause = succeeded ? null : 'unknown'
    this.#insert.run(attemptId, outcome, unreadableReason, cause, null, null, succeeded ? 1 : 0, ...nothing)
  }
}

function contributingText(findings: Diagnosis['contributing']): string | null {
  if (findings.length === 0) return null
  return JSON.stringify(
    findings.map(({ cause, subject, confidence }) => ({
      cause,
      subject,
      confidence: boundedShare(confidence),
    })),
  )
}

function writeCauses(database: SqlDatabase): void {
  const upsert = database.prepare(
    `INSERT INTO cause (name, meaning, grain, remedy) VALUES (?, ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET meaning = excluded.meaning, grain = excluded.grain, remedy = excluded.remedy
     WHERE meaning <> excluded.meaning OR grain <> excluded.grain OR remedy <> excluded.remedy`,
  )
  for (const [name, { meaning, grain, remedy }] of Object.entries(causes)) {
    upsert.run(name, meaning, grain, remedy)
  }
}
