import type { CaseGenerator } from '../case-plan.ts'
import { drawArena } from '../grounds.ts'
import { vetoPackets } from '../packet-hooks.ts'
import type { Stage } from '../stage.ts'
import { placeVillager } from '../villagers.ts'

const refused = new WeakMap<Stage, number>()

/** Decided when the case is drawn, since a subgoal must name the goods: the villager gets just this offer. */
const goods = [
  ['emerald', 'bread'],
  ['emerald', 'arrow'],
  ['emerald', 'brick'],
  ['emerald', 'redstone'],
] as const

/** A villager that shows nobody its trades. */
export const tradeRefused: CaseGenerator = {
  name: 'trade-refused',
  draw: (draw) => {
    const [give, take] = draw.pick(goods)
    const { x, z } = draw.aside(3, 6)
    return {
      title: `a villager that does not trade ${take}`,
      arena: {
        ...drawArena(draw, { mostHillBlocks: 2 }),
        difficulty: 'peaceful',
        timeOfDay: draw.whole(1_000, 8_000),
      },
      subgoals: [
        {
          kind: 'trade',
          entity: 'villager',
          give,
          take,
          count: draw.whole(1, 4),
          budgetTicks: draw.whole(400, 900),
        },
      ],
      build: (stage) => {
        vetoPackets(stage.server, 'use_entity', () => {
          refused.set(stage, (refused.get(stage) ?? 0) + 1)
          return true
        })
      },
      arrange: (stage) => {
        stage.give(give, draw.whole(8, 20))
        placeVillager(stage, draw, x, z)
      },
      verify: (stage) => {
        if (stage.carried(take) > 0) return `${take} was had all the same`
        return (refused.get(stage) ?? 0) > 0 ? null : 'nothing was refused'
      },
    }
  },
}
