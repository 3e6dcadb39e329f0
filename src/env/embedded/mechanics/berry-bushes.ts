import { createStack, type ItemStack } from '../server/item-stack.ts'
import { inventorySlots } from '../server/player-inventory.ts'
import type { Mechanic, Player, ServerContext } from '../server/server-context.ts'

const block = 'sweet_berry_bush'
const ripeAge = 3
/** From this age on a bush has berries; picked, it falls back to the next (vanilla `SweetBerryBushBlock.use`). */
const bearingAge = 2
const pickedAge = 1

/** A bush with berries gives one or two when it is used, one more when it is ripe. */
export const berryBushes: Mechanic = {
  name: 'berry-bushes',
  install(server: ServerContext): void {
    const { world, blocks, random, rules } = server
    server.onBlockUse(block, (player, { x, y, z, state, hand }) => {
      const age = Number(blocks.propertiesOf(state)['age'])
      const held = stackInHand(player, hand)
      const isBoneMeal = held !== null && rules.itemName(held.item) === 'bone_meal'
      if (age < bearingAge || (age < ripeAge && isBoneMeal)) return false
      const count = 1 + random.below(2) + (age === ripeAge ? 1 : 0)
      server.dropStack(createStack(rules.itemId('sweet_berries'), count), x + 0.5, y + 0.5, z + 0.5)
      world.setState(x, y, z, blocks.stateOf(block, { age: pickedAge }))
      return true
    })
  },
}

function stackInHand({ inventory }: Player, hand: number): ItemStack | null {
  return hand === 0 ? inventory.held : inventory.stackAt(inventorySlots.offHand)
}
