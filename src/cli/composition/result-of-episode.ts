import type { EpisodeEnding } from '../../memory/index.ts'
import type { EpisodeRow, RecordReader } from '../../memory/sqlite/read-record.ts'
import { speedup } from '../display/game-time.ts'
import type { RunResult } from '../run-result.ts'

/** The result of an episode that has ended, as it is recorded: what is printed is what is in the database. */
export function resultOfEpisode(reader: RecordReader, row: EpisodeRow, database: string): RunResult {
  const gameTicks = row.game_ticks ?? 0
  const wallMs = row.wall_ms ?? 0
  return {
    type: 'result',
    task: row.task,
    seed: row.seed,
    success: row.success ?? false,
    ending: row.ending as EpisodeEnding,
    gameTicks,
    wallMs: Math.round(wallMs),
    speedup: speedup(gameTicks, wallMs),
    attempts: row.attempts ?? 0,
    policyFallbacks: reader.fallbacks(row.id),
    traceHash: row.trace_hash ?? '',
    episode: String(row.id),
    database,
    assists: row.assists,
    perception: row.perception,
    prior: row.prior ?? '',
    minecraft: row.minecraft,
    host: row.host as RunResult['host'],
  }
}
