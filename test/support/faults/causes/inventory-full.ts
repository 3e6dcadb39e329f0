import type { CaseGenerator } from '../case-plan.ts'
import { drawArena } from '../grounds.ts'
import { drawSmelt } from '../furnaces.ts'
import { gatherOf } from '../gathering.ts'
import { crafts, drawFuel } from '../recipes.ts'
import { drawTarget, freeCells, inVersion, placeTargets } from '../targets.ts'

/** Things that no body throws away to make room. */
const valuables = ['diamond', 'emerald', 'gold_ingot', 'iron_ingot', 'quartz', 'lapis_lazuli', 'ender_pearl']

function drawStuffing(
  draw: Parameters<CaseGenerator['draw']>[0],
  without: readonly string[],
): readonly string[] {
  return draw.some(
    valuables.filter((name) => !without.includes(name)),
    draw.whole(1, 5),
  )
}

/** The block stands ready, and what it drops fits nowhere. */
const gatherFull: CaseGenerator = {
  name: 'gather-with-full-inventory',
  draw: (draw) => {
    const drawn = drawTarget(draw)
    const arena = drawArena(draw, { without: drawn.blocks })
    const target = inVersion(drawn, arena.version)
    const stuffing = drawStuffing(draw, [target.item])
    return {
      title: `gather ${target.item} with ${stuffing.join(', ')} in every slot`,
      arena,
      subgoals: [gatherOf(target, draw)],
      build: (stage) => void placeTargets(stage, draw, target, draw.whole(1, 5)),
      arrange: (stage) => {
        if (target.tool !== null) stage.give(target.tool)
        stage.stuff(stuffing)
      },
      verify: (stage) => {
        if (stage.carried(target.item) > 0) return `${target.item} was had all the same`
        return stage.freeSlots === 0 ? null : 'a slot was free'
      },
    }
  },
}

/** Drops lie about, and no slot is free. */
const collectFull: CaseGenerator = {
  name: 'collect-with-full-inventory',
  draw: (draw) => {
    const item = draw.pick(['apple', 'string', 'coal', 'oak_sapling', 'leather', 'iron_nugget', 'wheat'])
    const stuffing = drawStuffing(draw, [item])
    const cells = freeCells(draw, draw.whole(1, 4), 3, 8)
    return {
      title: `collect ${item} with ${stuffing.join(', ')} in every slot`,
      arena: drawArena(draw),
      subgoals: [
        { kind: 'collect-drops', items: draw.chance(0.6) ? [item] : [], budgetTicks: draw.whole(400, 900) },
      ],
      arrange: async (stage) => {
        stage.stuff(stuffing)
        for (const { x, z } of cells) stage.lay(item, draw.whole(1, 5), x, 0, z)
        await stage.waitTicks(10)
      },
      verify: (stage) => {
        if (stage.carried(item) > 0) return `${item} was had all the same`
        return stage.lying(item).length > 0 ? null : 'the drops are gone'
      },
    }
  },
}

/** What comes out of the grid or the furnace fits nowhere. */
const makeFull: CaseGenerator = {
  name: 'make-with-full-inventory',
  draw: (draw) => {
    const arena = drawArena(draw)
    const isCraft = draw.chance(0.5)
    const chosen = draw.pick(crafts.filter(({ recipe }) => !valuables.includes(recipe.result)))
    const { input, item } = drawSmelt(draw, arena.version, ['iron_ore', 'gold_ore'])
    const fuel = drawFuel(draw, input)
    const wanted = isCraft ? chosen.recipe.result : item
    const stuffing = drawStuffing(draw, isCraft ? Object.keys(chosen.needs) : [])
    const [station] = freeCells(draw, 1, 2, 6)
    const needs = isCraft ? Object.entries(chosen.needs) : [[input, 64] as const, [fuel, 64] as const]
    return {
      title: `${isCraft ? 'craft' : 'smelt'} ${wanted} with ${stuffing.join(', ')} in every slot`,
      arena,
      subgoals: [
        isCraft
          ? {
              kind: 'craft',
              item: wanted,
              count: 1,
              recipe: chosen.recipe,
              budgetTicks: draw.whole(400, 900),
            }
          : {
              kind: 'smelt',
              input,
              item,
              count: draw.whole(1, 3),
              fuel,
              budgetTicks: draw.whole(1_000, 1_600),
            },
      ],
      build: (stage) => stage.put(isCraft ? 'crafting_table' : 'furnace', station!.x, 0, station!.z),
      arrange: (stage) => {
        // Stacks so full that using some of them frees no slot.
        for (const [name, count] of needs) stage.give(name, Math.max(count, 64))
        stage.stuff(stuffing)
      },
      verify: (stage) => (stage.carried(wanted) === 0 ? null : `${wanted} was had all the same`),
    }
  },
}

export const inventoryFull: readonly CaseGenerator[] = [gatherFull, collectFull, makeFull]
