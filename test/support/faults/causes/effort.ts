import type { Subgoal } from '../../../../src/env/index.ts'
import type { CaseGenerator, CasePlan } from '../case-plan.ts'
import type { Draw } from '../draw.ts'
import { drawErrand } from '../errands.ts'
import { drawArena } from '../grounds.ts'
import { after, drawWall, pen } from '../happenings.ts'
import type { Stage } from '../stage.ts'
import { placeTargets, handTargets } from '../targets.ts'

/** Gathering more than the budget allows, with nothing in the way. */
const tooMuchToGather: CaseGenerator = {
  name: 'too-much-to-gather',
  draw: (draw) => {
    const target = draw.pick(
      handTargets.filter(({ item, block }) => item === block && block !== 'crafting_table'),
    )
    const count = draw.whole(20, 40)
    return {
      title: `${count} ${target.item} in too short a time`,
      arena: drawArena(draw, { mostHillBlocks: 1 }),
      subgoals: [
        {
          kind: 'gather',
          blocks: target.blocks,
          item: target.item,
          count,
          budgetTicks: draw.whole(160, 320),
        },
      ],
      build: (stage) => {
        placeTargets(stage, draw, target, 30, 2, 9)
        for (const { x, z } of placeTargets(stage, draw, target, 10, 2, 9)) stage.put(target.block, x, 1, z)
      },
      verify: (stage) => {
        const had = stage.carried(target.item)
        if (stage.record.broken(target.block) < 2) return 'hardly anything was broken'
        return had < count ? null : 'all was had'
      },
    }
  },
}

const tooLongADig: CaseGenerator = {
  name: 'too-long-a-dig',
  draw: (draw) => {
    const budgetTicks = draw.whole(180, 400)
    return {
      title: `stairs to the bottom in ${budgetTicks} ticks`,
      arena: drawArena(draw),
      subgoals: [{ kind: 'descend', toY: draw.whole(3, 8), seek: ['emerald_ore'], budgetTicks }],
      arrange: (stage) => {
        stage.give(draw.pick(['stone_pickaxe', 'iron_pickaxe']))
        stage.give('stone_shovel')
        stage.give('cobblestone', 8)
      },
      verify: (stage) => {
        const dug = stage.record.changes.filter(({ after: now }) => now === 'air').length
        return dug >= 4 ? null : 'hardly anything was dug'
      },
    }
  },
}

const tooManyToSmelt: CaseGenerator = {
  name: 'too-many-to-smelt',
  draw: (draw) => {
    const count = draw.whole(6, 12)
    const done = draw.whole(1, 3)
    return {
      title: `${count} to smelt in the time of ${done}`,
      arena: drawArena(draw),
      subgoals: [
        {
          kind: 'smelt',
          input: 'cobblestone',
          item: 'stone',
          count,
          fuel: 'coal',
          budgetTicks: 120 + done * 200,
        },
      ],
      build: (stage) => stage.put('furnace', draw.whole(2, 4), 0, draw.whole(-3, 3)),
      arrange: (stage) => {
        stage.give('cobblestone', 20)
        stage.give('coal', 5)
      },
      verify: (stage) => (stage.carried('stone') < count ? null : 'all was smelted'),
    }
  },
}

export const deadline: readonly CaseGenerator[] = [tooMuchToGather, tooLongADig, tooManyToSmelt]

/** How often what was pursued got away, or what was fled from came after, by stage. */
const evasions = new WeakMap<Stage, number>()
/** Times from which on that was no accident. */
const fewestEvasions = 2

function wasEvaded(stage: Stage): string | null {
  return (evasions.get(stage) ?? 0) >= fewestEvasions ? null : 'it was hardly evaded'
}

/** Keeps something that many blocks away from the player, as if it were led, carried or driven off whenever the player comes near. */
function keepAway(
  stage: Stage,
  draw: Draw,
  blocks: number,
  move: (x: number, z: number) => void,
  placeOf: () => { readonly x: number; readonly z: number } | null,
): void {
  stage.eachTick(() => {
    const place = placeOf()
    if (place === null) return
    const { x, z } = stage.player.body.position
    if (Math.hypot(place.x - x, place.z - z) > blocks) return
    const angle = draw.random.next() * Math.PI * 2
    const away = blocks + 3
    evasions.set(stage, (evasions.get(stage) ?? 0) + 1)
    // Towards the middle, so that it stays on the level.
    const [toX, toZ] = [x + Math.cos(angle) * away, z + Math.sin(angle) * away]
    const shrink = Math.min(1, 9 / Math.max(Math.abs(toX), Math.abs(toZ)))
    move(toX * shrink, toZ * shrink)
  })
}

/** A futile pursuit: what it needs on the stage, and what is tried. */
interface Futile {
  readonly title: string
  readonly subgoal: Subgoal
  readonly arrange: (stage: Stage) => void
}

/** Prey that is led away whenever the body comes near. */
function drawElusivePrey(draw: Draw, budgetTicks: number): Futile {
  const entity = draw.pick(['cow', 'pig', 'sheep', 'chicken'] as const)
  const blocks = draw.whole(4, 5)
  return {
    title: `a ${entity} that is led away`,
    subgoal: { kind: 'hunt', entity, count: 1, budgetTicks },
    arrange: (stage) => {
      const prey = stage.spawn(entity, 8, 0, draw.whole(-6, 6))
      keepAway(
        stage,
        draw,
        blocks,
        (x, z) => Object.assign(prey.position, { x, z }),
        () => prey.position,
      )
    },
  }
}

