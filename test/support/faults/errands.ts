import type { Subgoal } from '../../../src/env/index.ts'
import type { Draw } from './draw.ts'
import { freeCells, handTargets, placeTargets } from './targets.ts'
import type { Stage } from './stage.ts'

/** Something that the body is at when a fault strikes: it would come to a good end and takes some time. */
export interface Errand {
  readonly title: string
  readonly subgoal: Subgoal
  readonly build: (stage: Stage) => void
  readonly arrange: (stage: Stage) => void
}

/** Kinds of errand. `walk` ones lead the body away from where it stands. */
export type ErrandKind = 'wait' | 'gather' | 'explore' | 'retreat' | 'hunt' | 'smelt' | 'tunnel' | 'descend'

const nothing = (): void => undefined

/** Draws an errand of one of the kinds. `budgetTicks` bounds it; left out, there is ample time. */
export function drawErrand(
  draw: Draw,
  kinds: readonly ErrandKind[],
  budgetTicks = draw.whole(700, 1_200),
): Errand {
  const kind = draw.pick(kinds)
  switch (kind) {
    case 'wait': {
      const ticks = Math.min(budgetTicks, draw.whole(400, 700))
      return {
        title: 'waiting',
        subgoal: { kind: 'wait', ticks, budgetTicks: Math.max(budgetTicks, ticks + 20) },
        build: nothing,
        arrange: nothing,
      }
    }
    case 'gather': {
      const target = draw.pick(handTargets.filter(({ item, block }) => item === block))
      const count = draw.whole(6, 12)
      return {
        title: `gathering ${target.item}`,
        subgoal: { kind: 'gather', blocks: target.blocks, item: target.item, count, budgetTicks },
        build: (stage) => {
          placeTargets(stage, draw, target, count + 2, 3, 9)
        },
        arrange: nothing,
      }
    }
    case 'explore':
      return {
        title: 'exploring',
        subgoal: {
          kind: 'explore',
          seek: [draw.pick(['diamond_block', 'beacon', 'sponge', 'bookshelf'])],
          budgetTicks,
        },
        build: nothing,
        arrange: nothing,
      }
    case 'retreat':
      return {
        title: 'walking away',
        subgoal: { kind: 'retreat', distanceBlocks: draw.whole(14, 24), budgetTicks },
        build: nothing,
        arrange: nothing,
      }
    case 'hunt': {
      const entity = draw.pick(['cow', 'sheep', 'pig', 'chicken'] as const)
      return {
        title: `hunting ${entity}`,
        subgoal: { kind: 'hunt', entity, count: draw.whole(3, 4), budgetTicks },
        build: nothing,
        arrange: (stage) => {
          for (const { x, z } of freeCells(draw, 5, 5, 9)) stage.spawn(entity, x, 0, z)
        },
      }
    }
    case 'smelt': {
      const [furnace] = freeCells(draw, 1, 2, 5)
      const count = draw.whole(2, 4)
      return {
        title: 'smelting',
        subgoal: {
          kind: 'smelt',
          input: 'cobblestone',
          item: 'stone',
          count,
          fuel: 'coal',
          budgetTicks: Math.max(budgetTicks, 1_000),
        },
        build: (stage) => stage.put('furnace', furnace!.x, 0, furnace!.z),
        arrange: (stage) => {
          stage.give('cobblestone', 8)
          stage.give('coal', 2)
        },
      }
    }
    case 'tunnel':
    case 'descend': {
      const pickaxe = draw.pick(['stone_pickaxe', 'iron_pickaxe'])
      const subgoal: Subgoal =
        kind === 'tunnel'
          ? { kind, seek: ['diamond_ore'], lengthBlocks: draw.whole(12, 20), budgetTicks }
          : { kind, toY: draw.whole(10, 20), seek: ['diamond_ore'], budgetTicks }
      return {
        title: kind === 'tunnel' ? 'digging a corridor' : 'digging stairs',
        subgoal,
        build: nothing,
        arrange: (stage) => {
          stage.give(pickaxe)
          stage.give('iron_shovel')
          stage.give('cobblestone', 16)
        },
      }
    }
  }
}
