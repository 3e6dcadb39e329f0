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

/** Half the width of the ground that the body has, and of all that is cleared around it, in blocks. */
const homeRadiusBlocks = 6
const clearRadiusBlocks = 19

/**
 * Leaves the body a thin piece of ground on a bed of bedrock with nothing around it, or lava: what can be searched for a
 * way is so little that the search ends with none.
 */
function isolate(stage: Stage, surrounding: 'void' | 'lava'): void {
  const bottom = surrounding === 'void' ? -41 : -4
  for (let x = -clearRadiusBlocks; x <= clearRadiusBlocks; x++)
    for (let z = -clearRadiusBlocks; z <= clearRadiusBlocks; z++) {
      const isHome = Math.max(Math.abs(x), Math.abs(z)) <= homeRadiusBlocks
      if (isHome) {
        stage.put('bedrock', x, -3, z)
        if (surrounding === 'void') stage.fill('air', [x, bottom, z], [x, -4, z])
        continue
      }
      stage.fill('air', [x, bottom, z], [x, 8, z])
      if (surrounding === 'lava') {
        stage.put('bedrock', x, -5, z)
        stage.fill('lava', [x, -4, z], [x, -3, z])
      }
    }
}

/** High above the ground on a pillar. */
function pillar(draw: Draw): Fastness {
  const [x, z] = [draw.pick([-1, 1]) * draw.whole(2, 6), draw.pick([-1, 1]) * draw.whole(2, 6)]
  const height = draw.whole(9, 14)
  const surrounding = draw.pick(['void', 'lava'] as const)
  return {
    title: `on a pillar ${height} blocks high`,
    at: [x, height, z],
    build: (stage) => {
      isolate(stage, surrounding)
      stage.fill('bedrock', [x, 0, z], [x, height - 1, z])
    },
  }
}

/** On a platform that hangs in the air. */
function platform(draw: Draw): Fastness {
  const [x, z] = [draw.pick([-1, 1]) * draw.whole(4, 10), draw.pick([-1, 1]) * draw.whole(4, 10)]
  const height = draw.whole(10, 15)
  const surrounding = draw.pick(['void', 'lava'] as const)
  return {
    title: `on a platform ${height} blocks up in the air`,
    at: [x, height + 1, z],
    build: (stage) => {
      isolate(stage, surrounding)
      stage.fill('glass', [x - 1, height, z - 1], [x + 1, height, z + 1])
    },
  }
}

/** On an island in a pit that has no bottom, or in lava. */
function island(draw: Draw): Fastness {
  const far = draw.whole(14, 17) * draw.pick([-1, 1])
  const aside = draw.whole(-3, 3)
  const [x, z] = draw.chance(0.5) ? [far, aside] : [aside, far]
  const surrounding = draw.pick(['void', 'lava'] as const)
  return {
    title: `on an island in ${surrounding === 'void' ? 'a bottomless pit' : 'lava'}`,
    at: [x, 1, z],
    build: (stage) => {
      isolate(stage, surrounding)
      stage.fill('stone', [x - 1, -3, z - 1], [x + 1, 0, z + 1])
    },
  }
}

function drawFastness(draw: Draw): Fastness {
  return draw.pick([platform, pillar, island])(draw)
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
