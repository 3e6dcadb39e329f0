import type { Vec3 } from 'vec3'
import type { Lab } from '../lab.ts'
import { beside } from '../lab.ts'
import type { Ask, Probes } from '../row.ts'

/** What a station or a tool in the hand does to a block. */
async function stationRule(lab: Lab, { rule, block = '', fluid = '' }: Ask): Promise<string | null> {
  const { bot, game } = lab
  const ground = beside.offset(0, -1, 0)
  const apply = async (item: string, at: Vec3, face = 1): Promise<void> => {
    await lab.hold(item)
    await bot.lookAt(at.offset(0.5, 0.9, 0.5), true)
    await game.waitTicks(2)
    lab.use(at, face)
    lab.write('use_item', { hand: 0, sequence: 0 })
    await game.waitTicks(4)
  }
  switch (rule as string) {
    case 'opens': {
      if (!lab.knows(block as string)) return null
      lab.put(block as string)
      await game.waitTicks(2)
      lab.use(beside, 1)
      await lab.ticksUntil(() => bot.currentWindow !== null, 10)
      return bot.currentWindow === null ? null : String(bot.currentWindow.type)
    }
    case 'bucket':
      lab.put(fluid as string, ground)
      await apply('bucket', ground)
      return bot.heldItem?.name ?? 'nothing'
    case 'pour':
      await apply(`${fluid as string}_bucket`, ground)
      return lab.seen()
    case 'cauldron': {
      lab.put('cauldron')
      await apply('water_bucket', beside)
      const level = lab.seenProperty(beside, 'level')
      return level === '3' ? 'full' : level
    }
    case 'till':
      await apply('wooden_hoe', ground)
      return lab.seen(ground)
    case 'path':
      await apply('wooden_shovel', ground)
      return lab.seen(ground).endsWith('_path') ? 'path' : null
    case 'strip':
      lab.put('oak_log')
      await apply('wooden_axe', beside)
      return lab.seen() === 'oak_log' ? null : lab.seen()
    case 'fire':
      lab.put('netherrack', ground)
      await apply('flint_and_steel', ground)
      return lab.seen() === 'air' ? null : lab.seen()
    case 'boneMeal': {
      lab.put('farmland', ground)
      lab.put('wheat', beside, { age: '0' })
      await apply('bone_meal', beside)
      return lab.seenProperty(beside, 'age') === '0' ? null : 'grown'
    }
    default:
      throw new Error('no such rule')
  }
}

export const stationProbes: Probes = { stationRule }
