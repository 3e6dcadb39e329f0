import minecraftData from 'minecraft-data'

const kinds = ['pickaxe', 'axe', 'shovel', 'hoe'] as const
/** Blocks that the weakest pickaxe of each tier digs are not in its tag; those that need the tier are. */
const tiers = { stone: 'wooden_pickaxe', iron: 'stone_pickaxe', diamond: 'iron_pickaxe' } as const

/** Block tags from which clients since 1.17 reckon digging times, from minecraft-data's materials and harvest tools. */
export function mineableTags(version: string): readonly object[] {
  const { blocksArray, itemsByName } = minecraftData(version)
  const idsWhere = (test: (block: (typeof blocksArray)[number]) => boolean) =>
    blocksArray.filter(test).map((block) => block.id)
  const mineable = kinds.map((kind) => ({
    tagName: `minecraft:mineable/${kind}`,
    entries: idsWhere(({ material }) => material?.split(';').includes(`mineable/${kind}`) ?? false),
  }))
  const needed = Object.entries(tiers).map(([tier, weaker], index) => ({
    tagName: `minecraft:needs_${tier}_tool`,
    entries: idsWhere(({ harvestTools }) => {
      if (harvestTools === undefined) return false
      const enough = `${Object.keys(tiers)[index]!}_pickaxe`
      const can = (tool: string) => String(itemsByName[tool]?.id) in harvestTools
      return can(enough) && !can(weaker)
    }),
  }))
  return [...mineable, ...needed]
}
