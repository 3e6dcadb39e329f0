import type { WorldState } from '../../env/index.ts'

/** The kind of a tool by its name: `iron_pickaxe` and `stone_pickaxe` are both `pickaxe`. */
export function kindOf(tool: string): string {
  return tool.slice(tool.lastIndexOf('_') + 1)
}

/** True if a carried piece had clearly more uses left than the attempt could have taken. */
export function hadUsesLeft(pre: WorldState, tool: string, uses: number): boolean {
  const left = pre.durables
    .filter(({ item }) => item === tool)
    .reduce((sum, { remainingDurability }) => sum + remainingDurability, 0)
  return left > uses + spareUses
}

/** A tool may lose two uses at once, as in a fight. */
const spareUses = 8
