import { createStack } from '../../server/item-stack.ts'
import type { Behaviour } from '../behaviour.ts'

/** An egg comes every 6,000 to 12,000 ticks (vanilla), 9,000 on average. */
const eggChance = 9_000

/** Drops an egg now and then. Never takes the body from what else it does. */
export const layEggs: Behaviour = {
  name: 'lay-eggs',
  act(creature, { server, random }) {
    if (random.below(eggChance) !== 0) return false
    const { x, y, z } = creature.position
    server.dropStack(createStack(server.rules.itemId('egg')), x, y, z)
    return false
  },
}
