import { hurtCreature } from '../../../../src/env/embedded/creatures/harm.ts'
import type { CaseGenerator } from '../case-plan.ts'
import type { Draw } from '../draw.ts'
import { drawArena } from '../grounds.ts'
import type { Stage } from '../stage.ts'
import { drawTarget, freeCells, inVersion, placeTargets } from '../targets.ts'

/** Pieces that were lost, by stage. */
const lost = new WeakMap<Stage, number>()

function lose(stage: Stage, pieces: number): void {
  lost.set(stage, (lost.get(stage) ?? 0) + pieces)
}

/** Something else picks up every fresh drop: a creature, or nobody one can see. */
function steal(stage: Stage, item: string, thief: number | null): void {
  const { server } = stage
  stage.eachTick(() => {
    for (const drop of stage.lying(item)) {
      if (drop.ageTicks < 2) continue
      const collected = {
        collectedEntityId: drop.entityId,
        collectorEntityId: thief,
        pickupItemCount: drop.stack.count,
      }
      if (thief !== null) server.broadcast('collect', collected)
      lose(stage, drop.stack.count)
      server.removeEntity(drop)
    }
  })
}

/** Counts drops that vanished in the pit below. */
function watchPit(
  stage: Stage,
  item: string,
  isOver: (drop: { x: number; y: number; z: number }) => boolean,
): void {
  const known = new Map<number, number>()
  stage.eachTick(() => {
    const now = new Set<number>()
    for (const drop of stage.lying(item)) {
      now.add(drop.entityId)
      if (isOver(drop.position)) known.set(drop.entityId, drop.stack.count)
    }
    for (const [id, pieces] of known) {
      if (now.has(id)) continue
      known.delete(id)
      lose(stage, pieces)
    }
  })
}

/** Each target hangs over a pit of lava or without a bottom, into which its drop falls. */
function digPit(stage: Stage, x: number, z: number, hasLava: boolean): void {
  const bottom = hasLava ? -6 : -41
  stage.fill('air', [x - 1, bottom, z - 1], [x + 1, -1, z + 1])
  if (hasLava) stage.fill('lava', [x - 1, -6, z - 1], [x + 1, -5, z + 1])
}

const gatherOverPit: CaseGenerator = {
  name: 'gather-over-a-pit',
  draw: (draw) => {
    const falls = ['red_sand', 'soul_sand', 'dirt', 'grass_block']
    let target = drawTarget(draw)
    while (falls.includes(target.block)) target = drawTarget(draw)
    const arena = drawArena(draw, { without: target.blocks, roof: false })
    target = inVersion(target, arena.version)
    const hasLava = draw.chance(0.6)
    const cells = freeCells(draw, draw.whole(1, 2), 4, 7).filter(
      ({ x, z }, index, all) => index === 0 || Math.max(Math.abs(x - all[0]!.x), Math.abs(z - all[0]!.z)) > 3,
    )
    return {
      title: `gather ${target.block} over ${hasLava ? 'lava' : 'a bottomless pit'}`,
      arena: { ...arena, difficulty: 'peaceful' },
      subgoals: [
        {
          kind: 'gather',
          blocks: target.blocks,
          item: target.item,
          count: draw.whole(cells.length, 4),
          budgetTicks: draw.whole(600, 1_000),
        },
      ],
      build: (stage) => {
        for (const { x, z } of cells) digPit(stage, x, z, hasLava)
        for (const { x, z } of cells) stage.put(target.block, x, 0, z)
      },
      arrange: (stage) => {
        if (target.tool !== null) stage.give(target.tool)
        watchPit(stage, target.item, ({ y }) => y < 40)
      },
      verify: (stage) => ((lost.get(stage) ?? 0) > 0 ? null : 'no drop was lost'),
    }
  },
}

