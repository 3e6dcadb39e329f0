import type { CaseGenerator } from '../case-plan.ts'
import type { Draw } from '../draw.ts'
import { drawErrand } from '../errands.ts'
import { drawArena } from '../grounds.ts'
import { after } from '../happenings.ts'
import type { Stage } from '../stage.ts'

/** Ways in which a server takes all speed from a body: a frost spell, a heavy slowness, chains. */
const bonds = [
  { value: 0, modifiers: [] },
  { value: 0.0002, modifiers: [] },
] as const

/** Roots the body to the spot. */
function root({ player }: Stage, bond: (typeof bonds)[number]): void {
  const properties = [{ key: 'generic.movement_speed', ...bond }]
  player.send('entity_update_attributes', { entityId: player.entityId, properties })
}

const rooted: CaseGenerator = {
  name: 'rooted',
  draw: (draw) => {
    const errand = drawErrand(draw, ['explore', 'retreat', 'explore'], draw.whole(400, 900))
    const delay = draw.whole(0, 40)
    const bond = draw.pick(bonds)
    const places = new WeakMap<Stage, { readonly x: number; readonly z: number }>()
    return {
      title: `rooted after ${delay} ticks, ${errand.title}`,
      arena: { ...drawArena(draw, { mostHillBlocks: 2 }), version: '1.16.5' },
      subgoals: [errand.subgoal],
      build: errand.build,
      arrange: (stage) => {
        errand.arrange(stage)
        after(stage, delay, () => {
          root(stage, bond)
          places.set(stage, { ...stage.player.body.position })
        })
      },
      verify: (stage) => {
        const place = places.get(stage)
        if (place === undefined) return 'it was never rooted'
        const { x, z } = stage.player.body.position
        // By hops it comes on a little all the same.
        return Math.hypot(x - place.x, z - place.z) < 10 ? null : 'it went on all the same'
      },
    }
  },
}

const rootedBeforeTarget: CaseGenerator = {
  name: 'rooted-before-target',
  draw: (draw) => {
    const block = draw.pick(['oak_log', 'pumpkin', 'birch_log', 'hay_block', 'spruce_log'])
    const distance = draw.whole(8, 10)
    const side = draw.pick([
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const)
    const bond = draw.pick(bonds)
    return {
      title: `${block} at ${distance} blocks, rooted`,
      arena: { ...drawArena(draw, { mostHillBlocks: 0, roof: false }), version: '1.16.5' },
      subgoals: [
        { kind: 'gather', blocks: [block], item: block, count: 1, budgetTicks: draw.whole(400, 900) },
      ],
      build: (stage) => stage.put(block, side[0] * distance, 0, side[1] * distance),
      arrange: (stage) => root(stage, bond),
      verify: (stage) => (stage.carried(block) === 0 ? null : 'it was had all the same'),
    }
  },
}

export const navigationStuck: readonly CaseGenerator[] = [rooted, rootedBeforeTarget]

/** Room for a search to get lost in: a labyrinth of walls that no hand breaks, with a roof. */
function labyrinth(stage: Stage, draw: Draw, radius: number): void {
  stage.fill('bedrock', [-radius, -1, -radius], [radius, 3, radius])
  stage.fill('air', [-radius + 1, 0, -radius + 1], [radius - 1, 2, radius - 1])
  for (let x = -radius + 2; x < radius; x += 2) {
    for (let z = -radius + 2; z < radius; z += 2) {
      if (x === 0 && z === 0) continue
      stage.fill('bedrock', [x, 0, z], [x, 2, z])
      const [stepX, stepZ] = draw.pick([
        [1, 0],
        [0, 1],
      ] as const)
      if (draw.chance(0.3)) stage.fill('bedrock', [x + stepX, 0, z + stepZ], [x + stepX, 2, z + stepZ])
    }
  }
}

/** In sight on a pillar of a block that cannot be broken or climbed, in country so wide that no search sees the end of it. */
const onAPillar: CaseGenerator = {
  name: 'on-a-pillar',
  draw: (draw) => {
    const block = draw.pick(['oak_log', 'pumpkin', 'hay_block', 'melon', 'crafting_table'])
    const height = draw.whole(9, 16)
    const x = draw.whole(5, 9) * (draw.chance(0.5) ? 1 : -1)
    const z = draw.whole(-6, 6)
    return {
      title: `${block} on a pillar of ${height} blocks in wide country`,
      arena: {
        ...drawArena(draw, { roof: false, mostHillBlocks: 4 }),
        viewDistanceChunks: draw.whole(6, 8),
        difficulty: 'peaceful',
      },
      subgoals: [
        { kind: 'gather', blocks: [block], item: block, count: 1, budgetTicks: draw.whole(900, 1_500) },
      ],
      build: (stage) => {
        stage.fill('bedrock', [x, 0, z], [x, height - 1, z])
        stage.put(block, x, height, z)
      },
      verify: (stage) => (stage.carried(block) === 0 ? null : 'it was had all the same'),
    }
  },
}

/** Behind a window in a labyrinth so large that the search for a way reaches its bound. */
const inALabyrinth: CaseGenerator = {
  name: 'in-a-labyrinth',
  draw: (draw) => {
    const radius = draw.whole(54, 60)
    const block = draw.pick(['pumpkin', 'hay_block', 'melon'])
    return {
      title: `${block} above a labyrinth of ${2 * radius} blocks`,
      arena: {
        ...drawArena(draw, { roof: false, mostHillBlocks: 0 }),
        viewDistanceChunks: 4,
        difficulty: 'peaceful',
      },
      subgoals: [
        { kind: 'gather', blocks: [block], item: block, count: 1, budgetTicks: draw.whole(900, 1_500) },
      ],
      build: (stage) => {
        labyrinth(stage, draw, radius)
        // A shaft over the start with the target high up in it: seen, and not to be come at.
        stage.fill('bedrock', [-2, 3, -2], [2, 12, 2])
        stage.fill('air', [-1, 3, -1], [1, 11, 1])
        stage.put(block, 1, 10, 1)
      },
      verify: (stage) => (stage.carried(block) === 0 ? null : 'it was had all the same'),
    }
  },
}

export const pathTimeout: readonly CaseGenerator[] = [onAPillar, inALabyrinth]
