import { z } from 'zod'
import type { Attempt, Obstacle, ObstacleKind, TraceEvent, TraceEventKind } from './attempt.ts'
import { attemptEndings, obstacleKinds, traceEventKinds } from './attempt.ts'
import { subgoalSchema } from './subgoal-schema.ts'
import { worldStateSchema } from './world-state-schema.ts'

function keysOf<Key extends string>(table: Readonly<Record<Key, string>>): readonly Key[] {
  return Object.keys(table) as Key[]
}

/** Events that an attempt may have kept; it keeps at most 4,000 of them. */
const mostTraceEvents = 20_000

/** Parses an event of a trace that was stored. */
export const traceEventSchema: z.ZodType<TraceEvent> = z.looseObject({
  tick: z.number(),
  kind: z.enum<readonly TraceEventKind[]>(keysOf(traceEventKinds)),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

/** Parses an obstacle that was stored. */
export const obstacleSchema: z.ZodType<Obstacle> = z.looseObject({
  kind: z.enum<readonly ObstacleKind[]>(keysOf(obstacleKinds)),
  subject: z.string().nullable(),
  detail: z.string(),
})

/** Parses an attempt that was stored. Fields that a later version has added are kept. */
export const attemptSchema: z.ZodType<Attempt> = z.looseObject({
  subgoal: subgoalSchema,
  preState: worldStateSchema,
  trace: z.array(traceEventSchema).max(mostTraceEvents),
  traceEventsLeftOut: z.number(),
  postState: worldStateSchema,
  ticks: z.number(),
  ending: z.enum(attemptEndings),
  obstacle: obstacleSchema.nullable(),
})
