import type { CaseGenerator } from '../case-plan.ts'
import { drawArena } from '../grounds.ts'
import { drawSmelt } from '../furnaces.ts'
import { drawFuel } from '../recipes.ts'
import { freeCells } from '../targets.ts'

/** What goes in comes out as something else here, or not at all. */
const otherOutcome: CaseGenerator = {
  name: 'smelts-to-something-else',
  draw: (draw) => {
    const arena = drawArena(draw)
    const { input, item } = drawSmelt(draw, arena.version)
    const fuel = drawFuel(draw, input)
    const isNothing = draw.chance(0.35)
    const result = draw.pick(
      ['dirt', 'flint', 'clay_ball', 'gunpowder', 'iron_nugget'].filter((name) => name !== input),
    )
    const count = draw.whole(1, 3)
    const [furnace] = freeCells(draw, 1, 2, 6)
    return {
      title: `${input} becomes ${isNothing ? 'nothing' : result} here, not ${item}`,
      arena: {
        ...arena,
        rules: { smelting: { [input]: isNothing ? null : { result, ticks: draw.pick([100, 200, 300]) } } },
      },
      subgoals: [{ kind: 'smelt', input, item, count, fuel, budgetTicks: 700 + count * 320 }],
      build: (stage) => stage.put('furnace', furnace!.x, 0, furnace!.z),
      arrange: (stage) => {
        stage.give(input, count + draw.whole(0, 5))
        stage.give(fuel, draw.whole(12, 24))
      },
      verify: (stage) => (stage.carried(item) === 0 ? null : `${item} was had all the same`),
    }
  },
}

/** A hopper below the furnace takes what comes out. */
const hopperBelow: CaseGenerator = {
  name: 'hopper-takes-the-result',
  draw: (draw) => {
    const arena = drawArena(draw)
    const { input, item } = drawSmelt(draw, arena.version)
    const fuel = drawFuel(draw, input)
    const count = draw.whole(2, 4)
    const [furnace] = freeCells(draw, 1, 2, 6)
    return {
      title: `smelt ${count} ${item} over a hopper`,
      arena,
      subgoals: [{ kind: 'smelt', input, item, count, fuel, budgetTicks: 600 + count * 300 }],
      build: (stage) => {
        stage.put('hopper', furnace!.x, -1, furnace!.z)
        stage.put('furnace', furnace!.x, 0, furnace!.z)
      },
      arrange: (stage) => {
        stage.give(input, count)
        stage.give(fuel, draw.whole(12, 24))
      },
      verify: (stage) => (stage.carried(item) < count ? null : `${item} was had all the same`),
    }
  },
}

export const smeltFailed: readonly CaseGenerator[] = [otherOutcome, hopperBelow]
