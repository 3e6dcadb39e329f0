import { z } from 'zod'
import { ruleShiftsSchema } from '../rules/rule-shifts.ts'
import { generatorSchema } from './generator-schema.ts'

const name = z.string().regex(/^[a-z0-9_]{1,64}$/, 'must be a name such as oak_log, without minecraft:')
const horizontal = z.int().min(-29_000_000).max(29_000_000)
const height = z.int().min(0).max(255)
/** Most stacks that an inventory holds. */
const inventoryStacks = 36

const placedBlockSchema = z.strictObject({
  x: horizontal,
  y: z.int().min(-255).max(255),
  z: horizontal,
  block: name,
  /** Block state properties, e.g. `{"facing": "north"}`; those left out are the block's default. */
  properties: z.record(name, z.union([z.string().max(32), z.number(), z.boolean()])).default({}),
  /** Whether x, y and z count from the world's origin or from the block in which the player spawns. */
  relativeTo: z.enum(['world', 'spawn']).default('world'),
})

/** A world file, with defaults for all that it leaves out. Unknown keys are refused. */
export const worldFileSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{1,64}$/, 'must be small letters, digits and hyphens'),
  description: z.string().max(1000).default(''),
  version: z.enum(['1.16.5', '1.20.4']).default('1.16.5'),
  /** Fixes the terrain; left out, the episode's seed decides it. */
  seed: z.int().optional(),
  generator: generatorSchema,
  /** `auto`: near the origin, as the generator chooses. Else the block in which the feet are. */
  spawn: z
    .union([z.literal('auto'), z.strictObject({ x: horizontal, y: height, z: horizontal })])
    .default('auto'),
  /** Time of day at the start, 0-23999; 0 is sunrise. */
  timeOfDay: z.int().min(0).max(23_999).default(0),
  difficulty: z.enum(['peaceful', 'easy', 'normal', 'hard']).default('normal'),
  gameRules: z
    .strictObject({
      keepInventory: z.boolean().default(false),
      /** Whether animals and monsters come of themselves. */
      doMobSpawning: z.boolean().default(true),
      doDaylightCycle: z.boolean().default(true),
      naturalRegeneration: z.boolean().default(true),
    })
    .prefault({}),
  viewDistanceChunks: z.int().min(2).max(16).default(5),
  /** Items carried at the start. An assist. */
  givenItems: z
    .array(z.strictObject({ item: name, count: z.int().min(1).max(64).default(1) }))
    .max(inventoryStacks)
    .default([]),
  /** Blocks put into the terrain. An assist. */
  placedBlocks: z.array(placedBlockSchema).max(4096).default([]),
  /** Shifts of the rules of survival. */
  rules: ruleShiftsSchema,
})

/** A parsed world file. */
export type WorldFile = z.infer<typeof worldFileSchema>
