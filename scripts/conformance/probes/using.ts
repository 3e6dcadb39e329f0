import { withColour } from '../../../src/env/embedded/rules/dyeing.ts'
import { createStack } from '../../../src/env/embedded/server/item-stack.ts'
import type { Lab } from '../lab.ts'
import { beside, home } from '../lab.ts'
import type { Ask, Probes } from '../row.ts'
import { click, openBlock, watchProperty } from '../windows.ts'

const above = beside.offset(0, 1, 0)
const below = beside.offset(0, -1, 0)

/** Lays two things (`item:uses taken` or `item x count`) into a station; what it offers, or what that costs. */
async function stationOffers(lab: Lab, { station, first, second, read }: Ask): Promise<number | string> {
  const { inventory } = lab.player
  for (const [index, words] of [first as string, second as string].entries()) {
    const [, name = '', damage = '0', count = '1'] = /^(\w+?)(?::(\d+))?(?: x (\d+))?$/.exec(words)!
    const stack = createStack(lab.server.rules.itemId(name), Number(count), Number(damage))
    inventory.setStack(9 + index, stack)
  }
  const cost = watchProperty(lab, 0)
  const window = await openBlock(lab, station as string)
  for (const slot of [3, 4]) click(lab, window.id, slot, 1)
  await lab.game.waitTicks(3)
  cost.end()
  const offer = window.slots[2] as { name: string; durabilityUsed: number } | null | undefined
  if (read === 'cost') return cost.most()
  return offer == null ? 'nothing' : offer.durabilityUsed
}

/** Cuts a stone after pressing one of the stonecutter's buttons. */
async function cuts(lab: Lab, { input, button }: Ask): Promise<string> {
  lab.player.inventory.setStack(9, lab.stack(input as string))
  const window = await openBlock(lab, 'stonecutter')
  click(lab, window.id, 2, 1)
  await lab.game.waitTicks(1)
  lab.write('enchant_item', { windowId: window.id, enchantment: button })
  await lab.game.waitTicks(2)
  const item = window.slots[1]
  return item == null ? 'nothing' : `${item.name} x ${item.count}`
}

/** Ticks between two items that a hopper passes on, as a chest's window shows them. */
async function hopperTicks(lab: Lab): Promise<number> {
  lab.put('hopper', above, { facing: 'down' })
  const window = await openBlock(lab, 'chest')
  lab.server.dropStack(lab.stack('dirt', 5), beside.x + 0.5, beside.y + 2.2, beside.z + 0.5)
  const count = () => window.slots[0]?.count ?? 0
  await lab.ticksUntil(() => count() === 2, 100)
  return lab.ticksUntil(() => count() === 3, 40)
}

/** Whether what was laid into one ender chest lies in another. */
async function enderChests(lab: Lab): Promise<string> {
  lab.player.enderChest.clear()
  lab.player.inventory.setStack(9, lab.stack('dirt', 7))
  const window = await openBlock(lab, 'ender_chest')
  click(lab, window.id, 27, 1)
  await lab.game.waitTicks(1)
  void lab.bot.closeWindow(window)
  await lab.game.waitTicks(2)
  const other = await openBlock(lab, 'ender_chest', beside.offset(0, 0, 2))
  const item = other.slots[0]
  lab.player.enderChest.clear()
  return item == null ? 'nothing' : `${item.name} x ${item.count}`
}

/** Washes a red leather tunic in a full cauldron: what is left in it, and whether the tunic is plain. */
async function washes(lab: Lab): Promise<string> {
  const block = lab.knows('water_cauldron') ? 'water_cauldron' : 'cauldron'
  lab.put(block, beside, { level: 3 })
  lab.player.inventory.setStack(36, withColour(lab.stack('leather_chestplate'), 0xff0000))
  await lab.game.waitTicks(2)
  lab.use(beside, 1)
  await lab.game.waitTicks(2)
  const isPlain = lab.bot.heldItem?.nbt == null || !JSON.stringify(lab.bot.heldItem.nbt).includes('color')
  return `${lab.seenProperty(beside, 'level')} thirds, ${isPlain ? 'plain' : 'dyed'}`
}

/** What tools and seeds do to soil. */
async function farmRule(lab: Lab, { rule, item = '', soil = 'farmland' }: Ask): Promise<string> {
  const { game } = lab
  const useOn = async (tool: string): Promise<void> => {
    await lab.hold(tool)
    lab.use(below, 1)
    await game.waitTicks(3)
  }
  lab.put(soil as string, below)
  switch (rule as string) {
    case 'till':
      await useOn('iron_hoe')
      return lab.seen(below)
    case 'tillCovered':
      lab.put('glass')
      await useOn('iron_hoe')
      return lab.seen(below)
    case 'sow':
      await useOn(item as string)
      return lab.seen()
    case 'wet':
      lab.put('water', below.offset(4, 0, 0))
      await lab.ticksUntil(() => lab.seenProperty(below, 'moisture') === '7', 12_000)
      return lab.seenProperty(below, 'moisture')
    case 'dry':
      await lab.ticksUntil(() => lab.seen(below) === 'dirt', 12_000)
      return lab.seen(below)
    case 'trample':
      await lab.moveTo(beside.x + 0.5, beside.y + 2, beside.z + 0.5)
      await game.waitTicks(20)
      await lab.moveTo(home.x, home.y, home.z)
      return lab.seen(below)
    default:
      throw new Error('no such rule')
  }
}

export const usingProbes: Probes = { stationOffers, cuts, hopperTicks, enderChests, washes, farmRule }
