import type { GameRules } from './game-rules.ts'

/** What a blast furnace melts: ores, raw metals, and tools and armour of iron, gold and chain (1.16.5 to 1.20.4). */
const blasted =
  /_ore$|^ancient_debris$|^raw_(iron|gold|copper)$|^(iron|golden|chainmail)_(sword|pickaxe|axe|shovel|hoe|helmet|chestplate|leggings|boots|horse_armor)$/
/** What a smoker cooks. */
const smoked = /^(beef|porkchop|chicken|mutton|rabbit|cod|salmon|potato|kelp)$/

/** Half the time for a part of a furnace's recipes; the fuel burns twice as fast, so that a piece smelts as many. */
function quick(rules: GameRules, takes: RegExp): GameRules {
  return {
    ...rules,
    smelting(input) {
      const recipe = takes.test(rules.itemName(input)) ? rules.smelting(input) : null
      return recipe && { ...recipe, ticks: Math.max(1, Math.floor(recipe.ticks / 2)) }
    },
    fuelTicks: (item) => Math.floor(rules.fuelTicks(item) / 2),
  }
}

/** The rules of each kind of furnace, from those of the furnace. */
export const cookersByBlock = {
  furnace: (rules: GameRules): GameRules => rules,
  blast_furnace: (rules: GameRules): GameRules => quick(rules, blasted),
  smoker: (rules: GameRules): GameRules => quick(rules, smoked),
} as const
