import type { CaseGenerator } from '../case-plan.ts'
import { drawArena } from '../grounds.ts'
import { gatherOf } from '../gathering.ts'
import { drawTarget, freeCells, inVersion } from '../targets.ts'

/** The block is nowhere, or where nobody can see it. */
const gatherAbsent: CaseGenerator = {
  name: 'gather-what-is-not-in-view',
  draw: (draw) => {
    const drawn = drawTarget(draw)
    const arena = drawArena(draw, { without: drawn.blocks })
    const target = inVersion(drawn, arena.version)
    const isHidden = draw.chance(0.5)
    const { x, z } = draw.aside(4, 8)
    const depth = draw.whole(4, 12)
    return {
      title: `gather ${target.block}, which ${isHidden ? 'lies in the rock' : 'is nowhere'}`,
      arena,
      subgoals: [gatherOf(target, draw)],
      build: (stage) => {
        if (isHidden) stage.fill(target.block, [x, -depth, z], [x + 1, 1 - depth, z + 1])
      },
      arrange: (stage) => {
        if (target.tool !== null) stage.give(target.tool)
      },
      verify: (stage, [attempt]) => {
        if (stage.carried(target.item) > 0) return `${target.item} was had all the same`
        return target.block in attempt!.postState.blocks ? `${target.block} came into view` : null
      },
    }
  },
}

/** The creature is nowhere, or behind walls. */
const huntAbsent: CaseGenerator = {
  name: 'hunt-what-is-not-in-view',
  draw: (draw) => {
    const prey = draw.pick(['cow', 'sheep', 'pig', 'chicken'] as const)
    const item = { cow: 'beef', sheep: 'mutton', pig: 'porkchop', chicken: 'chicken' }[prey]
    const other = draw.pick(['cow', 'sheep', 'pig', 'chicken'].filter((name) => name !== prey))
    const isWalledIn = draw.chance(0.4)
    const isTrade = draw.chance(0.2)
    const { x, z } = draw.aside(5, 8)
    const count = draw.whole(1, 2)
    const budgetTicks = draw.whole(300, 900)
    return {
      title: isTrade
        ? 'trade without a villager'
        : `hunt ${prey}, of which ${isWalledIn ? 'one is walled in' : 'there is none'}`,
      arena: { ...drawArena(draw, { mostHillBlocks: 2 }), difficulty: 'easy' },
      subgoals: [
        isTrade
          ? { kind: 'trade', entity: 'villager', give: 'emerald', take: 'bread', count: 6, budgetTicks }
          : { kind: 'hunt', entity: prey, count, budgetTicks, ...(draw.chance(0.6) && { item }) },
      ],
      build: (stage) => {
        if (!isWalledIn) return
        stage.fill('bricks', [x - 2, -1, z - 2], [x + 2, 3, z + 2])
        stage.fill('air', [x - 1, 0, z - 1], [x + 1, 2, z + 1])
      },
      arrange: (stage) => {
        stage.give(draw.pick(['wooden_sword', 'iron_sword', 'stone_axe']))
        if (isTrade) stage.give('emerald', 5)
        if (isWalledIn) stage.spawn(isTrade ? 'villager' : prey, x, 0, z)
        if (draw.chance(0.5)) stage.spawn(other as 'cow', -x, 0, -z)
      },
      verify: (stage, [attempt]) => {
        const kills = attempt!.postState.tally.killed[prey] ?? 0
        if (!isTrade && (kills > 0 || stage.carried(item) > 0)) return `${prey} was killed`
        return stage.carried('bread') > 0 ? 'bread was had' : null
      },
    }
  },
}

/** No such drop lies about. */
const collectAbsent: CaseGenerator = {
  name: 'collect-what-does-not-lie-there',
  draw: (draw) => {
    const item = draw.pick(['apple', 'string', 'coal', 'leather', 'wheat', 'diamond'])
    const other = draw.pick(['flint', 'feather', 'stick', 'bone'])
    const cells = freeCells(draw, draw.whole(0, 3), 4, 8)
    return {
      title: `collect ${item}, of which nothing lies there`,
      arena: drawArena(draw),
      subgoals: [{ kind: 'collect-drops', items: [item], budgetTicks: draw.whole(200, 600) }],
      arrange: async (stage) => {
        for (const { x, z } of cells) stage.lay(other, draw.whole(1, 3), x, 0, z)
        await stage.waitTicks(10)
      },
      verify: (stage) =>
        stage.lying(item).length === 0 && stage.carried(item) === 0 ? null : `${item} lay there`,
    }
  },
}

/** Looked for far and wide, and there is none. */
const exploreInVain: CaseGenerator = {
  name: 'explore-in-vain',
  draw: (draw) => {
    const seek = draw.some(
      ['diamond_ore', 'oak_log', 'pumpkin', 'cow', 'villager', 'sugar_cane', 'coal_ore'],
      draw.whole(1, 3),
    )
    return {
      title: `explore for ${seek.join(', ')} where there is none`,
      arena: { ...drawArena(draw, { roof: false }), difficulty: 'peaceful' },
      subgoals: [{ kind: 'explore', seek, budgetTicks: draw.whole(400, 1_000) }],
      verify: (_, [attempt]) => {
        const { blocks, entities } = attempt!.postState
        return seek.some((name) => name in blocks || name in entities)
          ? 'something of it came into view'
          : null
      },
    }
  },
}

export const targetNotFound: readonly CaseGenerator[] = [
  gatherAbsent,
  huntAbsent,
  collectAbsent,
  gatherAbsent,
  exploreInVain,
]
