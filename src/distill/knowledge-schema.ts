import { z } from 'zod'
import { causes } from '../diagnosis/index.ts'
import type { Cause } from '../diagnosis/index.ts'
import type { Knowledge } from './knowledge.ts'
import type { Method } from './method.ts'

const count = z.int().min(0)
const name = z.string().min(1).max(200)
const looks = { underSky: count, elsewhere: count }

const method: z.ZodType<Method> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mine'), block: name, tool: name.nullable() }),
  z.object({ kind: z.literal('hunt'), entity: name }),
  z.object({ kind: z.literal('smelt'), input: name }),
  z.object({ kind: z.literal('burn'), fuel: name }),
  z.object({ kind: z.literal('trade'), give: name }),
  z.object({ kind: z.literal('fill'), fluid: name }),
])

const totals = z.object({
  method,
  wanted: name.nullable(),
  attempts: count,
  successes: count,
  uses: count,
  disturbedUses: count,
  yields: z.record(name, count),
  successTicks: count,
  causes: z.partialRecord(z.enum(Object.keys(causes) as Cause[]), count),
  evidence: z.array(count).max(64),
})

/** Knowledge as it is kept in a record. */
export const knowledgeSchema: z.ZodType<Knowledge> = z.object({
  methods: z.record(z.string().max(500), totals),
  heights: z.record(name, z.record(z.string().regex(/^-?\d{1,4}$/), count)),
  sightings: z.record(name, z.object({ ...looks, soughtInVain: count })),
  looks: z.object(looks),
  attempts: count,
})
