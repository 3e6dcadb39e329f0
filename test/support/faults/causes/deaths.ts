import type { DamageCause } from '../../../../src/env/embedded/server/server-context.ts'
import type { CaseGenerator, CasePlan } from '../case-plan.ts'
import type { Draw } from '../draw.ts'
import { drawErrand, type ErrandKind } from '../errands.ts'
import { drawArena } from '../grounds.ts'
import { after, drawWall, feetOf, pen, wound, placeOfHeight } from '../happenings.ts'
import type { Stage } from '../stage.ts'

/** The death that truly happened, as the server recorded it: the first one of the attempt. */
function diedOf(...causes: readonly DamageCause[]): CasePlan['verify'] {
  return (stage) => {
    const [cause] = stage.record.deaths
    if (cause === undefined) return 'nobody died'
    return causes.includes(cause) ? null : `died of ${cause}`
  }
}

/** In a pen nothing else lasts until it happens. */
const penned: readonly ErrandKind[] = ['wait']

function mortalArena(draw: Draw, wish: Parameters<typeof drawArena>[1] = {}): CasePlan['arena'] {
  const arena = drawArena(draw, { mostHillBlocks: 2, ...wish })
  return {
    ...arena,
    difficulty: draw.pick(['easy', 'normal', 'hard']),
    gameRules: {
      naturalRegeneration: false,
      keepInventory: draw.chance(0.3),
      showDeathMessages: draw.chance(0.8),
    },
  }
}

/** Shut in with what kills. */
const mobInPen: CaseGenerator = {
  name: 'mob-in-pen',
  draw: (draw) => {
    const species = draw.pick(['zombie', 'spider', 'skeleton', 'creeper', 'zombie', 'skeleton'] as const)
    const errand = drawErrand(draw, penned)
    const radius = draw.whole(2, 4)
    const wall = drawWall(draw)
    const health = draw.whole(1, 4)
    const count = species === 'creeper' ? 3 : draw.whole(2, 3)
    return {
      title: `${count} ${species} in a pen, ${errand.title}`,
      arena: {
        ...mortalArena(draw, { roof: false }),
        // Spiders do no harm in the light.
        timeOfDay: species === 'spider' ? 16_000 : draw.pick([1_000, 6_000, 14_000, 18_000]),
      },
      subgoals: [errand.subgoal],
      build: (stage) => pen(stage, { block: wall, radius, height: 3 }),
      arrange: (stage) => {
        wound(stage, health)
        errand.arrange(stage)
        const corners = [
          [radius, radius],
          [-radius, radius],
          [radius, -radius],
        ] as const
        for (const [x, z] of corners.slice(0, count)) stage.spawn(species, x, 0, z)
      },
      verify: diedOf('mob', 'arrow', 'explosion'),
    }
  },
}

/** In the open, wounded, with many of them near. */
const mobInOpen: CaseGenerator = {
  name: 'mob-in-open',
  draw: (draw) => {
    const species = draw.pick(['zombie', 'skeleton', 'spider'] as const)
    const errand = drawErrand(draw, ['gather', 'wait', 'smelt'])
    const spots = [
      [2, 2],
      [-2, 2],
      [2, -2],
      [-2, -2],
      [3, 0],
      [-3, 0],
    ] as const
    return {
      title: `a ring of ${species}, ${errand.title}`,
      arena: { ...mortalArena(draw, { roof: true, mostHillBlocks: 0 }), timeOfDay: 15_000 },
      subgoals: [errand.subgoal],
      build: errand.build,
      arrange: (stage) => {
        errand.arrange(stage)
        wound(stage, draw.whole(1, 3))
        for (const [x, z] of spots) stage.spawn(species, x, 0, z)
      },
      verify: diedOf('mob', 'arrow', 'explosion'),
    }
  },
}

export const killedByMob: readonly CaseGenerator[] = [mobInPen, mobInOpen]

/** The ground gives way over a pit. */
const floorGivesWay: CaseGenerator = {
  name: 'floor-gives-way',
  draw: (draw) => {
    const depth = draw.whole(10, 34)
    const health = Math.min(20, draw.whole(1, depth - 5))
    const errand = drawErrand(draw, ['wait', 'smelt', 'gather'])
    const delay = draw.whole(5, 60)
    return {
      title: `a fall of ${depth} blocks, ${errand.title}`,
      arena: mortalArena(draw),
      subgoals: [errand.subgoal],
      build: errand.build,
      arrange: (stage) => {
        errand.arrange(stage)
        wound(stage, health)
        after(stage, delay, () => {
          const { x, y, z } = feetOf(stage)
          stage.fill('air', [x - 2, y - depth, z - 2], [x + 2, y - 1, z + 2])
        })
      },
      verify: diedOf('fall'),
    }
  },
}