/** A creature that follows at the heels of a body that wants to get away from it. */
function drawFollower(draw: Draw, budgetTicks: number): Futile {
  const entity = draw.pick(['cow', 'pig', 'sheep', 'chicken', 'villager'] as const)
  return {
    title: `a ${entity} at the heels`,
    subgoal: { kind: 'retreat', from: entity, distanceBlocks: draw.whole(10, 20), budgetTicks },
    arrange: (stage) => {
      const follower = stage.spawn(entity, 2, 0, 2)
      stage.eachTick(() => {
        const { x, y, z } = stage.player.body.position
        if (Math.hypot(follower.position.x - x, follower.position.z - z) <= 3) return
        Object.assign(follower.position, { x: x + 1.5, y, z: z + 1.5 })
        evasions.set(stage, (evasions.get(stage) ?? 0) + 1)
      })
    },
  }
}

function drawFutile(draw: Draw, budgetTicks: number): Futile {
  return draw.pick([drawElusivePrey, drawFollower])(draw, budgetTicks)
}

function futileArena(draw: Draw): CasePlan['arena'] {
  return { ...drawArena(draw, { mostHillBlocks: 0 }), difficulty: 'peaceful' }
}

/** True work, true ways, and nothing comes of it. */
const futile: CaseGenerator = {
  name: 'futile',
  draw: (draw) => {
    const { title, subgoal, arrange } = drawFutile(draw, draw.whole(280, 520))
    return {
      title,
      arena: futileArena(draw),
      subgoals: [subgoal],
      arrange,
      verify: wasEvaded,
    }
  },
}

export const stagnation: readonly CaseGenerator[] = [futile]

/** The same, again and again: the last one of the row is the one that counts. */
const againAndAgain: CaseGenerator = {
  name: 'again-and-again',
  draw: (draw) => {
    const turns = draw.whole(4, 6)
    const { title, subgoal, arrange } = drawFutile(draw, draw.whole(200, 300))
    const wait: Subgoal = { kind: 'wait', ticks: 20, budgetTicks: 60 }
    const isMixed = draw.chance(0.4)
    return {
      title: `${title}, ${turns} times over`,
      arena: futileArena(draw),
      subgoals: Array.from({ length: isMixed ? 2 * turns - 1 : turns }, (_, index) =>
        isMixed && index % 2 === 1 ? wait : subgoal,
      ),
      arrange,
      verify: wasEvaded,
    }
  },
}

/** Shut in: the same walk along the same walls, in one try after the other. */
const roundInCircles: CaseGenerator = {
  name: 'round-in-circles',
  draw: (draw) => {
    const wall = drawWall(draw)
    const radius = draw.whole(2, 9)
    const turns = draw.whole(4, 6)
    const budgetTicks = draw.whole(250, 400)
    const height = draw.whole(3, 5)
    const subgoal: Subgoal = {
      kind: 'explore',
      seek: [draw.pick(['diamond_block', 'cow', 'beacon'])],
      budgetTicks,
    }
    const other: Subgoal = { kind: 'retreat', distanceBlocks: 30, budgetTicks: 200 }
    const isMixed = draw.chance(0.5)
    return {
      title: `${turns} times over in a closed room`,
      arena: futileArena(draw),
      subgoals: Array.from({ length: isMixed ? 2 * turns - 1 : turns }, (_, index) =>
        isMixed && index % 2 === 1 ? other : subgoal,
      ),
      build: (stage) => pen(stage, { block: wall, radius, height }),
      verify: (stage) => {
        const { x, z } = stage.player.body.position
        return Math.max(Math.abs(x), Math.abs(z)) < 12 ? null : 'it got out'
      },
    }
  },
}

export const loop: readonly CaseGenerator[] = [againAndAgain, roundInCircles]

/** A fault of the client's own: what it calls throws, in ways that no cause of the world explains. */
const clientFault: CaseGenerator = {
  name: 'client-fault',
  draw: (draw) => {
    const errand = drawErrand(draw, ['gather', 'hunt', 'smelt', 'tunnel', 'descend'])
    const text = draw.pick([
      "Cannot read properties of undefined (reading 'x')",
      'unexpected state',
      'out of range',
      'null',
    ])
    const delay = draw.whole(0, 40)
    return {
      title: `the client throws "${text}", ${errand.title}`,
      arena: { ...drawArena(draw, { mostHillBlocks: 2 }), difficulty: 'peaceful' },
      subgoals: [errand.subgoal],
      build: errand.build,
      arrange: (stage) => {
        errand.arrange(stage)
        after(stage, delay, () => {
          const fault = (): never => {
            throw new TypeError(text)
          }
          Object.assign(stage.bot, { dig: fault, attack: fault, clickWindow: fault, digTime: fault })
        })
      },
      verify: (_, attempts) =>
        attempts.some(({ trace }) => trace.some(({ kind }) => kind === 'deed-fault'))
          ? null
          : 'nothing threw',
    }
  },
}

export const unknown: readonly CaseGenerator[] = [clientFault]
