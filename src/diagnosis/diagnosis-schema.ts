import { z } from 'zod'
import type { Cause } from './cause-table.ts'
import { causes } from './cause-table.ts'
import type { Diagnosis } from './diagnosis.ts'
import { outcomes } from './diagnosis.ts'

const causeFinding = z.looseObject({
  cause: z.enum<readonly Cause[]>(Object.keys(causes) as Cause[]),
  subject: z.string().nullable(),
  confidence: z.number(),
  evidence: z.array(z.looseObject({ tick: z.number().nullable(), text: z.string() })),
})

const changes = z.record(z.string(), z.number())

/** Parses a diagnosis that was stored. Fields that a later version has added are kept. */
export const diagnosisSchema: z.ZodType<Diagnosis> = z.looseObject({
  outcome: z.enum(outcomes),
  reason: z.string(),
  primary: causeFinding.nullable(),
  contributing: z.array(causeFinding),
  difference: z.looseObject({
    ticks: z.number(),
    displacement: z.looseObject({ x: z.number(), y: z.number(), z: z.number() }),
    distanceBlocks: z.number(),
    inventory: changes,
    durability: changes,
    blocks: changes,
    entities: changes,
    mined: changes,
    crafted: changes,
    smelted: changes,
    killed: changes,
    traded: z.number(),
    washed: changes,
    repaired: changes,
    deaths: z.number(),
    health: z.number(),
    food: z.number(),
  }),
  indicators: z.looseObject({
    progress: z.number(),
    displacementBlocks: z.number(),
    travelledBlocks: z.number(),
    pathEfficiency: z.number().nullable(),
    itemsGained: z.number(),
    itemsLost: z.number(),
    damageTaken: z.number(),
    idleTicks: z.number(),
    ticksOverExpected: z.number().nullable(),
  }),
  stagnation: z.looseObject({ sinceTick: z.number(), ticks: z.number() }).nullable(),
  loop: z
    .looseObject({
      grain: z.enum(['attempt', 'sequence']),
      repetitions: z.number(),
      pattern: z.array(z.string()),
    })
    .nullable(),
})
