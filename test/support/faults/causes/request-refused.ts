import type { Subgoal } from '../../../../src/env/index.ts'
import type { CaseGenerator } from '../case-plan.ts'
import type { Draw } from '../draw.ts'
import { drawArena } from '../grounds.ts'
import { vetoPackets } from '../packet-hooks.ts'
import type { Stage } from '../stage.ts'
import { freeCells } from '../targets.ts'

/** Requests that were refused, by stage. */
const refused = new WeakMap<Stage, number>()

function count(stage: Stage): void {
  refused.set(stage, (refused.get(stage) ?? 0) + 1)
}

/** A lock: using a block of this name does nothing. */
function lock(stage: Stage, block: string): void {
  const { server } = stage
  vetoPackets(server, 'block_place', (_, fields) => {
    const at = fields['location'] as { x: number; y: number; z: number }
    if (server.blocks.nameOf(server.world.stateAt(at.x, at.y, at.z)) !== block) return false
    count(stage)
    return true
  })
}

/** Using what is in hand does nothing; the client is told the stack again. */
function muteItemUse(stage: Stage): void {
  vetoPackets(stage.server, 'use_item', (player) => {
    count(stage)
    player.inventory.resend(player.inventory.heldSlot)
    return true
  })
}

interface Refused {
  readonly title: string
  readonly subgoal: Subgoal
  readonly carried?: Readonly<Record<string, number>>
  readonly block?: string
  readonly begin: (stage: Stage, x: number, z: number) => void
  readonly arrange?: (stage: Stage, x: number, z: number) => void
  readonly isDone: (stage: Stage) => boolean
}

/** A station that does not open for this player. */
function lockedStation(draw: Draw, budgetTicks: number): Refused {
  return draw.pick<() => Refused>([
    () => {
      const block = draw.pick(['chest', 'barrel', 'trapped_chest'])
      return {
        title: `a locked ${block}`,
        subgoal: { kind: 'store', items: ['wheat'], budgetTicks },
        carried: { wheat: draw.whole(1, 64) },
        block,
        begin: (stage) => lock(stage, block),
        isDone: (stage) => stage.carried('wheat') === 0,
      }
    },
    () => ({
      title: 'a locked furnace',
      subgoal: {
        kind: 'smelt',
        input: 'sand',
        item: 'glass',
        fuel: 'coal',
        count: draw.whole(1, 3),
        budgetTicks,
      },
      carried: { sand: 5, coal: 5 },
      block: 'furnace',
      begin: (stage) => lock(stage, 'furnace'),
      isDone: (stage) => stage.carried('glass') > 0,
    }),
    () => ({
      title: 'a locked crafting table',
      subgoal: {
        kind: 'craft',
        item: 'bread',
        count: draw.whole(1, 2),
        recipe: { rows: [['wheat', 'wheat', 'wheat']], result: 'bread', resultCount: 1 },
        budgetTicks,
      },
      carried: { wheat: 12 },
      block: 'crafting_table',
      begin: (stage) => lock(stage, 'crafting_table'),
      isDone: (stage) => stage.carried('bread') > 0,
    }),
  ])()
}

/** A meal, a bucket or a piece of armour that the server does not let be used. */
function refusedUse(draw: Draw, budgetTicks: number): Refused {
  return draw.pick<() => Refused>([
    () => {
      const food = draw.pick(['bread', 'apple', 'cooked_beef', 'carrot'])
      return {
        title: `${food} may not be eaten`,
        subgoal: { kind: 'eat', budgetTicks, ...(draw.chance(0.5) && { item: food }) },
        carried: { [food]: draw.whole(1, 6) },
        begin: muteItemUse,
        arrange: (stage) => {
          stage.player.body.food = draw.whole(6, 15)
          stage.player.body.saturation = 0
          stage.player.vitalsChanged = true
        },
        isDone: (stage) => stage.record.dropped.size > 0,
      }
    },
    () => {
      const fluid = draw.pick(['water', 'lava'] as const)
      return {
        title: `${fluid} may not be taken`,
        subgoal: { kind: 'fill-bucket', fluid, budgetTicks },
        carried: { bucket: draw.whole(1, 2) },
        begin: (stage, x, z) => {
          stage.put(fluid, x, -1, z)
          muteItemUse(stage)
        },
        isDone: (stage) => stage.carried(`${fluid}_bucket`) > 0,
      }
    },
    () => {
      const item = draw.pick(['leather_boots', 'leather_helmet', 'leather_chestplate'])
      return {
        title: 'the cauldron may not be used',
        subgoal: { kind: 'wash', item, dye: 'red_dye', budgetTicks },
        carried: { [item]: 1, red_dye: 1, water_bucket: 1 },
        block: 'cauldron',
        begin: (stage) => lock(stage, 'cauldron'),
        isDone: () => false,
      }
    },
  ])()
}

/** A bed that is not to be slept in: it is day, a monster is near, or the server does not say why. */
function refusedBed(draw: Draw, budgetTicks: number): Refused & { readonly timeOfDay: number } {
  const why = draw.pick(['day', 'monster', 'silence'] as const)
  const block = draw.pick(['white_bed', 'red_bed', 'blue_bed'])
  return {
    title: `a bed refused: ${why}`,
    timeOfDay: why === 'day' ? draw.whole(1_000, 11_000) : draw.whole(13_000, 19_000),
    subgoal: { kind: 'sleep', budgetTicks },
    begin: (stage, x, z) => {
      stage.put(block, x, 0, z, { part: 'foot', facing: 'east' })
      stage.put(block, x + 1, 0, z, { part: 'head', facing: 'east' })
      if (why === 'silence') lock(stage, block)
      if (why !== 'monster') return
      // A room below, in which a monster lives.
      stage.fill('bedrock', [x - 2, -7, z - 2], [x + 2, -3, z + 2])
      stage.fill('air', [x - 1, -6, z - 1], [x + 1, -4, z + 1])
    },
    arrange: (stage, x, z) => {
      if (why === 'monster') stage.spawn('zombie', x, -6, z)
    },
    isDone: (stage) => why !== 'day' && stage.server.timeOfDay < 12_000,
  }
}

function refusal(
  name: string,
  drawOne: (draw: Draw, budgetTicks: number) => Refused & { readonly timeOfDay?: number },
  mustCount: boolean,
): CaseGenerator {
  return {
    name,
    draw: (draw) => {
      const planned = drawOne(draw, draw.whole(300, 900))
      const [cell] = freeCells(draw, 1, 3, 6)
      const { x, z } = cell!
      const arena = drawArena(draw, { mostHillBlocks: 2 })
      return {
        title: planned.title,
        arena: {
          ...arena,
          difficulty: 'easy',
          ...(planned.timeOfDay !== undefined && { timeOfDay: planned.timeOfDay }),
        },
        subgoals: [planned.subgoal],
        build: (stage) => {
          if (planned.block !== undefined) stage.put(planned.block, x, 0, z)
          planned.begin(stage, x, z)
        },
        arrange: (stage) => {
          for (const [item, count] of Object.entries(planned.carried ?? {})) stage.give(item, count)
          planned.arrange?.(stage, x, z)
        },
        verify: (stage) => {
          if (planned.isDone(stage)) return 'it was done all the same'
          return mustCount && (refused.get(stage) ?? 0) === 0 ? 'nothing was refused' : null
        },
      }
    },
  }
}

export const requestRefused: readonly CaseGenerator[] = [
  refusal('locked-station', lockedStation, true),
  refusal('refused-use', refusedUse, true),
  refusal('refused-bed', refusedBed, false),
  refusal('refused-use', refusedUse, true),
]
