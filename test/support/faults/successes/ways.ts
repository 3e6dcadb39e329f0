import { groundY } from '../arena.ts'
import type { CaseGenerator } from '../case-plan.ts'
import { drawArena } from '../grounds.ts'
import type { Stage } from '../stage.ts'
import { freeCells } from '../targets.ts'
import { drawAdversity } from './adversity.ts'

/** Straight line from the start, as the server knows the place, in blocks. */
function distanceFromStart({ player }: Stage): number {
  const { x, y, z } = player.body.position
  return Math.hypot(x - 0.5, y - groundY - 1, z - 0.5)
}

export const exploreSuccess: CaseGenerator = {
  name: 'explore',
  draw: (draw) => {
    const block = draw.pick(['pumpkin', 'oak_log', 'coal_ore', 'crafting_table', 'melon'])
    const [gapX, gapZ] = draw.pick([
      [4, 0],
      [-4, 0],
      [0, 4],
      [0, -4],
    ] as const)
    const adversity = drawAdversity(draw)
    return {
      title: `explore for ${block} out of a pen${adversity.title}`,
      arena: {
        ...drawArena(draw, { roof: false, mostHillBlocks: 2, without: [block] }),
        difficulty: 'peaceful',
      },
      subgoals: [{ kind: 'explore', seek: [block], budgetTicks: 2_400 }],
      build: (stage) => {
        // A pen with one way out, and what is sought all around it, but for the way out.
        stage.fill('bricks', [-4, 0, -4], [4, 4, 4])
        stage.fill('air', [-3, 0, -3], [3, 4, 3])
        stage.fill('air', [gapX, 0, gapZ], [gapX, 1, gapZ])
        for (let x = -10; x <= 10; x += 4)
          for (let z = -10; z <= 10; z += 4) {
            const isBeforeGap = gapX === 0 ? z * gapZ > 0 : x * gapX > 0
            if (Math.max(Math.abs(x), Math.abs(z)) > 5 && !isBeforeGap) stage.put(block, x, 0, z)
          }
      },
      arrange: adversity.begin,
      verify: (stage, [attempt]) => {
        if (block in attempt!.preState.blocks) return `${block} was in view from the start`
        return block in attempt!.postState.blocks && distanceFromStart(stage) > 1
          ? null
          : `${block} was not found`
      },
    }
  },
}

export const descendSuccess: CaseGenerator = {
  name: 'descend',
  draw: (draw) => {
    const toY = draw.whole(26, 35)
    const adversity = drawAdversity(draw)
    return {
      title: `descend to ${toY}${adversity.title}`,
      arena: { ...drawArena(draw), difficulty: 'peaceful' },
      subgoals: [{ kind: 'descend', toY, seek: ['diamond_ore'], budgetTicks: 3_000 }],
      arrange: (stage) => {
        stage.give(draw.pick(['stone_pickaxe', 'iron_pickaxe', 'diamond_pickaxe']))
        stage.give('stone_shovel')
        adversity.begin(stage)
      },
      verify: (stage) => (stage.player.body.position.y <= toY + 1 ? null : 'the body is not down there'),
    }
  },
}

export const tunnelSuccess: CaseGenerator = {
  name: 'tunnel',
  draw: (draw) => {
    const lengthBlocks = draw.whole(6, 14)
    const adversity = drawAdversity(draw)
    const arena = drawArena(draw, { roof: false, mostHillBlocks: 0 })
    const { rock } = arena.ground
    return {
      title: `a corridor of ${lengthBlocks} blocks${adversity.title}`,
      arena: { ...arena, difficulty: 'peaceful' },
      subgoals: [{ kind: 'tunnel', lengthBlocks, seek: ['diamond_ore'], budgetTicks: 3_000 }],
      build: (stage) => {
        stage.fill(rock, [-18, 0, -18], [18, 4, 18])
        stage.fill('air', [0, 0, 0], [0, 1, 0])
      },
      arrange: (stage) => {
        stage.give(draw.pick(['stone_pickaxe', 'iron_pickaxe', 'diamond_pickaxe']))
        adversity.begin(stage)
      },
      verify: (stage) => {
        const dug = stage.record.broken(rock)
        return distanceFromStart(stage) >= lengthBlocks - 1 || dug >= 2 * (lengthBlocks - 1)
          ? null
          : 'no corridor was dug'
      },
    }
  },
}

export const surfaceSuccess: CaseGenerator = {
  name: 'surface',
  draw: (draw) => {
    const arena = drawArena(draw, { roof: false, mostHillBlocks: 2 })
    const depth = draw.whole(4, 8)
    const adversity = drawAdversity(draw)
    return {
      title: `up to the sky${adversity.title}`,
      arena: { ...arena, difficulty: 'peaceful' },
      subgoals: [{ kind: 'surface', budgetTicks: 3_000 }],
      build: (stage) => {
        stage.fill(arena.ground.rock, [-12, 0, -12], [12, depth, 12])
        stage.fill('air', [-1, 0, -1], [1, 2, 1])
      },
      arrange: (stage) => {
        stage.give(draw.pick(['stone_pickaxe', 'iron_pickaxe']))
        stage.give('stone_shovel')
        adversity.begin(stage)
      },
      verify: ({ player, server }) => {
        const { x, y, z } = player.body.position
        return server.world.highestSolid(Math.floor(x), Math.floor(z)) < y ? null : 'something is above'
      },
    }
  },
}

export const retreatSuccess: CaseGenerator = {
  name: 'retreat',
  draw: (draw) => {
    const distanceBlocks = draw.whole(6, 14)
    const adversity = drawAdversity(draw)
    return {
      title: `retreat ${distanceBlocks} blocks${adversity.title}`,
      arena: { ...drawArena(draw, { mostHillBlocks: 2 }), difficulty: 'peaceful' },
      subgoals: [{ kind: 'retreat', distanceBlocks, budgetTicks: 800 }],
      arrange: adversity.begin,
      verify: (stage) => (distanceFromStart(stage) >= distanceBlocks - 1 ? null : 'the body is still near'),
    }
  },
}

export const waitSuccess: CaseGenerator = {
  name: 'wait',
  draw: (draw) => {
    const ticks = draw.whole(20, 300)
    const adversity = drawAdversity(draw)
    return {
      title: `wait ${ticks} ticks${adversity.title}`,
      arena: { ...drawArena(draw), difficulty: 'peaceful' },
      subgoals: [{ kind: 'wait', ticks, budgetTicks: ticks + 100 }],
      arrange: adversity.begin,
      verify: (_, [attempt]) => (attempt!.ticks >= ticks ? null : 'it was not waited'),
    }
  },
}

export const collectSuccess: CaseGenerator = {
  name: 'collect-drops',
  draw: (draw) => {
    const item = draw.pick(['apple', 'string', 'coal', 'leather', 'wheat', 'diamond', 'oak_log'])
    const cells = freeCells(draw, draw.whole(1, 4), 3, 9)
    const adversity = drawAdversity(draw)
    return {
      title: `collect ${item}${adversity.title}`,
      arena: { ...drawArena(draw), difficulty: 'peaceful' },
      subgoals: [{ kind: 'collect-drops', items: draw.chance(0.5) ? [item] : [], budgetTicks: 1_500 }],
      arrange: async (stage) => {
        for (const { x, z } of cells) stage.lay(item, draw.whole(1, 4), x, 0, z)
        await stage.waitTicks(10)
        adversity.begin(stage)
      },
      verify: (stage) =>
        stage.carried(item) > 0 && stage.lying(item).length === 0 ? null : 'drops are left',
    }
  },
}
