import { z } from 'zod'
import type { Subgoal } from './subgoal.ts'

const budgetTicks = z.number()
const count = z.number()
const names = z.array(z.string())
const item = z.string()

const rows = z.array(z.array(z.string().nullable()))

const recipe = z.looseObject({
  rows,
  result: z.string(),
  resultCount: z.number(),
})

/** Parses a subgoal that was stored. Fields that a later version has added are kept. */
export const subgoalSchema: z.ZodType<Subgoal> = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('gather'), blocks: names, item, count, budgetTicks }),
  z.looseObject({
    kind: z.literal('craft'),
    item,
    count,
    recipe: recipe.exactOptional(),
    trials: z.array(rows).exactOptional(),
    budgetTicks,
  }),
  z.looseObject({ kind: z.literal('smelt'), input: item, item, count, fuel: item, budgetTicks }),
  z.looseObject({ kind: z.literal('place'), block: item, budgetTicks }),
  z.looseObject({ kind: z.literal('hunt'), entity: item, item: item.exactOptional(), count, budgetTicks }),
  z.looseObject({ kind: z.literal('explore'), seek: names, leads: names.exactOptional(), budgetTicks }),
  z.looseObject({ kind: z.literal('descend'), toY: z.number(), seek: names, budgetTicks }),
  z.looseObject({ kind: z.literal('tunnel'), seek: names, lengthBlocks: z.number(), budgetTicks }),
  z.looseObject({
    kind: z.literal('surface'),
    toY: z.number().exactOptional(),
    seek: names.exactOptional(),
    budgetTicks,
  }),
  z.looseObject({ kind: z.literal('collect-drops'), items: names, budgetTicks }),
  z.looseObject({ kind: z.literal('store'), items: names, budgetTicks }),
  z.looseObject({ kind: z.literal('eat'), item: item.exactOptional(), budgetTicks }),
  z.looseObject({
    kind: z.literal('equip'),
    item,
    slot: z.enum(['hand', 'off-hand', 'head', 'torso', 'legs', 'feet']),
    budgetTicks,
  }),
  z.looseObject({ kind: z.literal('sleep'), budgetTicks }),
  z.looseObject({
    kind: z.literal('trade'),
    entity: z.literal('villager'),
    give: item.nullable(),
    take: item.nullable(),
    count,
    budgetTicks,
  }),
  z.looseObject({
    kind: z.literal('repair'),
    item,
    station: z.enum(['grid', 'grindstone', 'anvil']),
    material: item.exactOptional(),
    budgetTicks,
  }),
  z.looseObject({ kind: z.literal('wash'), item, dye: item.exactOptional(), budgetTicks }),
  z.looseObject({ kind: z.literal('fill-bucket'), fluid: z.enum(['water', 'lava']), budgetTicks }),
  z.looseObject({ kind: z.literal('wear-down'), item, budgetTicks }),
  z.looseObject({
    kind: z.literal('retreat'),
    from: item.exactOptional(),
    distanceBlocks: z.number(),
    budgetTicks,
  }),
  z.looseObject({ kind: z.literal('wait'), ticks: z.number(), budgetTicks }),
])
