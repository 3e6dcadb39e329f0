import type { CaseGenerator, CasePlan } from '../case-plan.ts'
import type { Draw } from '../draw.ts'
import { drawErrand } from '../errands.ts'
import { drawArena } from '../grounds.ts'
import { placeOfHeight } from '../happenings.ts'
import type { Stage } from '../stage.ts'

/** How often the player was hurt while it was kept alive, by stage. */
const blows = new WeakMap<Stage, number>()

/**
 * Attackers that never cease: for each one that falls another comes. Something heals the body meanwhile (a beacon, a potion), so that
 * what they cost is time.
 */
function besiege(stage: Stage, draw: Draw, species: readonly ('zombie' | 'skeleton' | 'spider')[]): void {
  const everyTicks = draw.whole(15, 30)
  let health = 20
  const attack = (): void => {
    const { x, z } = stage.player.body.position
    const { x: aside, z: along } = draw.aside(2, 4)
    stage.spawn(draw.pick(species), Math.floor(x) + aside, 0, Math.floor(z) + along)
  }
  for (let first = 0; first < 3; first++) attack()
  let spawned = 3
  stage.eachTick(() => {
    const { body } = stage.player
    if (body.health < health) blows.set(stage, (blows.get(stage) ?? 0) + 1)
    Object.assign(body, { health: 20, food: 20 })
    health = 20
    stage.player.vitalsChanged = true
    if (stage.tick % everyTicks === 0 && spawned < 40) {
      attack()
      spawned++
    }
  })
}

function besieged(isUndone: (stage: Stage) => boolean): CasePlan['verify'] {
  return (stage, attempts) => {
    if (stage.record.deaths.length > 0) return 'it died'
    if ((blows.get(stage) ?? 0) < 2) return 'it was hardly attacked'
    return isUndone(stage) && attempts[0]!.ending !== 'done' ? null : 'it was done all the same'
  }
}

function siege(name: string, wish: { readonly isNight: boolean }): CaseGenerator {
  return {
    name,
    draw: (draw) => {
      const errand = drawErrand(draw, ['gather', 'explore', 'gather'], draw.whole(400, 700))
      const { subgoal } = errand
      const species = wish.isNight
        ? (['zombie', 'skeleton', 'spider'] as const)
        : (['zombie', 'skeleton'] as const)
      return {
        title: `besieged ${wish.isNight ? 'in the open by night' : 'below a roof by day'}, ${errand.title}`,
        arena: {
          ...drawArena(draw, { roof: !wish.isNight, mostHillBlocks: 0 }),
          difficulty: draw.pick(['easy', 'normal']),
          timeOfDay: wish.isNight ? draw.whole(14_000, 20_000) : draw.whole(2_000, 9_000),
        },
        subgoals: [subgoal],
        build: errand.build,
        arrange: (stage) => {
          errand.arrange(stage)
          besiege(stage, draw, species)
        },
        verify: besieged((stage) => subgoal.kind !== 'gather' || stage.carried(subgoal.item) < subgoal.count),
      }
    },
  }
}

/** What is wanted holds back lava, and nothing is carried to stop it with. */
const lavaBehind: CaseGenerator = {
  name: 'lava-behind',
  draw: (draw) => {
    const [block, item, tool] = draw.pick([
      ['coal_ore', 'coal', 'stone_pickaxe'],
      ['cobblestone', 'cobblestone', 'stone_pickaxe'],
      ['oak_log', 'oak_log', 'stone_axe'],
      ['bricks', 'bricks', 'iron_pickaxe'],
      ['diamond_ore', 'diamond', 'iron_pickaxe'],
    ] as const)
    const places = draw.some(
      [
        [4, 0],
        [-4, 1],
        [0, 5],
        [1, -5],
      ] as const,
      draw.whole(1, 3),
    )
    return {
      title: `${block} with lava behind it`,
      arena: {
        ...drawArena(draw, { without: [block], mostHillBlocks: 0 }),
        version: '1.16.5',
        difficulty: 'peaceful',
      },
      subgoals: [{ kind: 'gather', blocks: [block], item, count: 1, budgetTicks: draw.whole(400, 900) }],
      build: (stage) => {
        for (const [x, z] of places) {
          // A tank of lava with one window, which is the target.
          const away = {
            x: Math.sign(Math.abs(x) > Math.abs(z) ? x : 0),
            z: Math.sign(Math.abs(x) > Math.abs(z) ? 0 : z),
          }
          const middle = { x: x + 2 * away.x, z: z + 2 * away.z }
          stage.fill('bedrock', [middle.x - 2, -1, middle.z - 2], [middle.x + 2, 3, middle.z + 2])
          stage.fill('lava', [middle.x - 1, 0, middle.z - 1], [middle.x + 1, 1, middle.z + 1])
          stage.put(block, x, 1, z)
        }
      },
      arrange: (stage) => stage.give(tool),
      verify: (stage) => (stage.carried(item) === 0 ? null : 'it was had all the same'),
    }
  },
}

/** Stairs are wanted, and a sea of lava lies under the ground. */
const lavaUnderfoot: CaseGenerator = {
  name: 'lava-underfoot',
  draw: (draw) => {
    const depth = draw.whole(4, 7)
    return {
      title: `stairs above a sea of lava at ${depth} blocks`,
      arena: { ...drawArena(draw, { mostHillBlocks: 0 }), difficulty: 'peaceful' },
      subgoals: [
        {
          kind: 'descend',
          toY: draw.whole(12, 24),
          seek: ['emerald_ore'],
          budgetTicks: draw.whole(500, 900),
        },
      ],
      build: (stage) => stage.fill('lava', [-30, -depth - 3, -30], [30, -depth, 30]),
      arrange: (stage) => {
        stage.give(draw.pick(['stone_pickaxe', 'iron_pickaxe']))
        stage.give('stone_shovel')
      },
      verify: (stage) => {
        if (stage.record.deaths.length > 0) return 'it died'
        return heightOf(stage) > -depth - 1 ? null : 'it went down all the same'
      },
    }
  },
}

/** Of the feet, as a place of the stage. */
function heightOf(stage: Stage): number {
  return placeOfHeight(stage.player.body.position.y)
}

export const fled: readonly CaseGenerator[] = [
  siege('siege-by-day', { isNight: false }),
  lavaBehind,
  lavaUnderfoot,
]

export const night: readonly CaseGenerator[] = [siege('siege-by-night', { isNight: true })]
