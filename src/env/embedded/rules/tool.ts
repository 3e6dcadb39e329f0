import type { ToolTier } from './rule-shifts.ts'

export type ToolKind = 'pickaxe' | 'axe' | 'shovel' | 'hoe' | 'sword' | 'shears'

/** What a tool's name says of it. */
export interface Tool {
  readonly kind: ToolKind
  readonly tier: ToolTier
  /** Digging speed on blocks that this kind of tool suits (vanilla `Tiers`); 1 is the bare hand. */
  readonly speed: number
}

const materials: Readonly<Record<string, { readonly tier: ToolTier; readonly speed: number }>> = {
  wooden: { tier: 'wood', speed: 2 },
  golden: { tier: 'wood', speed: 12 },
  stone: { tier: 'stone', speed: 4 },
  iron: { tier: 'iron', speed: 6 },
  diamond: { tier: 'diamond', speed: 8 },
  netherite: { tier: 'netherite', speed: 9 },
}

/** Reads a tool from an item name; null for everything else. */
export function toolOf(item: string | null): Tool | null {
  if (item === null) return null
  if (item === 'shears') return { kind: 'shears', tier: 'iron', speed: 5 }
  const match = /^(wooden|golden|stone|iron|diamond|netherite)_(pickaxe|axe|shovel|hoe|sword)$/.exec(item)
  if (match === null) return null
  return { kind: match[2] as ToolKind, ...materials[match[1]!]! }
}
