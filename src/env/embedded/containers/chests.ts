import type { Player, ServerContext } from '../server/server-context.ts'
import { BlockContainers } from './block-containers.ts'
import { type Depots, plainDepot } from './depots.ts'
import { joinPlaced, otherHalf, partFrom } from './chest-pair.ts'
import { ArrayStore, JoinedStore, type SlotStore } from './slot-store.ts'
import type { WindowDesk } from './window-desk.ts'
import { chestRules } from './window-rules.ts'
import { isNear } from './window-source.ts'

const chestNames = ['chest', 'trapped_chest'] as const
const chestSlots = 27
/** `block_action` of a chest: its lid follows the number of those who look in. */
const lidAction = 1

/** A chest in the world and how many look into it. */
class Chest extends ArrayStore {
  viewers = 0
  readonly x: number
  readonly y: number
  readonly z: number
  constructor(x: number, y: number, z: number) {
    super(chestSlots)
    this.x = x
    this.y = y
    this.z = z
  }
}

/** Chests keep 27 stacks, two joined ones 54, and drop them when broken. */
export function installChests(server: ServerContext, desk: WindowDesk, depots: Depots): void {
  const { world, blocks } = server
  const singleRules = chestRules(server.rules, chestSlots)
  const doubleRules = chestRules(server.rules, 2 * chestSlots)
  const isChest = (name: string) => (chestNames as readonly string[]).includes(name)
  const openFor = new Map<SlotStore, readonly Chest[]>()

  const chests = new BlockContainers(
    server,
    chestNames,
    (x, y, z) => new Chest(x, y, z),
    (chest) => desk.closeWhere((source) => openFor.get(source.own)?.includes(chest) ?? false),
  )
  world.onChange((x, y, z, before, after) => {
    const [nameBefore, nameAfter] = [blocks.nameOf(before), blocks.nameOf(after)]
    if (nameBefore === nameAfter) return
    if (isChest(nameBefore)) partFrom(server, { x, y, z }, before)
    if (isChest(nameAfter)) joinPlaced(server, { x, y, z })
  })

  const look = (chest: Chest, change: 1 | -1) => {
    chest.viewers += change
    const { x, y, z, viewers } = chest
    const blockId = server.rules.registry.blocksByName[blocks.nameOf(world.stateAt(x, y, z))]?.id ?? 0
    const fields = { location: { x, y, z }, byte1: lidAction, byte2: viewers, blockId }
    server.broadcastNear(x, z, 'block_action', fields)
  }
  /** A full block on the lid keeps it shut. */
  const isBlocked = ({ x, y, z }: Chest) => blocks.suffocating[world.stateAt(x, y + 1, z)] === 1

  /** A chest and the one that it is joined to. The right half's slots come first, whichever was meant. */
  const partsAt = (x: number, y: number, z: number): [Chest, Chest?] => {
    const half = otherHalf(server, { x, y, z })
    const own = chests.at(x, y, z)
    if (half === null) return [own]
    const other = chests.at(half.x, half.y, half.z)
    return blocks.propertiesOf(world.stateAt(x, y, z))['type'] === 'left' ? [other, own] : [own, other]
  }
  depots.add(chestNames, (x, y, z) => {
    const [first, second] = partsAt(x, y, z)
    return plainDepot(server.rules, second === undefined ? first : new JoinedStore(first, second))
  })

  for (const name of chestNames) {
    server.onBlockUse(name, (player, { x, y, z }) => {
      const [first, second] = partsAt(x, y, z)
      const parts = second === undefined ? [first] : [first, second]
      if (parts.some(isBlocked)) return true
      const own = second === undefined ? first : new JoinedStore(first, second)
      openFor.set(own, parts)
      desk.open(player, {
        type: second === undefined ? 'minecraft:generic_9x3' : 'minecraft:generic_9x6',
        titleKey: second === undefined ? 'container.chest' : 'container.chestDouble',
        rules: second === undefined ? singleRules : doubleRules,
        own,
        isUsableBy: (user: Player) => parts.some((part) => isNear(user, part)),
        properties: () => [],
        closed() {
          if (own !== first) openFor.delete(own)
          for (const part of parts) look(part, -1)
          return []
        },
      })
      for (const part of parts) look(part, 1)
      return true
    })
  }
}
