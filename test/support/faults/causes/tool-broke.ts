import type { CaseGenerator } from '../case-plan.ts'
import { drawArena } from '../grounds.ts'
import { inVersion, placeTargets, toolTargets } from '../targets.ts'

/** Uses of a new tool (vanilla). */
const uses: Readonly<Record<string, number>> = {
  wooden_pickaxe: 59,
  stone_pickaxe: 131,
  iron_pickaxe: 250,
  diamond_pickaxe: 1_561,
}

/** One worn tool and more blocks than it has uses left. */
const gatherWithWornTool: CaseGenerator = {
  name: 'gather-with-worn-tool',
  draw: (draw) => {
    const drawn = draw.pick(toolTargets.filter(({ block }) => block !== 'obsidian'))
    const arena = drawArena(draw, { without: drawn.blocks })
    const target = inVersion(drawn, arena.version)
    const left = draw.whole(1, 3)
    const count = left + draw.whole(1, 3)
    return {
      title: `gather ${count} ${target.item} with ${left} uses of ${target.tool!}`,
      arena,
      subgoals: [
        {
          kind: 'gather',
          blocks: target.blocks,
          item: target.item,
          count: count * 2,
          budgetTicks: draw.whole(900, 1_500),
        },
      ],
      build: (stage) => void placeTargets(stage, draw, target, count * 2),
      arrange: (stage) => stage.give(target.tool!, 1, uses[target.tool!]! - left),
      verify: (stage) => {
        if (stage.carried(target.tool!) > 0) return `${target.tool!} is still there`
        return stage.record.broken(target.block) >= left ? null : 'too few blocks were broken'
      },
    }
  },
}

/** Stairs or a corridor for which the tool does not last. */
const digWithWornTool: CaseGenerator = {
  name: 'dig-with-worn-tool',
  draw: (draw) => {
    const arena = drawArena(draw, { roof: false, mostHillBlocks: 0 })
    const rock = draw.pick(['stone', 'andesite', 'granite', 'diorite'])
    // The last uses of better ones are spared for better ore.
    const tool = draw.pick(['wooden_pickaxe', 'stone_pickaxe'])
    const left = draw.whole(2, 9)
    const isStairs = draw.chance(0.6)
    return {
      title: `${isStairs ? 'stairs' : 'a corridor'} into ${rock} with ${left} uses of ${tool}`,
      arena: { ...arena, ground: { ...arena.ground, surface: rock, soil: rock, rock } },
      subgoals: [
        isStairs
          ? {
              kind: 'descend',
              toY: draw.whole(8, 22),
              seek: ['diamond_ore'],
              budgetTicks: draw.whole(900, 1_500),
            }
          : {
              kind: 'tunnel',
              lengthBlocks: draw.whole(14, 24),
              seek: ['diamond_ore'],
              budgetTicks: draw.whole(900, 1_500),
            },
      ],
      build: (stage) => {
        if (isStairs) return
        stage.fill(rock, [-24, 0, -24], [24, 4, 24])
        stage.fill('air', [0, 0, 0], [0, 1, 0])
      },
      arrange: (stage) => stage.give(tool, 1, uses[tool]! - left),
      verify: (stage) => (stage.carried(tool) === 0 ? null : `${tool} is still there`),
    }
  },
}

export const toolBroke: readonly CaseGenerator[] = [gatherWithWornTool, gatherWithWornTool, digWithWornTool]
