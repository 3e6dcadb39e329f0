/** Kinds of tools, by the ends of their names. */
export const toolFamilies = ['pickaxe', 'axe', 'shovel', 'hoe', 'sword'] as const

/** Materials of tools that a body can make before it has found anything rare, from the one that comes first. */
export const toolTiers = ['wooden', 'stone', 'iron', 'diamond'] as const

/** The kind of a tool, e.g. `pickaxe`; null for what is none. */
export function familyOf(tool: string): string | null {
  return toolFamilies.find((family) => tool.endsWith(`_${family}`)) ?? null
}

/**
 * A tool and those of the same kind in a later material: what the lesser does, the better is thought to do as well, until it was seen to
 * fail.
 */
export function atLeast(tool: string): readonly string[] {
  const family = familyOf(tool)
  const tier = toolTiers.findIndex((name) => tool === `${name}_${family ?? ''}`)
  return tier < 0 ? [tool] : toolTiers.slice(tier).map((name) => `${name}_${family ?? ''}`)
}
