import { groundY } from '../arena.ts'
import type { CaseGenerator } from '../case-plan.ts'
import { drawArena } from '../grounds.ts'
import { inVersion, placeTargets, toolTargets } from '../targets.ts'

const otherThings = ['oak_planks', 'dirt', 'torch', 'wheat', 'bucket', 'stone_hoe', 'flint']

/** The block asks for a tool of a kind and tier, and none or only weaker ones are carried. */
const gatherBarehanded: CaseGenerator = {
  name: 'gather-without-tool',
  draw: (draw) => {
    const drawn = draw.pick(toolTargets)
    const arena = drawArena(draw, { without: drawn.blocks })
    const target = inVersion(drawn, arena.version)
    const weak = draw.some(target.tooWeak, draw.whole(0, 2))
    return {
      title: `${target.block} with ${weak.join(' and ') || 'bare hands'}`,
      arena,
      subgoals: [
        {
          kind: 'gather',
          blocks: target.blocks,
          item: target.item,
          count: draw.whole(1, 4),
          budgetTicks: draw.whole(400, 1_200),
        },
      ],
      build: (stage) => void placeTargets(stage, draw, target, draw.whole(1, 4)),
      arrange: (stage) => {
        for (const tool of weak) stage.give(tool)
        for (const item of draw.some(otherThings, draw.whole(0, 3))) stage.give(item, 1)
      },
      verify: (stage) => (stage.carried(target.item) === 0 ? null : `${target.item} was had all the same`),
    }
  },
}

/** Stairs or a corridor into rock, with nothing that digs it. */
const digRockBarehanded: CaseGenerator = {
  name: 'dig-rock-without-tool',
  draw: (draw) => {
    const arena = drawArena(draw, { roof: false, mostHillBlocks: 2 })
    const rock = draw.pick(['stone', 'andesite', 'granite', 'diorite', 'cobblestone'])
    const ground = { ...arena.ground, surface: rock, soil: rock, rock }
    const isStairs = draw.chance(0.6)
    const budgetTicks = draw.whole(500, 1_200)
    const seek = [draw.pick(['diamond_ore', 'iron_ore', 'coal_ore'])]
    const lengthBlocks = draw.whole(8, 24)
    return {
      title: `${isStairs ? 'stairs' : 'a corridor'} into ${rock} with bare hands`,
      arena: { ...arena, ground },
      subgoals: [
        isStairs
          ? { kind: 'descend', toY: draw.whole(10, 30), seek, budgetTicks }
          : { kind: 'tunnel', lengthBlocks, seek, budgetTicks },
      ],
      build: (stage) => {
        if (isStairs) return
        // A cell in the rock: every way out of it must be dug.
        stage.fill(rock, [-4, 0, -4], [4, 4, 4])
        stage.fill('air', [0, 0, 0], [0, 1, 0])
      },
      arrange: (stage) => {
        for (const item of draw.some(otherThings, draw.whole(0, 3))) stage.give(item, 1)
      },
      verify: (stage) => {
        const { x, y, z } = stage.player.body.position
        const isOff = Math.hypot(x - 0.5, y - groundY - 1, z - 0.5) > 5
        return isOff ? 'the body got on all the same' : null
      },
    }
  },
}

export const missingTool: readonly CaseGenerator[] = [gatherBarehanded, gatherBarehanded, digRockBarehanded]
