import { describe, expect, it } from 'vitest'
import type { ContainersWorld } from './containers-world.ts'
import { joinContainersWorld, openBlock } from './containers-world.ts'

const chest = { block: 'chest', at: [2, 0, 0] } as const

/** Clicks as a vanilla client would, for the modes that mineflayer cannot send; the bot sees only what it is told. */
function click(
  { bot }: ContainersWorld,
  slot: number,
  mouseButton: number,
  mode: number,
  item: object,
): void {
  const windowId = bot.currentWindow?.id ?? 0
  bot._client.write('window_click', { windowId, slot, mouseButton, mode, action: 1, item })
}

const nothing = { present: false }

/** Shown slots of the open window, by slot, as the bot knows them. */
function shown({ bot }: ContainersWorld): Record<number, string> {
  const filled: Record<number, string> = {}
  for (const [slot, item] of (bot.currentWindow ?? bot.inventory).slots.entries()) {
    if (item !== null) filled[slot] = `${item.count} ${item.name}`
  }
  return filled
}

describe('clicks that the server tells the client about', () => {
  it('number keys, drags, double clicks and the drop key', async () => {
    const world = await joinContainersWorld(['20 dirt', '3 sand'], [chest])
    const { itemId, wait } = world
    await openBlock(world, world.block('chest'))
    expect(shown(world)).toEqual({ 54: '20 dirt', 55: '3 sand' })

    click(world, 0, 1, 2, nothing)
    await wait(2)
    expect(shown(world)).toEqual({ 54: '20 dirt', 0: '3 sand' })

    click(world, 54, 0, 0, { present: true, itemId: itemId('dirt'), itemCount: 20 })
    click(world, -999, 0, 5, nothing)
    for (const slot of [1, 2, 3]) click(world, slot, 1, 5, nothing)
    click(world, -999, 2, 5, nothing)
    await wait(2)
    expect(shown(world)).toEqual({ 0: '3 sand', 1: '6 dirt', 2: '6 dirt', 3: '6 dirt' })

    click(world, 10, 0, 6, nothing)
    click(world, 30, 0, 0, nothing)
    await wait(2)
    expect(shown(world)).toEqual({ 0: '3 sand', 30: '20 dirt' })

    click(world, 30, 0, 4, nothing)
    click(world, 0, 1, 4, nothing)
    await wait(2)
    expect(shown(world)).toEqual({ 30: '19 dirt' })
    const ground = Object.values(world.bot.entities).filter((entity) => entity.name === 'item')
    expect(ground.map((entity) => entity.getDroppedItem()!.count).sort()).toEqual([1, 3])
  })

  it('tells a client that saw something else, and shows it the whole window', async () => {
    const world = await joinContainersWorld(['20 dirt'])
    const answers: boolean[] = []
    const resent: number[] = []
    const cursors: unknown[] = []
    world.bot._client.on('transaction', ({ accepted }: { accepted: boolean }) => void answers.push(accepted))
    world.bot._client.on('window_items', ({ windowId }: { windowId: number }) => void resent.push(windowId))
    world.bot._client.on('set_slot', (packet: { windowId: number; item: { itemCount: number } }) => {
      if (packet.windowId === -1) cursors.push(packet.item.itemCount)
    })
    click(world, 36, 0, 0, { present: true, itemId: world.itemId('diamond'), itemCount: 1 })
    await world.wait(2)
    expect(answers).toEqual([false])
    expect(resent).toEqual([0])
    expect(cursors).toEqual([20])
  })

  it('refuses clicks in a window that is not open', async () => {
    const world = await joinContainersWorld(['20 dirt'])
    const answers: boolean[] = []
    world.bot._client.on('transaction', ({ accepted }: { accepted: boolean }) => void answers.push(accepted))
    world.bot._client.write('window_click', {
      ...{ windowId: 7, slot: 36, mouseButton: 0, mode: 0, action: 1 },
      item: { present: true, itemId: world.itemId('dirt'), itemCount: 20 },
    })
    await world.wait(2)
    expect(answers).toEqual([false])
    expect(shown(world)).toEqual({ 36: '20 dirt' })
  })
})