/** Another player's trap or a plug-in lifts the body and lets it go. */
const thrownUp: CaseGenerator = {
  name: 'thrown-up',
  draw: (draw) => {
    const height = draw.whole(12, 40)
    const health = Math.min(20, draw.whole(1, height - 6))
    const errand = drawErrand(draw, ['wait', 'gather', 'explore', 'retreat'])
    const delay = draw.whole(5, 60)
    return {
      title: `lifted ${height} blocks, ${errand.title}`,
      arena: mortalArena(draw, { roof: false }),
      subgoals: [errand.subgoal],
      build: errand.build,
      arrange: (stage) => {
        errand.arrange(stage)
        wound(stage, health)
        after(stage, delay, () => {
          const { x, y, z } = stage.player.body.position
          stage.player.teleport(x, y + height, z)
        })
      },
      verify: diedOf('fall'),
    }
  },
}

export const killedByFall: readonly CaseGenerator[] = [floorGivesWay, thrownUp]

/** Lava comes down on a body that is shut in. */
const lavaInPen: CaseGenerator = {
  name: 'lava-in-pen',
  draw: (draw) => {
    const errand = drawErrand(draw, penned)
    const wall = drawWall(draw)
    const radius = draw.whole(1, 3)
    const delay = draw.whole(5, 60)
    return {
      title: `lava in a pen, ${errand.title}`,
      arena: mortalArena(draw),
      subgoals: [errand.subgoal],
      build: (stage) => pen(stage, { block: wall, radius, height: 3 }),
      arrange: (stage) => {
        errand.arrange(stage)
        wound(stage, draw.whole(2, 20))
        after(stage, delay, () => stage.fill('lava', [-radius, 0, -radius], [radius, 1, radius]))
      },
      verify: diedOf('lava', 'inFire', 'onFire'),
    }
  },
}

/** The ground gives way over a lake of lava. */
const lavaBelow: CaseGenerator = {
  name: 'lava-below',
  draw: (draw) => {
    const errand = drawErrand(draw, ['wait', 'gather', 'smelt'])
    const delay = draw.whole(5, 60)
    const depth = draw.whole(3, 5)
    return {
      title: `lava under the ground, ${errand.title}`,
      arena: mortalArena(draw),
      subgoals: [errand.subgoal],
      build: errand.build,
      arrange: (stage) => {
        errand.arrange(stage)
        wound(stage, draw.whole(1, 12))
        after(stage, delay, () => {
          const { x, y, z } = feetOf(stage)
          stage.fill('air', [x - 3, y - 2, z - 3], [x + 3, y - 1, z + 3])
          stage.fill('lava', [x - 3, y - 2 - depth, z - 3], [x + 3, y - 3, z + 3])
        })
      },
      verify: diedOf('lava', 'inFire', 'onFire'),
    }
  },
}

/** Set alight, wounded, with no water about. */
const setAlight: CaseGenerator = {
  name: 'set-alight',
  draw: (draw) => {
    const errand = drawErrand(draw, ['wait', 'gather', 'explore', 'retreat', 'smelt'])
    const health = draw.whole(1, 4)
    const delay = draw.whole(5, 60)
    return {
      title: `burning with ${health} health, ${errand.title}`,
      arena: mortalArena(draw),
      subgoals: [errand.subgoal],
      build: errand.build,
      arrange: (stage) => {
        errand.arrange(stage)
        wound(stage, health)
        after(stage, delay, () => {
          stage.player.body.fireTicks = health * 20 + 60
        })
      },
      verify: diedOf('onFire', 'inFire'),
    }
  },
}

export const killedByFire: readonly CaseGenerator[] = [lavaInPen, lavaBelow, setAlight]

/** Water fills a closed room. */
const floodedRoom: CaseGenerator = {
  name: 'flooded-room',
  draw: (draw) => {
    const errand = drawErrand(draw, penned)
    const wall = drawWall(draw)
    const radius = draw.whole(1, 3)
    const height = draw.whole(2, 4)
    const delay = draw.whole(1, 30)
    return {
      title: `a flooded room, ${errand.title}`,
      arena: mortalArena(draw),
      subgoals: [errand.subgoal],
      build: (stage) => pen(stage, { block: wall, radius, height }),
      arrange: (stage) => {
        errand.arrange(stage)
        wound(stage, draw.whole(1, 8))
        after(stage, delay, () => {
          stage.fill('water', [-radius, 0, -radius], [radius, height - 1, radius])
          stage.player.body.airTicks = draw.whole(0, 160)
        })
      },
      verify: diedOf('drown'),
    }
  },
}

