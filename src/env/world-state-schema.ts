import { z } from 'zod'
import type { Tally } from './tally.ts'
import type { WorldState } from './world-state.ts'

const counts = z.record(z.string(), z.number())
const perceived = z.record(z.string(), z.looseObject({ count: z.number(), nearestBlocks: z.number() }))

/** Parses a position that was stored. */
export const positionSchema = z.looseObject({ x: z.number(), y: z.number(), z: z.number() })

const goods = z.looseObject({ item: z.string(), count: z.number() })

const merchantSchema = z.looseObject({
  distanceBlocks: z.number(),
  offers: z
    .array(
      z.looseObject({
        gives: z.array(goods),
        takes: z.string(),
        takesCount: z.number(),
        usesLeft: z.number(),
      }),
    )
    .nullable(),
})

const tallySchema: z.ZodType<Tally> = z.looseObject({
  mined: counts,
  crafted: counts,
  smelted: counts,
  killed: counts,
  traded: z.number(),
  washed: counts,
  repaired: counts,
  deaths: z.number(),
})

/** Parses a state that was stored. Fields that a later version has added are kept. */
export const worldStateSchema: z.ZodType<WorldState> = z.looseObject({
  tick: z.number(),
  position: positionSchema,
  dimension: z.string(),
  biome: z.string(),
  timeOfDay: z.number(),
  health: z.number(),
  food: z.number(),
  saturation: z.number(),
  oxygen: z.number(),
  inventory: counts,
  emptySlots: z.number(),
  equipment: z.looseObject({
    hand: z.string().exactOptional(),
    'off-hand': z.string().exactOptional(),
    head: z.string().exactOptional(),
    torso: z.string().exactOptional(),
    legs: z.string().exactOptional(),
    feet: z.string().exactOptional(),
  }),
  durables: z.array(z.looseObject({ item: z.string(), remainingDurability: z.number() })),
  blocks: perceived,
  entities: perceived,
  // States that were stored before merchants were remembered have none.
  merchants: z.array(merchantSchema).default([]),
  light: z.number(),
  underSky: z.boolean(),
  inWater: z.boolean(),
  inLava: z.boolean(),
  onFire: z.boolean(),
  effects: z.array(z.string()),
  tally: tallySchema,
})
