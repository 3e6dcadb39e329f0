import { withinTicksUnlessAborted } from '../body/abortable.ts'
import { equipmentOf } from '../body/carried.ts'
import type { Deed } from '../deed.ts'

/** Ticks that the server may take to move an item between slots. */
const equipTicks = 40

/** Wears or holds a carried item. */
export const equip: Deed<'equip'> = async ({ bot, clock, signal }, { item, slot }) => {
  if (equipmentOf(bot)[slot] === item) return null
  const carried = bot.inventory.items().find(({ name }) => name === item)
  if (!carried) return { kind: 'missing-item', subject: item, detail: `No ${item} is carried.` }
  const ended = await withinTicksUnlessAborted(clock, equipTicks, bot.equip(carried, slot), signal)
  if (equipmentOf(bot)[slot] === item) return null
  const reason = ended.kind === 'error' && ended.error instanceof Error ? `: ${ended.error.message}` : '.'
  return {
    kind: 'refused',
    subject: item,
    detail: `The server did not put ${item} into the slot ${slot}${reason}`,
  }
}