export const killedByDrowning: readonly CaseGenerator[] = [floodedRoom]

/** Nothing to eat, for too long. */
const starved: CaseGenerator = {
  name: 'starved',
  draw: (draw) => {
    const errand = drawErrand(draw, ['wait', 'gather', 'explore', 'smelt', 'descend'])
    const health = draw.whole(1, 2)
    return {
      title: `starving with ${health} health, ${errand.title}`,
      arena: { ...mortalArena(draw), difficulty: 'hard' },
      subgoals: [errand.subgoal],
      build: errand.build,
      arrange: (stage) => {
        errand.arrange(stage)
        wound(stage, health, 0)
        // It has been hungry for a while already.
        stage.player.body.foodTimerTicks = draw.whole(0, 60)
      },
      verify: diedOf('starve'),
    }
  },
}

export const killedByStarvation: readonly CaseGenerator[] = [starved]

/** Buried in what it cannot dig out of in time. */
const buried: CaseGenerator = {
  name: 'buried',
  draw: (draw) => {
    const errand = drawErrand(draw, ['wait', 'gather', 'smelt', 'explore'])
    const block = draw.pick([
      'obsidian',
      'stone',
      'bedrock',
      'iron_block',
      'sandstone',
      'sand',
      'gravel',
      'dirt',
    ])
    const isLoose = ['sand', 'gravel', 'dirt'].includes(block)
    const health = isLoose ? 1 : draw.whole(1, 6)
    const delay = draw.whole(5, 60)
    return {
      title: `buried in ${block} with ${health} health, ${errand.title}`,
      arena: mortalArena(draw),
      subgoals: [errand.subgoal],
      build: errand.build,
      arrange: (stage) => {
        errand.arrange(stage)
        wound(stage, health)
        after(stage, delay, () => bury(stage, block))
      },
      verify: diedOf('inWall'),
    }
  },
}

function bury(stage: Stage, block: string): void {
  const { x, y, z } = feetOf(stage)
  stage.fill(block, [x - 2, y, z - 2], [x + 2, y + 4, z + 2])
}

export const killedBySuffocation: readonly CaseGenerator[] = [buried]

/** The bottom of the world is open. */
const intoTheVoid: CaseGenerator = {
  name: 'into-the-void',
  draw: (draw) => {
    const errand = drawErrand(draw, ['wait', 'gather', 'smelt'])
    const delay = draw.whole(5, 60)
    return {
      title: `the void, ${errand.title}`,
      arena: mortalArena(draw),
      subgoals: [errand.subgoal],
      build: errand.build,
      arrange: (stage) => {
        errand.arrange(stage)
        after(stage, delay, () => {
          const { x, y, z } = feetOf(stage)
          stage.fill('air', [x - 4, placeOfHeight(0), z - 4], [x + 4, y - 1, z + 4])
        })
      },
      verify: diedOf('outOfWorld'),
    }
  },
}

/** An order of the server, such as /kill. */
const byOrder: CaseGenerator = {
  name: 'by-order',
  draw: (draw) => {
    const errand = drawErrand(draw, ['wait', 'gather', 'explore', 'retreat', 'tunnel', 'smelt'])
    const delay = draw.whole(5, 80)
    return {
      title: `killed by order, ${errand.title}`,
      arena: mortalArena(draw),
      subgoals: [errand.subgoal],
      build: errand.build,
      arrange: (stage) => {
        errand.arrange(stage)
        after(stage, delay, () => stage.player.hurt(1_000, 'generic'))
      },
      verify: diedOf('generic'),
    }
  },
}

/** Pricked to death between cactuses. */
const cactusPen: CaseGenerator = {
  name: 'cactus-pen',
  draw: (draw) => {
    const errand = drawErrand(draw, penned)
    const health = draw.whole(1, 3)
    const delay = draw.whole(5, 60)
    return {
      title: `cactus with ${health} health, ${errand.title}`,
      arena: mortalArena(draw),
      subgoals: [errand.subgoal],
      build: (stage) => pen(stage, { radius: 1, height: 4 }),
      arrange: (stage) => {
        errand.arrange(stage)
        wound(stage, health)
        // A piston pushes it up under the body.
        after(stage, delay, () => {
          stage.put('sand', 0, -1, 0)
          stage.put('cactus', 0, 0, 0)
        })
      },
      verify: diedOf('cactus'),
    }
  },
}

export const killedOtherwise: readonly CaseGenerator[] = [intoTheVoid, byOrder, cactusPen]
