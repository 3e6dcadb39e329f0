import { colourOf, isDyeable, withColour } from '../rules/dyeing.ts'
import { createStack } from '../server/item-stack.ts'
import { inventorySlots } from '../server/player-inventory.ts'
import type { BlockUse, Mechanic, Player, ServerContext } from '../server/server-context.ts'
import { exchangeOne } from './exchange-held.ts'

const fullLevel = 3
/** From 1.17 on a cauldron with something in it is a block of its own; before, `cauldron` has a level. */
const waterCauldron = 'water_cauldron'
const lavaCauldron = 'lava_cauldron'

/**
 * A cauldron takes a bucket of water, gives a full one back, and for a third of it washes the colour off leather. From
 * 1.17 on it takes lava too.
 */
export const cauldrons: Mechanic = {
  name: 'cauldrons',
  install(server: ServerContext): void {
    for (const block of ['cauldron', waterCauldron, lavaCauldron]) {
      if (server.blocks.isBlock(block)) server.onBlockUse(block, (player, use) => dip(server, player, use))
    }
  },
}

/** True when the cauldron used the click up (vanilla 1.16.5 `CauldronBlock.use`, later `CauldronInteraction`). */
function dip(server: ServerContext, player: Player, { x, y, z, state, hand }: BlockUse): boolean {
  const { world, blocks, rules } = server
  const slot = hand === 0 ? player.inventory.heldSlot : inventorySlots.offHand
  const stack = player.inventory.stackAt(slot)
  if (stack === null) return false
  const holdsLava = blocks.nameOf(state) === lavaCauldron
  const level = holdsLava ? 0 : Number(blocks.propertiesOf(state)['level'] ?? 0)
  const become = (item: string) => exchangeOne(player, slot, createStack(rules.itemId(item)))
  const name = rules.itemName(stack.item)
  if (name === 'water_bucket') {
    if (level < fullLevel) {
      become('bucket')
      world.setState(x, y, z, stateOfLevel(server, fullLevel))
    }
    return true
  }
  if (name === 'lava_bucket' && blocks.isBlock(lavaCauldron)) {
    if (!holdsLava) {
      become('bucket')
      world.setState(x, y, z, blocks.stateOf(lavaCauldron))
    }
    return true
  }
  if (name === 'bucket') {
    if (holdsLava || level === fullLevel) {
      become(holdsLava ? 'lava_bucket' : 'water_bucket')
      world.setState(x, y, z, stateOfLevel(server, 0))
    }
    return true
  }
  if (level > 0 && isDyeable(name) && colourOf(stack) !== null) {
    player.inventory.setStack(slot, withColour(stack, null))
    world.setState(x, y, z, stateOfLevel(server, level - 1))
    return true
  }
  return false
}

/** A cauldron with so many thirds of water. */
function stateOfLevel({ blocks }: ServerContext, level: number): number {
  if (!blocks.isBlock(waterCauldron)) return blocks.stateOf('cauldron', { level })
  return level === 0 ? blocks.stateOf('cauldron') : blocks.stateOf(waterCauldron, { level })
}
