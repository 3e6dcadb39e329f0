import type { Subgoal } from '../../../../src/env/index.ts'
import type { CaseGenerator } from '../case-plan.ts'
import type { Draw } from '../draw.ts'
import { drawArena } from '../grounds.ts'
import { allFor, crafts, drawFuel, smelts } from '../recipes.ts'
import { freeCells } from '../targets.ts'

const ballast = ['dirt', 'gravel', 'string', 'feather', 'bone', 'flint', 'rotten_flesh', 'egg']

/** Some things that are of no use for the case. */
function drawBallast(draw: Draw): Readonly<Record<string, number>> {
  return Object.fromEntries(draw.some(ballast, draw.whole(0, 4)).map((item) => [item, draw.whole(1, 16)]))
}

/** One ingredient is missing, or there is too little of it. */
const craftShort: CaseGenerator = {
  name: 'craft-short-of-ingredient',
  draw: (draw) => {
    const chosen = draw.pick(crafts)
    const { recipe } = chosen
    const times = draw.whole(1, 3)
    const carried = { ...allFor(chosen, times) }
    const missing = draw.pick(Object.keys(carried))
    const had = draw.chance(0.5) ? 0 : draw.whole(0, carried[missing]! - 1)
    const hasRecipe = draw.chance(0.6)
    const [table] = freeCells(draw, 1, 2, 6)
    return {
      title: `craft ${recipe.result} with ${had} of ${carried[missing]!} ${missing}`,
      arena: drawArena(draw),
      subgoals: [
        {
          kind: 'craft',
          item: recipe.result,
          count: recipe.resultCount * (times - 1) + 1,
          budgetTicks: draw.whole(300, 900),
          ...(hasRecipe && { recipe }),
        },
      ],
      build: (stage) => {
        if (chosen.needsTable || draw.chance(0.5)) stage.put('crafting_table', table!.x, 0, table!.z)
      },
      arrange: (stage) => {
        for (const [item, count] of Object.entries({ ...drawBallast(draw), ...carried, [missing]: had })) {
          if (count > 0) stage.give(item, count)
        }
      },
      verify: (stage, [attempt]) => {
        const before = attempt!.preState.inventory[recipe.result] ?? 0
        if (stage.carried(recipe.result) >= before + recipe.resultCount * (times - 1) + 1)
          return 'it was crafted all the same'
        return (attempt!.preState.inventory[missing] ?? 0) < chosen.needs[missing]! * times
          ? null
          : `enough ${missing} was carried`
      },
    }
  },
}

/** The furnace and the fuel are there, and nothing to smelt, or too little. */
const smeltShort: CaseGenerator = {
  name: 'smelt-short-of-input',
  draw: (draw) => {
    const arena = drawArena(draw)
    const { input, item } = draw.pick(
      smelts.filter((smelt) => arena.version !== '1.20.4' || !/_ore$/.test(smelt.input)),
    )
    const fuel = drawFuel(draw, input)
    const count = draw.whole(1, 4)
    const had = draw.chance(0.6) ? 0 : draw.whole(0, count - 1)
    const [furnace] = freeCells(draw, 1, 2, 6)
    return {
      title: `smelt ${count} ${item} with ${had} ${input}`,
      arena,
      subgoals: [{ kind: 'smelt', input, item, count, fuel, budgetTicks: 400 + count * 260 }],
      build: (stage) => stage.put('furnace', furnace!.x, 0, furnace!.z),
      arrange: (stage) => {
        stage.give(fuel, draw.whole(8, 16))
        if (had > 0) stage.give(input, had)
      },
      verify: (stage) => (stage.carried(item) < count ? null : 'it was smelted all the same'),
    }
  },
}

/** What is to be placed, eaten, filled or worn is not there. */
const nothingToUse: CaseGenerator = {
  name: 'nothing-to-use',
  draw: (draw) => {
    const budgetTicks = draw.whole(200, 600)
    const [near] = freeCells(draw, 1, 2, 5)
    const subgoal: Subgoal = draw.pick<() => Subgoal>([
      () => ({
        kind: 'place',
        block: draw.pick(['crafting_table', 'furnace', 'chest', 'torch', 'oak_planks', 'white_bed']),
        budgetTicks,
      }),
      () => ({ kind: 'eat', item: draw.pick(['bread', 'apple', 'cooked_beef', 'carrot']), budgetTicks }),
      () => ({ kind: 'eat', budgetTicks }),
      () => ({ kind: 'fill-bucket', fluid: draw.pick(['water', 'lava']), budgetTicks }),
    ])()
    const taken =
      subgoal.kind === 'place' ? subgoal.block : subgoal.kind === 'eat' ? (subgoal.item ?? 'bread') : 'bucket'
    return {
      title: `${subgoal.kind} without ${taken}`,
      arena: { ...drawArena(draw, { mostHillBlocks: 2 }), difficulty: 'normal' },
      subgoals: [subgoal],
      build: (stage) => {
        if (subgoal.kind === 'fill-bucket') stage.put(subgoal.fluid, near!.x, -1, near!.z)
      },
      arrange: (stage) => {
        const others = draw.some(
          ['dirt', 'cobblestone', 'stick', 'string', 'flint', 'gravel'],
          draw.whole(0, 5),
        )
        for (const item of others) stage.give(item, draw.whole(1, 20))
        if (subgoal.kind !== 'eat') return
        stage.player.body.food = draw.whole(4, 14)
        stage.player.body.saturation = 0
        stage.player.vitalsChanged = true
      },
      verify: (stage, [attempt]) => {
        if ((attempt!.preState.inventory[taken] ?? 0) > 0) return `${taken} was carried`
        if (subgoal.kind === 'eat') return stage.player.body.food < 20 ? null : 'it was not hungry'
        return null
      },
    }
  },
}

export const missingItem: readonly CaseGenerator[] = [craftShort, smeltShort, nothingToUse, craftShort]
