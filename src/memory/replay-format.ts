import { z } from 'zod'
import { diagnosisSchema } from '../diagnosis/index.ts'
import type { EpisodeStart, Task } from '../env/index.ts'
import {
  attemptEndings,
  obstacleSchema,
  storedTaskSchema,
  subgoalSchema,
  traceEventSchema,
  worldStateSchema,
} from '../env/index.ts'
import { decisionSchema } from './attempt-record-schema.ts'
import type { AttemptRecord } from './episode-recorder.ts'

/** The version of the format. It grows when a line loses a field or a field changes its meaning, not when one is added. */
const replayFormatVersion = 1

const text = z.string()

/** Parses one line of an exported replay. Fields that a later version has added are kept. */
export const replayLineSchema = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('header'),
    format: z.literal('stevolve-replay'),
    formatVersion: z.literal(replayFormatVersion),
    episode: text,
    task: storedTaskSchema,
    seed: z.number(),
    world: text,
    minecraft: text,
    perception: text,
    host: z.enum(['embedded', 'remote']),
    assists: z.array(text),
    configuration: z.record(text, z.unknown()),
    versions: z.record(text, text),
    startedAt: text,
    startState: worldStateSchema,
  }),
  z.looseObject({
    type: z.literal('attempt'),
    /** Position in the episode, from 0. */
    attempt: z.number(),
    tick: z.number(),
    endTick: z.number(),
    subgoal: subgoalSchema,
    decision: decisionSchema,
    ending: z.enum(attemptEndings),
    obstacle: obstacleSchema.nullable(),
    diagnosis: diagnosisSchema,
    preState: worldStateSchema,
    postState: worldStateSchema,
    /** How many `event` lines follow. */
    traceEvents: z.number(),
    traceEventsLeftOut: z.number(),
  }),
  z.looseObject({
    type: z.literal('event'),
    attempt: z.number(),
    event: traceEventSchema,
  }),
  z.looseObject({
    type: z.literal('end'),
    tick: z.number().nullable(),
    ending: text.nullable(),
    success: z.boolean().nullable(),
    gaveUp: z.boolean().nullable(),
    detail: text.nullable(),
    attempts: z.number(),
    traceHash: text.nullable(),
  }),
])

/** One line of an exported replay; docs/replay-format.md describes it. */
export type ReplayLine = z.infer<typeof replayLineSchema>

/** What the header and the end of an exported replay tell. */
export interface ExportedEpisode {
  readonly id: number
  readonly task: Task
  readonly seed: number
  readonly start: EpisodeStart
  readonly configuration: Readonly<Record<string, unknown>>
  readonly versions: Readonly<Record<string, string>>
  readonly startedAt: string
  readonly ending: string | null
  readonly success: boolean | null
  readonly gaveUp: boolean | null
  readonly detail: string | null
  readonly gameTicks: number | null
  readonly traceHash: string | null
}

/** The lines of one episode, in order: header, each attempt followed by the events of its trace, end. */
export function* replayLines(
  episode: ExportedEpisode,
  attempts: Iterable<AttemptRecord>,
): Generator<ReplayLine, void> {
  const { state, host, minecraft, perception, assists, world } = episode.start
  yield {
    type: 'header',
    format: 'stevolve-replay',
    formatVersion: replayFormatVersion,
    episode: String(episode.id),
    task: episode.task,
    seed: episode.seed,
    world,
    minecraft,
    perception,
    host,
    assists: [...assists],
    configuration: { ...episode.configuration },
    versions: { ...episode.versions },
    startedAt: episode.startedAt,
    startState: state,
  }
  let count = 0
  for (const { index, attempt, decision, diagnosis } of attempts) {
    count++
    const { subgoal, preState, postState, ending, obstacle, trace, traceEventsLeftOut } = attempt
    yield {
      type: 'attempt',
      attempt: index,
      tick: preState.tick,
      endTick: postState.tick,
      subgoal,
      decision,
      ending,
      obstacle,
      diagnosis,
      preState,
      postState,
      traceEvents: trace.length,
      traceEventsLeftOut,
    }
    for (const event of trace) yield { type: 'event', attempt: index, event }
  }
  const { gameTicks: tick, ending, success, gaveUp, detail, traceHash } = episode
  yield { type: 'end', tick, ending, success, gaveUp, detail, attempts: count, traceHash }
}
