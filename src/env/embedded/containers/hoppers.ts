import { z } from 'zod'
import { faceOffset } from '../mechanics/placement-state.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import { BlockContainers } from './block-containers.ts'
import { type Depots, plainDepot } from './depots.ts'
import { collectInto, moveOne } from './hopper-moves.ts'
import { ArrayStore } from './slot-store.ts'
import type { WindowDesk } from './window-desk.ts'
import { hopperRules } from './window-rules.ts'
import { isNear } from './window-source.ts'
import type { BlockEntity } from '../world/column.ts'

const hopperSlots = 5
/** A hopper that has moved something rests for so long (vanilla). */
const restTicks = 8
const restSchema = z.int().min(0).max(restTicks)
const facings = ['down', 'up', 'north', 'south', 'west', 'east']

/** A hopper in the world: five slots, and how long it rests. */
class Hopper extends ArrayStore {
  restTicks = 0
  readonly x: number
  readonly y: number
  readonly z: number
  constructor(x: number, y: number, z: number) {
    super(hopperSlots)
    this.x = x
    this.y = y
    this.z = z
  }
  record(): BlockEntity {
    return { restTicks: this.restTicks }
  }
  restore(record: BlockEntity): void {
    const rest = restSchema.safeParse(record['restTicks'])
    if (rest.success) this.restTicks = rest.data
  }
}

/**
 * A hopper passes one item at a time on to the container that it points at, and takes one from the container above it, or
 * what lies in it (vanilla `HopperBlockEntity`). It works from the first time that it is placed or used. Nothing here
 * powers redstone, so none is ever stopped.
 */
export function installHoppers(server: EmbeddedServer, desk: WindowDesk, depots: Depots): void {
  const { world, blocks } = server
  const rules = hopperRules(server.rules)
  const hoppers = new BlockContainers(
    server,
    ['hopper'],
    (x, y, z) => new Hopper(x, y, z),
    (hopper) => desk.closeWhere((source) => source.own === hopper),
  )
  hoppers.takeUpKept()
  depots.add(['hopper'], (x, y, z) => plainDepot(server.rules, hoppers.at(x, y, z)))
  world.onChange((x, y, z, _, after) => {
    if (blocks.nameOf(after) === 'hopper') hoppers.at(x, y, z)
  })
  server.onTick(() => {
    for (const hopper of hoppers.all()) {
      if (hopper.restTicks > 0) hopper.restTicks--
      if (hopper.restTicks === 0 && work(hopper)) hopper.restTicks = restTicks
    }
  })
  server.onBlockUse('hopper', (player, { x, y, z }) => {
    desk.open(player, {
      type: 'minecraft:hopper',
      titleKey: 'container.hopper',
      rules,
      own: hoppers.at(x, y, z),
      isUsableBy: (user) => isNear(user, { x, y, z }),
      properties: () => [],
      closed: () => [],
    })
    return true
  })

  /** True when something moved. */
  function work(hopper: Hopper): boolean {
    const passed = passOn(hopper)
    const taken = takeIn(hopper)
    return passed || taken
  }

  function passOn(hopper: Hopper): boolean {
    const { x, y, z } = hopper
    const facing = blocks.propertiesOf(world.stateAt(x, y, z))['facing'] ?? 'down'
    const [stepX, stepY, stepZ] = faceOffset(facings.indexOf(facing))
    const target = depots.at(x + stepX, y + stepY, z + stepZ)
    if (target === null) return false
    const { store } = target
    const wasEmpty = isEmpty(store)
    const slots = stepY === 0 ? target.fromSide : target.fromAbove
    for (let slot = 0; slot < hopper.size; slot++) {
      if (!moveOne(hopper, slot, target, slots)) continue
      // A hopper that was empty waits as long as the one before it.
      if (wasEmpty && store instanceof Hopper) store.restTicks = restTicks
      return true
    }
    return false
  }

  function takeIn(hopper: Hopper): boolean {
    const { x, y, z } = hopper
    const own = plainDepot(server.rules, hopper)
    const above = depots.at(x, y + 1, z)
    if (above === null) return collectInto(server, own, hopper)
    for (let slot = 0; slot < above.store.size; slot++) {
      const stack = above.store.stackAt(slot)
      if (stack === null || !above.gives(slot, stack)) continue
      if (moveOne(above.store, slot, own, own.fromAbove)) return true
    }
    return false
  }
}

function isEmpty(store: { readonly size: number; stackAt(slot: number): unknown }): boolean {
  for (let slot = 0; slot < store.size; slot++) if (store.stackAt(slot) !== null) return false
  return true
}
