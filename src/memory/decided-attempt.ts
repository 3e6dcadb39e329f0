import { z } from 'zod'
import type { Cause, Outcome } from '../diagnosis/index.ts'
import { causes, outcomes } from '../diagnosis/index.ts'
import type { AttemptEnding, ObstacleKind, Subgoal, Task, WorldState } from '../env/index.ts'
import { attemptEndings, obstacleKinds, subgoalSchema, worldStateSchema } from '../env/index.ts'
import { attemptDocumentSchema } from './attempt-document.ts'
import { decisionSchema } from './attempt-record-schema.ts'
import type { Decision } from './episode-recorder.ts'

/** What of a recorded attempt tells how it was decided and what came of it, without its trace. */
export interface DecidedAttempt {
  readonly attemptId: number
  /** 0 for the first of its episode. */
  readonly position: number
  readonly state: WorldState
  readonly subgoal: Subgoal
  readonly decision: Decision
  readonly ending: AttemptEnding
  /** What the deed ran into, where it was obstructed. */
  readonly obstacle: ObstacleKind | null
  readonly outcome: Outcome
  /** Primary cause of a failure. */
  readonly cause: Cause | null
  readonly ticks: number
}

/** One recorded episode as a course of decisions. */
export interface DecidedEpisode {
  readonly episodeId: number
  readonly task: Task
  readonly seed: number
  readonly world: string
  readonly minecraft: string
  readonly success: boolean
  readonly gameTicks: number
  /** In order. */
  readonly attempts: readonly DecidedAttempt[]
  /** Attempts whose documents could not be read, left out above. */
  readonly unreadable: number
  /** Failed attempts to the later ones at the same subgoal that worked: ids of attempts. */
  readonly corrections: ReadonlyMap<number, number>
}

const obstacleKind = z.enum<readonly ObstacleKind[]>(Object.keys(obstacleKinds) as ObstacleKind[])
const causeName = z.enum<readonly Cause[]>(Object.keys(causes) as Cause[])

/** The parts of a document that are needed here; checking the whole of it would take several times as long. */
const diagnosedDocument = z
  .object({
    attempt: z.object({
      subgoal: subgoalSchema,
      preState: worldStateSchema,
      ticks: z.number(),
      ending: z.enum(attemptEndings),
      obstacle: z.object({ kind: obstacleKind }).nullable(),
    }),
    diagnosis: z.object({ outcome: z.enum(outcomes), primary: z.object({ cause: causeName }).nullable() }),
    decision: decisionSchema,
  })
  .transform(({ attempt, diagnosis, decision }) => ({
    state: attempt.preState,
    subgoal: attempt.subgoal,
    decision,
    ending: attempt.ending,
    obstacle: attempt.obstacle?.kind ?? null,
    outcome: diagnosis.outcome,
    cause: diagnosis.primary?.cause ?? null,
    ticks: attempt.ticks,
  }))

const judgedDocument = attemptDocumentSchema.transform(({ attempt, diagnosis, decision }) => ({
  state: attempt.preState,
  subgoal: attempt.subgoal,
  decision,
  ending: attempt.ending,
  obstacle: attempt.obstacle?.kind ?? null,
  outcome: diagnosis.outcome,
  cause: diagnosis.primary?.cause ?? null,
  ticks: attempt.ticks,
}))

/** Parses the decision in a document of an attempt of any schema version. Throws `ZodError`. */
export function parseDecidedDocument(document: unknown): Omit<DecidedAttempt, 'attemptId' | 'position'> {
  const isJudged = typeof document === 'object' && document !== null && 'judgement' in document
  return isJudged ? judgedDocument.parse(document) : diagnosedDocument.parse(document)
}
