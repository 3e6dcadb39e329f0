import { z } from 'zod'
import { causes } from '../diagnosis/index.ts'
import type { Cause } from '../diagnosis/index.ts'
import { cellPattern } from './guardrail/situation-cell.ts'
import { predicateSchema } from './guardrail/predicate.ts'
import type { GuardSubject } from './guardrail/subgoal-key.ts'
import { guardrailScopes } from './guardrail/subgoal-key.ts'
import { mostCells } from './guardrail/subgoal-totals.ts'
import type { Knowledge } from './knowledge.ts'
import type { Method } from './method.ts'

const count = z.int().min(0)
const name = z.string().min(1).max(200)
const bands = z.record(z.string().regex(/^-?\d{1,4}$/), count)
const looks = { above: count, below: count, bands }
const searches = z.object({ ticks: count, found: count })

const method: z.ZodType<Method> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mine'), block: name, tool: name.nullable() }),
  z.object({ kind: z.literal('hunt'), entity: name }),
  z.object({ kind: z.literal('smelt'), input: name }),
  z.object({ kind: z.literal('burn'), fuel: name }),
  z.object({ kind: z.literal('trade'), give: name }),
  z.object({ kind: z.literal('fill'), fluid: name }),
  z.object({ kind: z.literal('craft'), grid: z.string().min(1).max(400) }),
])

const cause = z.enum(Object.keys(causes) as Cause[])
const evidence = z.array(count).max(64)

const subject: z.ZodType<GuardSubject> = z.object({
  key: z.string().min(1).max(500),
  scope: z.enum(guardrailScopes),
  signature: z.string().max(500).nullable(),
  item: name.nullable(),
  isMeans: z.boolean(),
})

const subgoalTotals = z.object({
  subject,
  cells: z
    .record(
      z.string().regex(cellPattern),
      z.object({ successes: count, failures: z.partialRecord(cause, count) }),
    )
    .refine((cells) => Object.keys(cells).length <= mostCells, `more than ${mostCells} situations`),
  failed: evidence,
  worked: evidence,
})

const guardUse = z.object({
  subject,
  predicate: predicateSchema,
  cause,
  blocks: count,
  probes: count,
  falseBlocks: count,
})

const totals = z.object({
  method,
  wanted: name.nullable(),
  attempts: count,
  successes: count,
  uses: count,
  disturbedUses: count,
  yields: z.record(name, count),
  yieldTimes: z.record(name, count).optional(),
  yieldUses: z.record(name, count).optional(),
  successTicks: count,
  causes: z.partialRecord(cause, count),
  evidence,
})

/** Knowledge as it is kept in a record. */
export const knowledgeSchema: z.ZodType<Knowledge> = z.object({
  methods: z.record(z.string().max(500), totals),
  heights: z.record(name, bands),
  sightings: z.record(name, z.object({ ...looks, searches: z.object({ above: searches, below: searches }) })),
  looks: z.object(looks),
  // Knowledge that was kept before there were guardrails has none of these.
  subgoals: z.record(z.string().max(500), subgoalTotals).default({}),
  guards: z.record(z.string().max(1_000), guardUse).default({}),
  attempts: count,
})
