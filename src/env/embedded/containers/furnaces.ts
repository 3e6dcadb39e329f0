import { cookersByBlock } from '../rules/cooking.ts'
import { wholePoints } from '../rules/experience.ts'
import type { ItemStack } from '../server/item-stack.ts'
import type { Player, ServerContext } from '../server/server-context.ts'
import { BlockContainers } from './block-containers.ts'
import type { Depots } from './depots.ts'
import { FurnaceBlock } from './furnace-block.ts'
import type { WindowDesk } from './window-desk.ts'
import { furnaceRules } from './window-rules.ts'
import { isNear } from './window-source.ts'

const fuelSlot = 1
const resultSlot = 2

/** Furnaces, blast furnaces and smokers burn fuel and smelt, glow while they do, and drop their contents when broken. */
export function installFurnaces(server: ServerContext, desk: WindowDesk, depots: Depots): void {
  for (const block of ['furnace', 'blast_furnace', 'smoker'] as const) {
    installFurnace(server, desk, depots, block)
  }
}

function installFurnace(
  server: ServerContext,
  desk: WindowDesk,
  depots: Depots,
  block: 'furnace' | 'blast_furnace' | 'smoker',
): void {
  const { world, blocks } = server
  const cooking = cookersByBlock[block](server.rules)
  const rules = furnaceRules(cooking)

  const dropPoints = (furnace: FurnaceBlock, x: number, y: number, z: number) =>
    server.dropExperience(wholePoints(furnace.takePoints(), server.random), x, y, z)
  const setLit = (x: number, y: number, z: number, lit: boolean) => {
    const state = world.stateAt(x, y, z)
    if (blocks.nameOf(state) !== block) return
    world.setState(x, y, z, blocks.stateOf(block, { ...blocks.propertiesOf(state), lit }))
  }
  const furnaces = new BlockContainers(
    server,
    [block],
    (x, y, z) => new FurnaceBlock(cooking, (lit) => setLit(x, y, z, lit)),
    (furnace) => desk.closeWhere((source) => source.own === furnace),
    (furnace, x, y, z) => dropPoints(furnace, x + 0.5, y + 0.5, z + 0.5),
  )
  furnaces.takeUpKept()
  depots.add([block], (x, y, z) => ({
    store: furnaces.at(x, y, z),
    fromAbove: [0],
    fromSide: [fuelSlot],
    capacity: (slot, stack) => Math.min(rules.capacity(slot, stack), rules.stackSizeOf(stack.item)),
    // Of the fuel only what is burnt out may leave below: the bucket of lava.
    gives: (slot, stack: ItemStack) =>
      slot === resultSlot || (slot === fuelSlot && server.rules.itemName(stack.item) === 'bucket'),
  }))
  server.onTick(() => {
    for (const furnace of furnaces.all()) furnace.tick()
  })
  server.onBlockUse(block, (player, { x, y, z }) => {
    const own = furnaces.at(x, y, z)
    desk.open(player, {
      type: `minecraft:${block}`,
      titleKey: `container.${block}`,
      rules,
      own,
      isUsableBy: (user: Player) => isNear(user, { x, y, z }),
      properties() {
        const { burnTicksLeft, burnTicksTotal, cookTicks, cookTicksTotal } = own.state
        return [burnTicksLeft, burnTicksTotal, cookTicks, cookTicksTotal]
      },
      changed(user, slot, before, after) {
        const isTaken = slot === resultSlot && (after?.count ?? 0) < (before?.count ?? 0)
        const { position } = user.body
        if (isTaken) dropPoints(own, position.x, position.y + 0.5, position.z + 0.5)
      },
      closed: () => [],
    })
    return true
  })
}
