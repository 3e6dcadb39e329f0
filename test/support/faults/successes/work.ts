import type { CaseGenerator } from '../case-plan.ts'
import { drawArena } from '../grounds.ts'
import { drawSmelt } from '../furnaces.ts'
import { gatherOf } from '../gathering.ts'
import { allFor, crafts, drawFuel } from '../recipes.ts'
import { drawTarget, freeCells, inVersion, placeTargets } from '../targets.ts'
import { drawAdversity, drawAdversityOfWork } from './adversity.ts'

export const gatherSuccess: CaseGenerator = {
  name: 'gather',
  draw: (draw) => {
    const drawn = drawTarget(draw)
    const arena = drawArena(draw, { without: drawn.blocks, mostHillBlocks: 3 })
    const target = inVersion(drawn, arena.version)
    const count = draw.whole(1, 4)
    const adversity = drawAdversityOfWork(draw)
    const hasWall = draw.chance(0.25)
    return {
      title: `gather ${count} ${target.item}${hasWall ? ' around a wall' : ''}${adversity.title}`,
      arena: { ...arena, difficulty: 'peaceful' },
      subgoals: [{ ...gatherOf(target, draw, count), budgetTicks: 1_500 }],
      build: (stage) => {
        if (hasWall) stage.fill('bricks', [-1, 0, 2], [4, 2, 2])
        placeTargets(stage, draw, target, count + draw.whole(1, 3), 3, 8)
      },
      arrange: (stage) => {
        if (target.tool !== null) stage.give(target.tool)
        if (draw.chance(0.3)) stage.stuff(['iron_ingot', 'diamond'], draw.whole(1, 3))
        adversity.begin(stage)
      },
      verify: (stage) => (stage.carried(target.item) >= count ? null : 'too little was gathered'),
    }
  },
}

export const craftSuccess: CaseGenerator = {
  name: 'craft',
  draw: (draw) => {
    const chosen = draw.pick(crafts)
    const { recipe } = chosen
    const times = draw.whole(1, 4)
    const count = recipe.resultCount * (times - 1) + draw.whole(1, recipe.resultCount)
    const [table] = freeCells(draw, 1, 2, 7)
    const adversity = drawAdversity(draw)
    return {
      title: `craft ${count} ${recipe.result}${adversity.title}`,
      arena: { ...drawArena(draw), difficulty: 'peaceful' },
      subgoals: [
        {
          kind: 'craft',
          item: recipe.result,
          count,
          budgetTicks: 1_200,
          ...(draw.chance(0.5) && { recipe }),
        },
      ],
      build: (stage) => stage.put('crafting_table', table!.x, 0, table!.z),
      arrange: (stage) => {
        for (const [item, needed] of Object.entries(allFor(chosen, times)))
          stage.give(item, needed + draw.whole(0, 5))
        adversity.begin(stage)
      },
      verify: (stage) => (stage.carried(recipe.result) >= count ? null : 'too little was crafted'),
    }
  },
}

export const smeltSuccess: CaseGenerator = {
  name: 'smelt',
  draw: (draw) => {
    const arena = drawArena(draw)
    const { input, item } = drawSmelt(draw, arena.version)
    const fuel = drawFuel(draw, input)
    const count = draw.whole(1, 4)
    const [furnace] = freeCells(draw, 1, 2, 7)
    const adversity = drawAdversity(draw)
    return {
      title: `smelt ${count} ${item} with ${fuel}${adversity.title}`,
      arena: { ...arena, difficulty: 'peaceful' },
      subgoals: [{ kind: 'smelt', input, item, count, fuel, budgetTicks: 1_000 + count * 450 }],
      build: (stage) => stage.put('furnace', furnace!.x, 0, furnace!.z),
      arrange: (stage) => {
        stage.give(input, count + draw.whole(0, 3))
        stage.give(fuel, count * 3)
        adversity.begin(stage)
      },
      verify: (stage) => (stage.carried(item) >= count ? null : 'too little was smelted'),
    }
  },
}

export const placeSuccess: CaseGenerator = {
  name: 'place',
  draw: (draw) => {
    const block = draw.pick([
      'crafting_table',
      'furnace',
      'chest',
      'oak_planks',
      'cobblestone',
      'glass',
      'white_wool',
    ])
    const adversity = drawAdversityOfWork(draw)
    return {
      title: `place ${block}${adversity.title}`,
      arena: { ...drawArena(draw, { without: [block] }), difficulty: 'peaceful' },
      subgoals: [{ kind: 'place', block, budgetTicks: 600 }],
      arrange: (stage) => {
        stage.give(block, draw.whole(1, 6))
        adversity.begin(stage)
      },
      verify: (stage) => (stage.record.placed(block) > 0 ? null : 'nothing was placed'),
    }
  },
}

export const huntSuccess: CaseGenerator = {
  name: 'hunt',
  draw: (draw) => {
    const [entity, item] = draw.pick([
      ['cow', 'beef'],
      ['sheep', 'mutton'],
      ['pig', 'porkchop'],
      ['chicken', 'chicken'],
    ] as const)
    const count = draw.whole(1, 2)
    const isForItem = draw.chance(0.6)
    const cells = freeCells(draw, count + 1, 3, 8)
    const adversity = drawAdversity(draw)
    return {
      title: `hunt ${count} ${entity}${isForItem ? ` for ${item}` : ''}${adversity.title}`,
      arena: { ...drawArena(draw, { roof: false, mostHillBlocks: 2 }), difficulty: 'easy' },
      subgoals: [{ kind: 'hunt', entity, count, budgetTicks: 2_000, ...(isForItem && { item }) }],
      arrange: async (stage) => {
        stage.give(draw.pick(['wooden_sword', 'stone_axe', 'iron_sword']))
        for (const { x, z } of cells) stage.spawn(entity, x, 0, z)
        await stage.waitTicks(4)
        adversity.begin(stage)
      },
      verify: (stage) => {
        const had = isForItem ? stage.carried(item) : cells.length - alive(stage.server.entities.all, entity)
        return had >= count ? null : 'too few were killed'
      },
    }
  },
}

function alive(entities: Iterable<unknown>, name: string): number {
  let count = 0
  for (const entity of entities) {
    const creature = entity as { species?: { name: string }; alive?: boolean }
    if (creature.species?.name === name && creature.alive === true) count++
  }
  return count
}
