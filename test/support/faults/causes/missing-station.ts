import type { Subgoal } from '../../../../src/env/index.ts'
import type { CaseGenerator } from '../case-plan.ts'
import type { Draw } from '../draw.ts'
import { drawArena } from '../grounds.ts'
import { allFor, crafts, drawFuel, smelts } from '../recipes.ts'
import type { Stage } from '../stage.ts'

interface StationCase {
  readonly station: string
  readonly subgoal: Subgoal
  /** All that the subgoal needs besides the station. */
  readonly carried: Readonly<Record<string, number>>
  /** Uses taken of what is carried worn. */
  readonly wornBy?: number
  readonly isNight?: boolean
  /** True when the server knows that the end was reached. */
  readonly isDone: (stage: Stage) => boolean
}

const tabled = crafts.filter(({ needsTable }) => needsTable)

const kinds: readonly ((draw: Draw, budgetTicks: number) => StationCase)[] = [
  (draw, budgetTicks) => {
    const chosen = draw.pick(tabled)
    const { recipe } = chosen
    return {
      station: 'crafting_table',
      subgoal: { kind: 'craft', item: recipe.result, count: 1, recipe, budgetTicks },
      carried: allFor(chosen, 1),
      isDone: (stage) => stage.carried(recipe.result) > 0,
    }
  },
  (draw, budgetTicks) => {
    const { input, item } = draw.pick(smelts)
    const fuel = drawFuel(draw, input)
    return {
      station: 'furnace',
      subgoal: { kind: 'smelt', input, item, count: 1, fuel, budgetTicks },
      carried: { [input]: draw.whole(1, 8), [fuel]: draw.whole(8, 16) },
      isDone: (stage) => stage.carried(item) > 0,
    }
  },
  (draw, budgetTicks) => {
    const items = draw.some(['cobblestone', 'dirt', 'wheat', 'iron_ingot', 'oak_log'], draw.whole(1, 3))
    return {
      station: 'chest',
      subgoal: { kind: 'store', items, budgetTicks },
      carried: Object.fromEntries(items.map((item) => [item, draw.whole(1, 64)])),
      isDone: (stage) => items.every((item) => stage.carried(item) === 0),
    }
  },
  (_, budgetTicks) => ({
    station: 'white_bed',
    subgoal: { kind: 'sleep', budgetTicks },
    carried: {},
    isNight: true,
    isDone: (stage) => stage.server.timeOfDay < 12_000,
  }),
  (draw, budgetTicks) => {
    const item = draw.pick(['iron_pickaxe', 'stone_axe', 'iron_helmet', 'diamond_sword'])
    const station = draw.pick(['grindstone', 'anvil'] as const)
    return {
      station,
      subgoal: { kind: 'repair', item, station, budgetTicks },
      carried: { [item]: 2 },
      wornBy: 40,
      isDone: (stage) => stage.carried(item) < 2,
    }
  },
  (draw, budgetTicks) => {
    const item = draw.pick(['leather_helmet', 'leather_boots', 'leather_leggings', 'leather_chestplate'])
    const dye = draw.pick(['red_dye', 'blue_dye', 'white_dye'])
    return {
      station: 'cauldron',
      subgoal: { kind: 'wash', item, dye, budgetTicks },
      carried: { [item]: 1, [dye]: 1, water_bucket: 1 },
      isDone: () => false,
    }
  },
  (draw, budgetTicks) => {
    const item = draw.pick(['iron_boots', 'leather_chestplate', 'golden_helmet', 'diamond_leggings'])
    return {
      station: 'campfire',
      subgoal: { kind: 'wear-down', item, budgetTicks },
      carried: { [item]: 1 },
      isDone: () => false,
    }
  },
]

/** All is carried, and the station is nowhere, or walled in where nobody can know of it. */
function withoutStation(first: number, count: number): CaseGenerator {
  return {
    name: 'without-station',
    draw: (draw) => {
      const planned = draw.pick(kinds.slice(first, first + count))(draw, draw.whole(300, 900))
      const arena = drawArena(draw, { mostHillBlocks: 3 })
      const isWalledIn = draw.chance(0.4)
      const { x, z } = draw.aside(6, 9)
      return {
        title: `${planned.subgoal.kind} without ${planned.station}${isWalledIn ? ', which is walled in' : ''}`,
        arena: {
          ...arena,
          difficulty: 'peaceful',
          ...(planned.isNight === true && { timeOfDay: draw.whole(13_000, 20_000) }),
        },
        subgoals: [planned.subgoal],
        build: (stage) => {
          if (!isWalledIn) return
          stage.fill('bricks', [x - 1, -1, z - 1], [x + 1, 2, z + 1])
          stage.put(planned.station, x, 0, z)
        },
        arrange: (stage) => {
          for (const [item, count] of Object.entries(planned.carried)) {
            for (let piece = 0; piece < (planned.wornBy === undefined ? 1 : count); piece++) {
              stage.give(item, planned.wornBy === undefined ? count : 1, planned.wornBy)
            }
          }
        },
        verify: (stage, [attempt]) => {
          if (planned.isDone(stage)) return 'it was done all the same'
          return planned.station in attempt!.preState.blocks ? `the ${planned.station} was in view` : null
        },
      }
    },
  }
}

export const missingStation: readonly CaseGenerator[] = [
  withoutStation(0, 2),
  withoutStation(2, 2),
  withoutStation(0, kinds.length),
  withoutStation(4, 3),
]
