import type { CaseGenerator, CasePlan } from '../case-plan.ts'
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

/** Blocks from the middle to the end of the great wall: more than a search takes in. */
const wallBlocks = 88

/** Far off, known of old, behind a wall that can be gone round: much further than a search looks. */
const greatWall: CaseGenerator = {
  name: 'great-wall',
  draw: (draw) => {
    const block = draw.pick(['oak_log', 'pumpkin', 'hay_block', 'melon', 'birch_log'])
    const wallAt = draw.whole(5, 9)
    const distance = draw.whole(38, 44)
    const [alongX, sign] = [draw.chance(0.5), draw.chance(0.5) ? 1 : -1]
    const shift = draw.whole(-10, 10)
    const at = (ahead: number, aside: number): readonly [number, number] =>
      alongX ? [sign * ahead, aside] : [aside, sign * ahead]
    return {
      title: `${block} ${distance} blocks off behind a great wall`,
      perception: 'xray',
      arena: {
        ...drawArena(draw, { roof: false, mostHillBlocks: 0 }),
        viewDistanceChunks: 7,
        difficulty: 'peaceful',
      },
      subgoals: [
        { kind: 'gather', blocks: [block], item: block, count: 1, budgetTicks: draw.whole(900, 1_500) },
      ],
      build: (stage) => {
        for (let aside = -wallBlocks + shift; aside <= wallBlocks + shift; aside++) {
          const [x, z] = at(wallAt, aside)
          stage.fill('bedrock', [x, -6, z], [x, 7, z])
        }
        const [x, z] = at(distance, draw.whole(-4, 4))
        stage.put(block, x, 0, z)
      },
      verify: (stage) => (stage.carried(block) === 0 ? null : 'it was had all the same'),
    }
  },
}

/** The same with wings, so that the body walks into a bag. */
const greatBag: CaseGenerator = {
  name: 'great-bag',
  draw: (draw) => {
    const block = draw.pick(['pumpkin', 'hay_block', 'melon', 'oak_log'])
    const wallAt = draw.whole(5, 8)
    const distance = draw.whole(38, 44)
    const sign = draw.chance(0.5) ? 1 : -1
    const [half, back] = [draw.whole(34, 40), draw.whole(34, 40)]
    return {
      title: `${block} ${distance} blocks off, and the body in a bag of walls`,
      perception: 'xray',
      arena: wideArena(draw),
      subgoals: [
        { kind: 'gather', blocks: [block], item: block, count: 1, budgetTicks: draw.whole(900, 1_500) },
      ],
      build: (stage) => {
        for (let z = -half; z <= half; z++)
          stage.fill('bedrock', [sign * wallAt, -6, z], [sign * wallAt, 7, z])
        for (let x = -back; x <= wallAt; x++) {
          for (const z of [-half, half]) stage.fill('bedrock', [sign * x, -6, z], [sign * x, 7, z])
        }
        stage.put(block, sign * distance, 0, draw.whole(-4, 4))
      },
      verify: (stage) => (stage.carried(block) === 0 ? null : 'it was had all the same'),
    }
  },
}

function wideArena(draw: Draw): CasePlan['arena'] {
  return {
    ...drawArena(draw, { roof: false, mostHillBlocks: 0 }),
    viewDistanceChunks: 7,
    difficulty: 'peaceful',
  }
}

export const pathTimeout: readonly CaseGenerator[] = [greatWall, greatBag]
