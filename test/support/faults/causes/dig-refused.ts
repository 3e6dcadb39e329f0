import { groundY } from '../arena.ts'
import type { CaseGenerator } from '../case-plan.ts'
import type { Draw } from '../draw.ts'
import { drawArena } from '../grounds.ts'
import { vetoPackets } from '../packet-hooks.ts'
import type { Stage } from '../stage.ts'
import { drawTarget, type GatherTarget, placeTargets } from '../targets.ts'

interface Refusal {
  readonly title: string
  readonly begin: (stage: Stage, names: readonly string[]) => void
}

/** Digs that were answered with the block, by stage. */
const refusedDigs = new WeakMap<Stage, number>()

function count(stage: Stage): void {
  refusedDigs.set(stage, (refusedDigs.get(stage) ?? 0) + 1)
}

/** Spawn protection and land claims: the finished dig is not carried out, and the client is told the block again. */
const claimed: Refusal = {
  title: 'the land is claimed',
  begin: (stage, names) =>
    vetoPackets(stage.server, 'block_dig', (player, fields) => {
      const status = Number(fields['status'])
      const at = fields['location'] as { x: number; y: number; z: number }
      const state = stage.server.world.stateAt(at.x, at.y, at.z)
      if (!names.includes(stage.server.blocks.nameOf(state)) || status === 1) return false
      // Only what breaks in this packet is refused: starting to dig is let pass where it takes time.
      const isInstant =
        status === 0 &&
        stage.server.rules.diggingProgressPerTick(state, player.inventory.held?.item ?? null, {
          underwater: false,
          onGround: true,
        }) >= 1
      if (status === 0 && !isInstant) return false
      count(stage)
      player.send('block_change', { location: at, type: state })
      player.send('acknowledge_player_digging', { location: at, block: state, status, successful: false })
      return true
    }),
}

/** A plug-in that rolls changes back: the block breaks, and is there again some ticks later; its drop is taken away. */
function rolledBack(afterTicks: number): Refusal {
  return {
    title: `what is dug is put back after ${afterTicks} ticks`,
    begin: (stage, names) => {
      const { server } = stage
      const due: { readonly tick: number; readonly put: () => void }[] = []
      let isPutting = false
      server.world.onChange((x, y, z, before, after) => {
        if (isPutting || after !== 0 || !names.includes(server.blocks.nameOf(before))) return
        due.push({
          tick: server.tickNumber + afterTicks,
          put: () => {
            server.world.setState(x, y, z, before)
            for (const item of [...server.entities.items]) {
              if (Math.hypot(item.position.x - x, item.position.y - y, item.position.z - z) < 4)
                server.removeEntity(item)
            }
            count(stage)
          },
        })
      })
      stage.eachTick(() => {
        isPutting = true
        while (due.length > 0 && due[0]!.tick <= server.tickNumber) due.shift()!.put()
        isPutting = false
      })
    },
  }
}

function refusalOf(draw: Draw): Refusal {
  return draw.chance(0.6) ? claimed : rolledBack(draw.whole(0, 1))
}

/** Every block of the kind stands under protection. */
const gatherProtected: CaseGenerator = {
  name: 'gather-protected',
  draw: (draw) => {
    const target = drawTarget(draw)
    const refusal = refusalOf(draw)
    const blocks = draw.whole(1, 5)
    return {
      title: `${target.block} by ${target.tool ?? 'hand'}: ${refusal.title}`,
      arena: drawArena(draw, { without: target.blocks }),
      subgoals: [gatherOf(target, draw)],
      build: (stage) => {
        placeTargets(stage, draw, target, blocks)
        refusal.begin(stage, [target.block])
      },
      arrange: (stage) => {
        if (target.tool !== null) stage.give(target.tool)
      },
      verify: (stage) => {
        if ((refusedDigs.get(stage) ?? 0) === 0) return 'no dig was refused'
        return stage.carried(target.item) === 0 ? null : `${target.item} was had all the same`
      },
    }
  },
}

function gatherOf(target: GatherTarget, draw: Draw) {
  return {
    kind: 'gather',
    blocks: target.blocks,
    item: target.item,
    count: draw.whole(1, 3),
    budgetTicks: draw.whole(600, 1_200),
  } as const
}

/** Stairs or a corridor into rock of which the server gives none away. */
const corridorProtected: CaseGenerator = {
  name: 'corridor-protected',
  draw: (draw) => {
    const refusal = refusalOf(draw)
    const isStairs = draw.chance(0.5)
    const arena = drawArena(draw, { without: ['end_stone'] })
    const { surface, soil, rock } = arena.ground
    return {
      title: `${isStairs ? 'stairs' : 'a corridor'} into ${surface}: ${refusal.title}`,
      arena,
      subgoals: [
        isStairs
          ? {
              kind: 'descend',
              toY: draw.whole(20, 34),
              seek: ['diamond_ore'],
              budgetTicks: draw.whole(800, 1_500),
            }
          : {
              kind: 'tunnel',
              seek: ['diamond_ore'],
              lengthBlocks: draw.whole(6, 16),
              budgetTicks: draw.whole(800, 1_500),
            },
      ],
      build: (stage) => {
        if (!isStairs) {
          // A cell in the rock: every way out of it must be dug.
          stage.fill(rock, [-4, 0, -4], [4, 4, 4])
          stage.fill('air', [0, 0, 0], [0, 1, 0])
        }
        refusal.begin(stage, [surface, soil, rock])
      },
      arrange: (stage) => {
        stage.give(draw.pick(['iron_pickaxe', 'stone_pickaxe', 'diamond_pickaxe']))
        stage.give(draw.pick(['iron_shovel', 'stone_shovel']))
      },
      verify: (stage) => {
        const { x, y, z } = stage.player.body.position
        if (Math.hypot(x - 0.5, y - groundY - 1, z - 0.5) > 4) return 'the body got away all the same'
        return (refusedDigs.get(stage) ?? 0) > 0 ? null : 'no dig was refused'
      },
    }
  },
}

export const digRefused: readonly CaseGenerator[] = [gatherProtected, gatherProtected, corridorProtected]
