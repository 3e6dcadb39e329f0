import type { CaseGenerator, CasePlan } from '../case-plan.ts'
import type { Draw } from '../draw.ts'
import { drawErrand, type ErrandKind } from '../errands.ts'
import { drawArena } from '../grounds.ts'
import { after } from '../happenings.ts'
import type { Stage } from '../stage.ts'

const busy: readonly ErrandKind[] = [
  'wait',
  'gather',
  'explore',
  'retreat',
  'hunt',
  'smelt',
  'tunnel',
  'descend',
]

/** What servers say when they send somebody away, and in what they say it. */
const farewells = [
  'You have been idle for too long!',
  'Server closed',
  'You logged in from another location',
  'Flying is not enabled on this server',
  'Internal Exception: java.io.IOException',
  'Kicked by an operator.',
  'Restarting, back in two minutes',
  'Vous avez été expulsé du serveur.',
  'Sie wurden vom Server entfernt',
  'Timed out',
]

const kicked: CaseGenerator = {
  name: 'kicked',
  draw: (draw) => {
    const errand = drawErrand(draw, busy)
    const text = draw.pick(farewells)
    const delay = draw.whole(3, 50)
    return {
      title: `kicked with "${text}", ${errand.title}`,
      arena: drawArena(draw),
      subgoals: [errand.subgoal],
      build: errand.build,
      arrange: (stage) => {
        errand.arrange(stage)
        after(stage, delay, () => stage.player.kick(text))
      },
      verify: isGone,
    }
  },
}

const cutOff: CaseGenerator = {
  name: 'cut-off',
  draw: (draw) => {
    const errand = drawErrand(draw, busy)
    const delay = draw.whole(3, 50)
    const isClientSide = draw.chance(0.5)
    return {
      title: `the connection is cut, ${errand.title}`,
      arena: drawArena(draw),
      subgoals: [errand.subgoal],
      build: errand.build,
      arrange: (stage) => {
        errand.arrange(stage)
        after(stage, delay, () => {
          if (isClientSide) stage.bot._client.socket.destroy()
          else stage.player.client.socket.destroy()
        })
      },
      verify: isGone,
    }
  },
}

function isGone(stage: Stage): string | null {
  return stage.player.gone ? null : 'the player is still there'
}

export const disconnected: readonly CaseGenerator[] = [kicked, cutOff]

/** How often the stage's server really ticked while it was asked to. */
interface LagCount {
  asked: number
  ticked: number
}

/** Makes the server tick only once in `factor` times that it should, as one whose machine is too slow. */
function slowDown(stage: Stage, factor: number): LagCount {
  const { server } = stage
  const count = { asked: 0, ticked: 0 }
  const tick = server.tick.bind(server)
  server.tick = () => {
    count.asked++
    if (count.asked % factor !== 0) return
    count.ticked++
    tick()
  }
  return count
}

/** Makes the server stand still for `pauseTicks` out of each `everyTicks`, and read no packet meanwhile. */
function stall(stage: Stage, pauseTicks: number, everyTicks: number): LagCount {
  const { server } = stage
  const count = { asked: 0, ticked: 0 }
  const waiting: (() => void)[] = []
  const isPaused = (): boolean => count.asked % everyTicks < pauseTicks
  const tick = server.tick.bind(server)
  server.tick = () => {
    count.asked++
    if (isPaused()) return
    for (const handle of waiting.splice(0)) handle()
    count.ticked++
    tick()
  }
  const handlersOf = server.handlersOf.bind(server)
  server.handlersOf = (name) => {
    const handlers = handlersOf(name)
    if (handlers === undefined) return undefined
    return handlers.map((handler) => (player, fields) => {
      if (isPaused()) waiting.push(() => !player.gone && handler(player, fields))
      else handler(player, fields)
    })
  }
  return count
}

/** A share of the ticks below which a server is slow beyond doubt. */
const laggingShare = 0.55