const gatherStolen: CaseGenerator = {
  name: 'gather-and-be-robbed',
  draw: (draw) => {
    const drawn = drawTarget(draw)
    const arena = drawArena(draw, { without: drawn.blocks })
    const target = inVersion(drawn, arena.version)
    const blocks = draw.whole(1, 3)
    const hasThief = draw.chance(0.6)
    return {
      title: `gather ${target.block}, whose drops ${hasThief ? 'a pig takes' : 'vanish'}`,
      arena,
      subgoals: [
        {
          kind: 'gather',
          blocks: target.blocks,
          item: target.item,
          count: draw.whole(blocks, blocks + 2),
          budgetTicks: draw.whole(500, 1_000),
        },
      ],
      build: (stage) => void placeTargets(stage, draw, target, blocks),
      arrange: (stage) => {
        if (target.tool !== null) stage.give(target.tool)
        const thief = hasThief ? stage.spawn('pig', -2, 0, 3) : null
        steal(stage, target.item, thief?.entityId ?? null)
      },
      verify: (stage) => {
        if (stage.carried(target.item) > 0) return 'something was had all the same'
        return (lost.get(stage) ?? 0) > 0 ? null : 'no drop was lost'
      },
    }
  },
}

const prey = ['cow', 'sheep', 'pig', 'chicken'] as const
const meat = { cow: 'beef', sheep: 'mutton', pig: 'porkchop', chicken: 'chicken' } as const

function drawHunt(draw: Draw) {
  const entity = draw.pick(prey)
  return { entity, item: meat[entity], cells: freeCells(draw, draw.whole(1, 2), 3, 7) }
}

/** The kill is the body's and the meat another's. */
const huntStolen: CaseGenerator = {
  name: 'hunt-and-be-robbed',
  draw: (draw) => {
    const { entity, item, cells } = drawHunt(draw)
    const hasThief = draw.chance(0.6)
    return {
      title: `hunt ${entity}, whose ${item} ${hasThief ? 'another creature takes' : 'vanishes'}`,
      arena: { ...drawArena(draw, { roof: false, mostHillBlocks: 2 }), difficulty: 'easy' },
      subgoals: [
        {
          kind: 'hunt',
          entity,
          item,
          count: draw.whole(cells.length, 3),
          budgetTicks: draw.whole(700, 1_200),
        },
      ],
      arrange: async (stage) => {
        stage.give(draw.pick(['iron_sword', 'diamond_sword', 'stone_axe']))
        for (const { x, z } of cells) stage.spawn(entity, x, 0, z)
        const thief = hasThief
          ? stage.spawn(draw.pick(prey.filter((name) => name !== entity)), -3, 0, -3)
          : null
        steal(stage, item, thief?.entityId ?? null)
        await stage.waitTicks(4)
      },
      verify: (stage) => {
        if (stage.carried(item) > 0) return `${item} was had all the same`
        return (lost.get(stage) ?? 0) > 0 ? null : 'nothing was stolen'
      },
    }
  },
}

/** Another strikes the last blow, and takes the meat. */
const killStolen: CaseGenerator = {
  name: 'kill-stolen',
  draw: (draw) => {
    const { entity, item } = drawHunt(draw)
    const { x, z } = draw.aside(3, 6)
    return {
      title: `hunt ${entity}, which another kills and takes`,
      arena: { ...drawArena(draw, { roof: false, mostHillBlocks: 2 }), difficulty: 'easy' },
      subgoals: [{ kind: 'hunt', entity, item, count: 1, budgetTicks: draw.whole(500, 1_000) }],
      arrange: async (stage) => {
        const victim = stage.spawn(entity, x, 0, z)
        const full = victim.health
        const world = stage.server.creatures!.world
        stage.eachTick(() => {
          if (victim.alive && victim.health < full)
            hurtCreature(victim, world, 100, { cause: 'generic', attacker: null } as never)
        })
        steal(stage, item, null)
        await stage.waitTicks(4)
      },
      verify: (stage) => {
        if (stage.carried(item) > 0) return `${item} was had all the same`
        return (lost.get(stage) ?? 0) > 0 ? null : 'nothing was stolen'
      },
    }
  },
}

export const dropLost: readonly CaseGenerator[] = [
  gatherOverPit,
  gatherStolen,
  huntStolen,
  gatherStolen,
  killStolen,
]
