import type { Subgoal } from '../../../../src/env/index.ts'
import type { CaseGenerator } from '../case-plan.ts'
import type { Draw } from '../draw.ts'
import { drawArena } from '../grounds.ts'
import type { Stage } from '../stage.ts'
import { handTargets } from '../targets.ts'

/** A place that can be seen and not got to; `at` is where the target is. */
interface Fastness {
  readonly title: string
  readonly at: readonly [number, number, number]
  readonly build: (stage: Stage) => void
}

/** High above the ground on a pillar of bedrock. */
function pillar(draw: Draw): Fastness {
  const { x, z } = draw.aside(5, 9)
  const height = draw.whole(9, 14)
  return {
    title: `on a pillar of bedrock ${height} blocks high`,
    at: [x, height, z],
    build: (stage) => stage.fill('bedrock', [x, 0, z], [x, height - 1, z]),
  }
}

/** On a platform that hangs in the air. */
function platform(draw: Draw): Fastness {
  const { x, z } = draw.aside(6, 9)
  const height = draw.whole(10, 15)
  return {
    title: `on a platform ${height} blocks up in the air`,
    at: [x, height + 1, z],
    build: (stage) => stage.fill('glass', [x - 1, height, z - 1], [x + 1, height, z + 1]),
  }
}

/** On an island in a pit that has no bottom. */
function island(draw: Draw): Fastness {
  const { x, z } = draw.chance(0.5) ? { x: draw.pick([14, -14]), z: 0 } : { x: 0, z: draw.pick([14, -14]) }
  return {
    title: 'on an island in a bottomless pit',
    at: [x, 1, z],
    build: (stage) => {
      digMoat(stage, x, z, -41)
      stage.fill('stone', [x - 1, -3, z - 1], [x + 1, 0, z + 1])
    },
  }
}

/** On an island in a sea of lava. */
function lavaIsland(draw: Draw): Fastness {
  const { x, z } = draw.chance(0.5) ? { x: draw.pick([14, -14]), z: 0 } : { x: 0, z: draw.pick([14, -14]) }
  return {
    title: 'on an island in lava',
    at: [x, 1, z],
    build: (stage) => {
      digMoat(stage, x, z, -3)
      for (let dx = -8; dx <= 8; dx++)
        for (let dz = -8; dz <= 8; dz++)
          if (Math.abs(dx) > 1 || Math.abs(dz) > 1)
            stage.fill('lava', [x + dx, -3, z + dz], [x + dx, -2, z + dz])
      stage.fill('stone', [x - 1, -3, z - 1], [x + 1, 0, z + 1])
    },
  }
}

/** Clears everything around an island, down to a depth. */
function digMoat(stage: Stage, x: number, z: number, bottom: number): void {
  for (let dx = -8; dx <= 8; dx++)
    for (let dz = -8; dz <= 8; dz++)
      if (Math.abs(dx) > 1 || Math.abs(dz) > 1)
        stage.fill('air', [x + dx, bottom, z + dz], [x + dx, 6, z + dz])
}

function drawFastness(draw: Draw): Fastness {
  return draw.pick([platform, pillar, island, lavaIsland])(draw)
}

/** A block that is seen and cannot be got to. */
const gatherOutOfReach: CaseGenerator = {
  name: 'gather-out-of-reach',
  draw: (draw) => {
    const fastness = drawFastness(draw)
    const falls = ['red_sand', 'soul_sand']
    const target = draw.pick(handTargets.filter(({ block }) => !falls.includes(block)))
    return {
      title: `gather ${target.block} ${fastness.title}`,
      arena: {
        ...drawArena(draw, { without: target.blocks, roof: false, mostHillBlocks: 0 }),
        difficulty: 'peaceful',
      },
      perception: draw.pick(['sight', 'exposed']),
      subgoals: [
        {
          kind: 'gather',
          blocks: target.blocks,
          item: target.item,
          count: 1,
          budgetTicks: draw.whole(900, 1_600),
        },
      ],
      build: (stage) => {
        fastness.build(stage)
        stage.put(target.block, ...fastness.at)
      },
      verify: (stage, [attempt]) => {
        if (stage.carried(target.item) > 0) return `${target.item} was had all the same`
        return target.block in attempt!.preState.blocks || target.block in attempt!.postState.blocks
          ? null
          : `${target.block} was never in view`
      },
    }
  },
}

/** A station, a drop or a creature that is seen and cannot be got to. */
const otherOutOfReach: CaseGenerator = {
  name: 'other-target-out-of-reach',
  draw: (draw) => {
    const budgetTicks = draw.whole(900, 1_600)
    const kind = draw.pick(['store', 'craft', 'smelt', 'hunt'] as const)
    // From below a creature is not seen.
    const fastness = kind === 'hunt' ? island(draw) : drawFastness(draw)
    const [x, y, z] = fastness.at
    const station = { store: 'chest', craft: 'crafting_table', smelt: 'furnace', hunt: null }[kind]
    const subgoals: Record<typeof kind, Subgoal> = {
      store: { kind: 'store', items: ['wheat'], budgetTicks },
      craft: {
        kind: 'craft',
        item: 'bread',
        count: 1,
        recipe: { rows: [['wheat', 'wheat', 'wheat']], result: 'bread', resultCount: 1 },
        budgetTicks,
      },
      smelt: { kind: 'smelt', input: 'potato', item: 'baked_potato', fuel: 'coal', count: 1, budgetTicks },
      hunt: { kind: 'hunt', entity: 'chicken', count: 1, budgetTicks },
    }
    return {
      title: `${kind} ${fastness.title}`,
      arena: { ...drawArena(draw, { roof: false, mostHillBlocks: 0 }), difficulty: 'peaceful' },
      perception: draw.pick(['sight', 'exposed']),
      subgoals: [subgoals[kind]],
      build: (stage) => {
        fastness.build(stage)
        if (station !== null) stage.put(station, x, y, z)
      },
      arrange: async (stage) => {
        stage.give('wheat', 6)
        stage.give('potato', 2)
        stage.give('coal', 2)
        if (kind !== 'hunt') return
        const prey = stage.spawn('chicken', x, y, z)
        stage.eachTick(() => {
          // It is content where it is.
          const { position } = prey
          position.x = x + 0.5
          position.z = z + 0.5
        })
        await stage.waitTicks(4)
      },
      verify: (stage, [attempt]) => {
        const { blocks, entities } = attempt!.preState
        const isSeen = station === null ? 'chicken' in entities : station in blocks
        if (!isSeen) return 'the target was not in view'
        const isDone = {
          store: stage.carried('wheat') === 0,
          craft: stage.carried('bread') > 0,
          smelt: stage.carried('baked_potato') > 0,
          hunt: (attempt!.postState.tally.killed['chicken'] ?? 0) > 0,
        }[kind]
        return isDone ? 'it was done all the same' : null
      },
    }
  },
}

export const targetUnreachable: readonly CaseGenerator[] = [gatherOutOfReach, otherOutOfReach]