function lagged(counts: WeakMap<Stage, LagCount>, isUndone: (stage: Stage) => boolean): CasePlan['verify'] {
  return (stage) => {
    const count = counts.get(stage)
    if (count === undefined || count.ticked / count.asked > laggingShare) return 'the server kept up'
    return isUndone(stage) ? null : 'it was done all the same'
  }
}

/** A furnace takes its time from the server: in a budget that would do on a server that keeps up, it does not. */
const slowFurnace: CaseGenerator = {
  name: 'slow-furnace',
  draw: (draw) => {
    const count = draw.whole(1, 4)
    const factor = draw.whole(3, 8)
    const counts = new WeakMap<Stage, LagCount>()
    const isStalling = draw.chance(0.4)
    return {
      title: `smelting ${count} on a server ${factor} times too slow`,
      arena: drawArena(draw),
      subgoals: [
        {
          kind: 'smelt',
          input: 'cobblestone',
          item: 'stone',
          count,
          fuel: draw.pick(['coal', 'charcoal']),
          budgetTicks: 240 + count * 230,
        },
      ],
      build: (stage) => stage.put('furnace', 2, 0, draw.whole(-2, 2)),
      arrange: (stage) => {
        stage.give('cobblestone', 10)
        stage.give('coal', 3)
        stage.give('charcoal', 3)
        counts.set(stage, isStalling ? stall(stage, 30 * factor, 30 * factor + 40) : slowDown(stage, factor))
      },
      verify: lagged(counts, (stage) => stage.carried('stone') < count),
    }
  },
}

/** What is dug or killed shows only when the server gets to it. */
const slowHarvest: CaseGenerator = {
  name: 'slow-harvest',
  draw: (draw) => {
    const isHunt = draw.chance(0.3)
    const errand = drawErrand(draw, isHunt ? ['hunt'] : ['gather'], draw.whole(500, 800))
    const factor = draw.whole(8, 20)
    const counts = new WeakMap<Stage, LagCount>()
    const isStalling = draw.chance(0.5)
    const { subgoal } = errand
    return {
      title: `${errand.title} on a server ${factor} times too slow`,
      arena: drawArena(draw),
      subgoals: [subgoal],
      build: errand.build,
      arrange: (stage) => {
        errand.arrange(stage)
        counts.set(stage, isStalling ? stall(stage, 20 * factor, 20 * factor + 20) : slowDown(stage, factor))
      },
      verify: lagged(
        counts,
        (stage) => subgoal.kind !== 'gather' || stage.carried(subgoal.item) < subgoal.count,
      ),
    }
  },
}

export const serverLag: readonly CaseGenerator[] = [slowFurnace, slowHarvest]

/** The server puts the body back whenever it has moved, as an anti-cheat does that trusts another physics. */
const setBack: CaseGenerator = {
  name: 'set-back',
  draw: (draw) => {
    const errand = drawErrand(draw, ['explore', 'retreat', 'explore'], draw.whole(300, 700))
    const tolerated = draw.whole(2, 8) / 4
    const setBacks = new WeakMap<Stage, number>()
    return {
      title: `set back after ${tolerated} blocks, ${errand.title}`,
      arena: drawArena(draw, { mostHillBlocks: 2 }),
      subgoals: [errand.subgoal],
      build: errand.build,
      arrange: (stage) => {
        errand.arrange(stage)
        holdWithin(stage, tolerated, setBacks)
      },
      verify: (stage) => ((setBacks.get(stage) ?? 0) >= 4 ? null : 'it was hardly set back'),
    }
  },
}

