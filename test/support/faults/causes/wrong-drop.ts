import type { CaseGenerator } from '../case-plan.ts'
import { drawArena } from '../grounds.ts'
import { freeCells, placeTargets } from '../targets.ts'

/** Blocks that drop something else than one might think, with what one might think and a tool. */
const misleading: readonly (readonly [block: string, thought: string, tool: string | null])[] = [
  ['stone', 'stone', 'stone_pickaxe'],
  ['grass_block', 'grass_block', null],
  ['diamond_ore', 'diamond_ore', 'iron_pickaxe'],
  ['coal_ore', 'coal_ore', 'stone_pickaxe'],
  ['clay', 'clay', 'iron_shovel'],
  ['melon', 'melon', null],
  ['redstone_ore', 'redstone_ore', 'iron_pickaxe'],
  ['bookshelf', 'bookshelf', null],
  ['snow_block', 'snow_block', 'iron_shovel'],
  ['mycelium', 'mycelium', null],
]

const otherDrop: CaseGenerator = {
  name: 'drops-something-else',
  draw: (draw) => {
    const isShifted = draw.chance(0.5)
    const [block, thought, tool] = isShifted
      ? draw.pick([
          ['oak_log', 'oak_log', null],
          ['cobblestone', 'cobblestone', 'stone_pickaxe'],
          ['coal_ore', 'coal', 'stone_pickaxe'],
          ['pumpkin', 'pumpkin', null],
          ['diamond_ore', 'diamond', 'iron_pickaxe'],
        ] as const)
      : draw.pick(misleading)
    const result = draw.pick(['stick', 'flint', 'clay_ball', 'string', 'bone'])
    const blocks = draw.whole(1, 3)
    const target = { block, blocks: [block], item: thought, tool, tooWeak: [] }
    return {
      title: `gather ${thought} from ${block}${isShifted ? `, which drops ${result} here` : ''}`,
      arena: {
        ...drawArena(draw, { without: [block, 'end_stone'] }),
        ...(isShifted && { rules: { drops: { [block]: [{ item: result }] } } }),
      },
      subgoals: [
        {
          kind: 'gather',
          blocks: [block],
          item: thought,
          count: draw.whole(1, 2),
          budgetTicks: draw.whole(500, 1_000),
        },
      ],
      build: (stage) => void placeTargets(stage, draw, target, blocks),
      arrange: (stage) => {
        if (tool !== null) stage.give(tool)
      },
      verify: (stage) => {
        if (stage.carried(thought) > 0) return `${thought} was had all the same`
        if (stage.record.droppedCount(thought) > 0) return `${thought} was dropped`
        return stage.record.dropped.size > 0 ? null : 'nothing was dropped'
      },
    }
  },
}

const wrongPrey: CaseGenerator = {
  name: 'prey-drops-something-else',
  draw: (draw) => {
    const [entity, item] = draw.pick([
      ['cow', 'feather'],
      ['sheep', 'leather'],
      ['chicken', 'egg'],
      ['pig', 'beef'],
      ['cow', 'mutton'],
      ['sheep', 'string'],
      ['pig', 'saddle'],
    ] as const)
    const cells = freeCells(draw, draw.whole(1, 2), 3, 6)
    return {
      title: `hunt ${entity} for ${item}`,
      arena: { ...drawArena(draw, { roof: false, mostHillBlocks: 2 }), difficulty: 'easy' },
      subgoals: [{ kind: 'hunt', entity, item, count: 1, budgetTicks: draw.whole(600, 1_000) }],
      arrange: async (stage) => {
        stage.give(draw.pick(['iron_sword', 'diamond_sword', 'stone_axe']))
        for (const { x, z } of cells) stage.spawn(entity, x, 0, z)
        await stage.waitTicks(4)
      },
      verify: (stage) => {
        if (stage.carried(item) > 0) return `${item} was had all the same`
        return stage.record.dropped.size > 0 ? null : 'nothing was dropped'
      },
    }
  },
}

export const wrongDrop: readonly CaseGenerator[] = [otherDrop, otherDrop, wrongPrey]
