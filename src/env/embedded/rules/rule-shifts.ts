import { z } from 'zod'

/** How strong a tool must be. Gold counts as wood, as in vanilla's harvest levels. */
export const toolTiers = ['hand', 'wood', 'stone', 'iron', 'diamond', 'netherite'] as const
export type ToolTier = (typeof toolTiers)[number]

const name = z.string().regex(/^[a-z0-9_]{1,64}$/, 'must be a name such as oak_planks, without minecraft:')
const count = z.int().min(1).max(64)
/** One item, or a list of which any will do. */
const ingredient = z.union([name, z.array(name).min(1).max(64)])

const shapedRecipe = z.strictObject({
  rows: z
    .array(z.array(ingredient.nullable()).min(1).max(3))
    .min(1)
    .max(3)
    .refine((rows) => rows.every((row) => row.length === rows[0]!.length), 'rows must be equally long')
    .refine((rows) => rows.flat().some((cell) => cell !== null), 'at least one cell must be filled'),
  result: name,
  count: count.default(1),
})
const shapelessRecipe = z.strictObject({
  ingredients: z.array(ingredient).min(1).max(9),
  result: name,
  count: count.default(1),
})

/** A recipe of a world file: `rows` (null is an empty cell) or `ingredients` in any order. */
const recipeShiftSchema = z.union([shapedRecipe, shapelessRecipe])
export type RecipeShift = z.infer<typeof recipeShiftSchema>

const dropSchema = z
  .strictObject({
    item: name,
    min: z.int().min(0).max(64).default(1),
    max: z.int().min(0).max(64).default(1),
    /** 0-1. */
    chance: z.number().min(0).max(1).default(1),
  })
  .refine(({ min, max }) => min <= max, 'min must not be above max')

/** What a world file changes in the rules of survival. Everything left out stays as in vanilla. */
export const ruleShiftsSchema = z
  .strictObject({
    recipes: z
      .strictObject({
        /** Items that can no longer be crafted. */
        remove: z.array(name).max(1000).default([]),
        /** Item to the only recipes that make it. */
        replace: z.record(name, z.array(recipeShiftSchema).min(1).max(64)).default({}),
        /** Recipes beside the present ones. */
        add: z.array(recipeShiftSchema).max(1000).default([]),
      })
      .prefault({}),
    /** Block to the weakest tool that yields its drop; `hand` is any tool and none. */
    toolTiers: z.record(name, z.enum(toolTiers)).default({}),
    /** Block to all that it drops, whatever its state; an empty list is nothing. */
    drops: z.record(name, z.array(dropSchema).max(16)).default({}),
    /** Item to burning time in ticks; 0 makes it useless as fuel. */
    fuels: z.record(name, z.int().min(0).max(32_767)).default({}),
    /** Input to what a furnace makes of it; null: nothing. */
    smelting: z
      .record(
        name,
        z.strictObject({ result: name, ticks: z.int().min(1).max(32_767).default(200) }).nullable(),
      )
      .default({}),
  })
  .prefault({})
export type RuleShifts = z.infer<typeof ruleShiftsSchema>

/** Vanilla: nothing shifted. */
export const noRuleShifts: RuleShifts = ruleShiftsSchema.parse({})
