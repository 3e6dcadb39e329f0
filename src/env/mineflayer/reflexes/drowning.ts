import type { Bot } from 'mineflayer'
import { eyeHeightBlocks } from '../deeds/support/reach.ts'
import { eachTick } from '../navigation/each-tick.ts'
import type { Reflex } from './reflex.ts'

/** One of 20 parts of the breath lasts so many ticks (vanilla: 300 in all); damage begins when none is left. */
const ticksPerBreath = 15
/** Ticks to swim up one block, and those kept in hand. */
const riseTicks = 12
const spareTicks = 12
/** How far up the water's end is looked for. */
const mostWaterBlocks = 12
/** Breath comes back four times as fast as it goes (vanilla), so that a body takes as much as there is. */
const fullBreath = 20

const breathToRise = (blocks: number): number => (spareTicks + riseTicks * blocks) / ticksPerBreath
const mostBreathToRise = breathToRise(mostWaterBlocks)

/** Swims up and breathes in: a head put out for a moment would be under water again before anything is done there. */
export const drowning: Reflex = {
  name: 'drowning',
  silentDuring: [],
  budgetTicks: 200,
  isVital: true,
  isTriggered: ({ oxygen, body }) =>
    oxygen <= mostBreathToRise && isInWater(body.bot.entity) && oxygen <= breathToRise(waterAbove(body.bot)),
  act: async ({ bot, clock, signal }) => {
    bot.clearControlStates()
    bot.setControlState('jump', true)
    await eachTick(bot, clock, 200, signal, () => {
      const { oxygenLevel } = bot as unknown as { oxygenLevel?: number }
      const isAshore = bot.entity.onGround && !isInWater(bot.entity)
      return (oxygenLevel ?? fullBreath) >= fullBreath || isAshore ? true : null
    })
    bot.clearControlStates()
  },
}

/** Blocks of water over the eyes; as many as are looked for where something else than air ends them. */
function waterAbove(bot: Bot): number {
  const eyes = bot.entity.position.offset(0, eyeHeightBlocks, 0)
  for (let blocks = 0; blocks < mostWaterBlocks; blocks++) {
    const block = bot.blockAt(eyes.offset(0, blocks, 0), false)
    if (block === null || block.boundingBox === 'block') break
    if (/^(cave_)?air$/.test(block.name)) return blocks
  }
  return mostWaterBlocks
}

function isInWater(entity: unknown): boolean {
  return (entity as { isInWater?: boolean }).isInWater === true
}
