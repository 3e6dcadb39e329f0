import { colourOf, isDyeable, withColour } from '../rules/dyeing.ts'
import { createStack } from '../server/item-stack.ts'
import { inventorySlots } from '../server/player-inventory.ts'
import type { BlockUse, Mechanic, Player, ServerContext } from '../server/server-context.ts'
import { exchangeOne } from './exchange-held.ts'

const fullLevel = 3

/** A cauldron takes a bucket of water, gives a full one back, and for a third of it washes the colour off leather. */
export const cauldrons: Mechanic = {
  name: 'cauldrons',
  install(server: ServerContext): void {
    server.onBlockUse('cauldron', (player, use) => dip(server, player, use))
  },
}

/** True when the cauldron used the click up (vanilla 1.16.5 `CauldronBlock.use`). */
function dip(server: ServerContext, player: Player, { x, y, z, state, hand }: BlockUse): boolean {
  const { world, blocks, rules } = server
  const slot = hand === 0 ? player.inventory.heldSlot : inventorySlots.offHand
  const stack = player.inventory.stackAt(slot)
  if (stack === null) return false
  const level = Number(blocks.propertiesOf(state)['level'])
  const setLevel = (to: number) => world.setState(x, y, z, blocks.stateOf('cauldron', { level: to }))
  const become = (item: string) => exchangeOne(player, slot, createStack(rules.itemId(item)))
  const name = rules.itemName(stack.item)
  if (name === 'water_bucket') {
    if (level < fullLevel) {
      become('bucket')
      setLevel(fullLevel)
    }
    return true
  }
  if (name === 'bucket') {
    if (level === fullLevel) {
      become('water_bucket')
      setLevel(0)
    }
    return true
  }
  if (level > 0 && isDyeable(name) && colourOf(stack) !== null) {
    player.inventory.setStack(slot, withColour(stack, null))
    setLevel(level - 1)
    return true
  }
  return false
}
