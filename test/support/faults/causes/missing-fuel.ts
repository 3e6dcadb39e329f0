import type { CaseGenerator } from '../case-plan.ts'
import { drawArena } from '../grounds.ts'
import { drawSmelt } from '../furnaces.ts'
import { drawFuel, fuels } from '../recipes.ts'
import { freeCells } from '../targets.ts'

const incombustible = ['cobblestone', 'dirt', 'iron_ingot', 'flint', 'bone', 'wheat']

/** The input is carried, and of the fuel nothing, or less than the cooking takes. */
const withoutFuel: CaseGenerator = {
  name: 'too-little-fuel',
  draw: (draw) => {
    const arena = drawArena(draw)
    const { input, item } = drawSmelt(draw, arena.version)
    const fuel = drawFuel(draw, input)
    const isNone = draw.chance(0.5)
    // The weak fuels leave a part of the work undone.
    const [weak, perPiece] = draw.pick([
      ['stick', 100],
      ['oak_planks', 300],
    ] as const)
    const pieces = draw.whole(1, 2)
    const count = isNone ? draw.whole(1, 6) : Math.floor((pieces * perPiece) / 200) + draw.whole(1, 3)
    const used = isNone ? fuel : weak
    const [furnace] = freeCells(draw, 1, 2, 6)
    return {
      title: `smelt ${count} ${item} with ${isNone ? 0 : pieces} ${used}`,
      arena,
      subgoals: [{ kind: 'smelt', input, item, count, fuel: used, budgetTicks: 500 + count * 260 }],
      build: (stage) => stage.put('furnace', furnace!.x, 0, furnace!.z),
      arrange: (stage) => {
        stage.give(input, count + draw.whole(0, 4))
        if (!isNone) stage.give(used, pieces)
        for (const other of draw.some(
          incombustible.filter((name) => name !== input),
          draw.whole(0, 3),
        ))
          stage.give(other, draw.whole(1, 10))
      },
      verify: (stage) => {
        if (stage.carried(item) >= count) return 'it was smelted all the same'
        return stage.carried(used) === 0 ? null : `${used} was left`
      },
    }
  },
}

/** What burns elsewhere does not burn here, or hardly. */
const dudFuel: CaseGenerator = {
  name: 'fuel-does-not-burn-here',
  draw: (draw) => {
    const arena = drawArena(draw)
    const { input, item } = drawSmelt(draw, arena.version)
    const fuel = drawFuel(draw, input)
    const burnTicks = draw.whole(20, 80)
    const pieces = draw.whole(1, 2)
    const count = draw.whole(2, 5)
    const [furnace] = freeCells(draw, 1, 2, 6)
    return {
      title: `smelt ${count} ${item} with ${pieces} ${fuel}, of which one burns ${burnTicks} ticks here and ${fuels[fuel]!} elsewhere`,
      arena: { ...arena, rules: { fuels: { [fuel]: burnTicks } } },
      subgoals: [{ kind: 'smelt', input, item, count, fuel, budgetTicks: 500 + count * 260 }],
      build: (stage) => stage.put('furnace', furnace!.x, 0, furnace!.z),
      arrange: (stage) => {
        stage.give(input, count)
        stage.give(fuel, pieces)
      },
      verify: (stage) => (stage.carried(item) < count ? null : 'it was smelted all the same'),
    }
  },
}

export const missingFuel: readonly CaseGenerator[] = [withoutFuel, withoutFuel, withoutFuel, dudFuel]
