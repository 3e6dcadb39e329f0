import { wholePoints } from '../rules/experience.ts'
import type { Player, ServerContext } from '../server/server-context.ts'
import { BlockContainers } from './block-containers.ts'
import { FurnaceBlock } from './furnace-block.ts'
import type { WindowDesk } from './window-desk.ts'
import { furnaceRules } from './window-rules.ts'
import { isNear } from './window-source.ts'

const resultSlot = 2

/** Furnaces burn fuel and smelt, glow while they do, and drop their contents when broken. */
export function installFurnaces(server: ServerContext, desk: WindowDesk): void {
  const { world, blocks } = server
  const rules = furnaceRules(server.rules)

  const dropPoints = (furnace: FurnaceBlock, x: number, y: number, z: number) =>
    server.dropExperience(wholePoints(furnace.takePoints(), server.random), x, y, z)
  const setLit = (x: number, y: number, z: number, lit: boolean) => {
    const state = world.stateAt(x, y, z)
    if (blocks.nameOf(state) !== 'furnace') return
    world.setState(x, y, z, blocks.stateOf('furnace', { ...blocks.propertiesOf(state), lit }))
  }
  const furnaces = new BlockContainers(
    server,
    ['furnace'],
    (x, y, z) => new FurnaceBlock(server.rules, (lit) => setLit(x, y, z, lit)),
    (furnace) => desk.closeWhere((source) => source.own === furnace),
    (furnace, x, y, z) => dropPoints(furnace, x + 0.5, y + 0.5, z + 0.5),
  )
  furnaces.takeUpKept()
  server.onTick(() => {
    for (const furnace of furnaces.all()) furnace.tick()
  })
  server.onBlockUse('furnace', (player, { x, y, z }) => {
    const own = furnaces.at(x, y, z)
    desk.open(player, {
      type: 'minecraft:furnace',
      titleKey: 'container.furnace',
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