/** The same on the way to something in sight. */
const setBackFromTarget: CaseGenerator = {
  name: 'set-back-from-target',
  draw: (draw) => {
    const distance = draw.whole(8, 10)
    const block = draw.pick(['oak_log', 'pumpkin', 'birch_log', 'hay_block'])
    const setBacks = new WeakMap<Stage, number>()
    const tolerated = draw.whole(2, 8) / 4
    const direction = draw.pick([
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const)
    return {
      title: `${block} at ${distance} blocks, set back after ${tolerated}`,
      arena: drawArena(draw, { mostHillBlocks: 0, roof: false }),
      subgoals: [
        { kind: 'gather', blocks: [block], item: block, count: 1, budgetTicks: draw.whole(400, 900) },
      ],
      build: (stage) => stage.put(block, direction[0] * distance, 0, direction[1] * distance),
      arrange: (stage) => holdWithin(stage, tolerated, setBacks),
      verify: (stage) => {
        if (stage.carried(block) > 0) return 'it was had all the same'
        return (setBacks.get(stage) ?? 0) >= 3 ? null : 'it was hardly set back'
      },
    }
  },
}

function holdWithin(stage: Stage, blocks: number, setBacks: WeakMap<Stage, number>): void {
  const home = { ...stage.player.body.position }
  stage.eachTick(() => {
    const { player } = stage
    const { x, z } = player.body.position
    if (player.pendingTeleport !== null || Math.hypot(x - home.x, z - home.z) < blocks) return
    player.teleport(home.x, home.y, home.z)
    setBacks.set(stage, (setBacks.get(stage) ?? 0) + 1)
  })
}

export const physicsDesync: readonly CaseGenerator[] = [setBack, setBackFromTarget]

/** Nothing beyond some distance is ever sent, and what is sought lies there. */
const worldEnds: CaseGenerator = {
  name: 'world-ends',
  draw: (draw: Draw) => {
    const errand = drawErrand(draw, ['explore'], draw.whole(500, 900))
    const withheld = new WeakMap<Stage, number>()
    return {
      title: 'no chunk comes beyond the first ones, exploring',
      arena: { ...drawArena(draw, { roof: false }), viewDistanceChunks: 2 },
      subgoals: [errand.subgoal],
      arrange: (stage) => withhold(stage, withheld),
      verify: (stage) => {
        const { x, z } = stage.player.body.position
        if ((withheld.get(stage) ?? 0) === 0) return 'no chunk was withheld'
        const [chunkX, chunkZ] = [Math.floor(x) >> 4, Math.floor(z) >> 4]
        return Math.max(Math.abs(chunkX), Math.abs(chunkZ)) >= 1 ? null : 'it stayed in the middle'
      },
    }
  },
}

/** The body is somewhere else all of a sudden, and the server does not send that place. */
const sentAway: CaseGenerator = {
  name: 'sent-away',
  draw: (draw) => {
    const errand = drawErrand(
      draw,
      ['explore', 'retreat', 'gather', 'tunnel', 'descend'],
      draw.whole(200, 500),
    )
    const withheld = new WeakMap<Stage, number>()
    const far = draw.whole(120, 400) * (draw.chance(0.5) ? 1 : -1)
    return {
      title: `set down ${far} blocks away where nothing is sent, ${errand.title}`,
      arena: { ...drawArena(draw, { roof: false, mostHillBlocks: 0 }), viewDistanceChunks: 2 },
      subgoals: [errand.subgoal],
      build: errand.build,
      arrange: async (stage) => {
        errand.arrange(stage)
        withhold(stage, withheld)
        const { x, y, z } = stage.player.body.position
        stage.player.teleport(x + far, y, z + draw.whole(-40, 40))
        await stage.waitTicks(5)
      },
      verify: (stage) => ((withheld.get(stage) ?? 0) > 0 ? null : 'no chunk was withheld'),
    }
  },
}

function withhold(stage: Stage, withheld: WeakMap<Stage, number>): void {
  const { player } = stage
  player.sendColumn = () => {
    withheld.set(stage, (withheld.get(stage) ?? 0) + 1)
  }
}

export const chunkNotLoaded: readonly CaseGenerator[] = [worldEnds, sentAway]
