import { eat } from '../rules/hunger.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import { createStack, type ItemStack, withCount } from '../server/item-stack.ts'
import { integerField } from '../server/packet-fields.ts'
import { inventorySlots } from '../server/player-inventory.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic } from '../server/server-context.ts'

/** Entity status that tells a client that it has finished eating. */
const finishedStatus = 9
/** The dig packet's status with which a client lets go of what it is using. */
const releaseStatus = 5

interface Meal {
  readonly slot: number
  readonly stack: ItemStack
  ticksLeft: number
}

/** Food in hand is eaten when used for 32 ticks without letting go; it fills, and leaves its bowl. */
export const eating: Mechanic = {
  name: 'eating',
  install(server: EmbeddedServer): void {
    const meals = new Map<PlayerSession, Meal>()
    server.onPacket('use_item', (player, fields) => {
      if (!player.alive) return
      const hand = integerField(fields, 'hand', 0, 1)
      const slot = hand === 0 ? player.inventory.heldSlot : inventorySlots.offHand
      const stack = player.inventory.stackAt(slot)
      const food = stack === null ? null : server.rules.food(stack.item)
      if (stack === null || food === null || (player.body.food >= 20 && !food.always)) return
      meals.set(player, { slot, stack, ticksLeft: food.eatingTicks })
    })
    server.onPacket('block_dig', (player, fields) => {
      if (fields['status'] === releaseStatus) meals.delete(player)
    })
    server.onPacket('held_item_slot', (player) => {
      if (meals.get(player)?.slot !== inventorySlots.offHand) meals.delete(player)
    })
    server.onLeave((player) => meals.delete(player))
    server.onDeath((player) => meals.delete(player))
    server.onTick(() => {
      for (const [player, meal] of meals) {
        if (player.inventory.stackAt(meal.slot) !== meal.stack) {
          meals.delete(player)
        } else if (--meal.ticksLeft <= 0) {
          meals.delete(player)
          finish(server, player, meal)
        }
      }
    })
  },
}

function finish(server: EmbeddedServer, player: PlayerSession, { slot, stack }: Meal): void {
  const food = server.rules.food(stack.item)
  if (food === null) return
  const { body, inventory } = player
  const stomach = { food: body.food, saturation: body.saturation, exhaustion: 0, timerTicks: 0 }
  const after = eat(stomach, food)
  body.food = after.food
  body.saturation = after.saturation
  player.vitalsChanged = true
  inventory.setStack(slot, withCount(stack, stack.count - 1))
  if (food.remainder !== null) {
    const left = player.giveStack(createStack(food.remainder))
    if (left !== null) player.throwStack(left)
  }
  const status = { entityId: player.entityId, entityStatus: finishedStatus }
  player.send('entity_status', status)
}
