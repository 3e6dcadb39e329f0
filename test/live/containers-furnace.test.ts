import { describe, expect, it } from 'vitest'
import { carriedOnServer, joinContainersWorld } from './containers-world.ts'

const furnace = { block: 'furnace', at: [2, 0, 0] } as const

describe('a furnace', () => {
  it('smelts iron with coal, shows its progress and glows', async () => {
    const world = await joinContainersWorld(['3 iron_ore', '1 coal'], [furnace])
    const { bot, play, wait, itemId } = world
    const window = await play(() => bot.openFurnace(world.block('furnace')))
    await play(async () => {
      await window.putFuel(itemId('coal'), null, 1)
      await window.putInput(itemId('iron_ore'), null, 3)
    })
    await wait(100)
    expect(window.progress).toBeGreaterThan(0.4)
    expect(window.progress).toBeLessThan(0.6)
    expect(window.fuel).toBeGreaterThan(0.9)
    expect(world.block('furnace').getProperties()['lit']).toBe(true)
    await wait(520)
    expect(window.outputItem()).toMatchObject({ name: 'iron_ingot', count: 3 })
    await play(() => window.takeOutput())
    await play(async () => window.close())
    await wait(2)
    expect(carriedOnServer(world)).toEqual({ iron_ingot: 3 })
    expect(world.carried()).toEqual({ iron_ingot: 3 })
    await wait(1200)
    expect(world.block('furnace').getProperties()['lit']).toBe(false)
  })

  it('works on while closed', async () => {
    const world = await joinContainersWorld(['8 sand', '8 oak_planks'], [furnace])
    const { bot, play, wait, itemId } = world
    const first = await play(() => bot.openFurnace(world.block('furnace')))
    await play(async () => {
      await first.putFuel(itemId('oak_planks'), null, 8)
      await first.putInput(itemId('sand'), null, 8)
      await first.close()
    })
    await wait(1700)
    const second = await play(() => bot.openFurnace(world.block('furnace')))
    expect(second.outputItem()).toMatchObject({ name: 'glass', count: 8 })
    expect(second.fuelItem()).toMatchObject({ count: 2 })
    expect(second.inputItem()).toBeNull()
  })

  it('drops what is in it when broken', async () => {
    const world = await joinContainersWorld(['8 sand', '5 coal'], [furnace])
    const { bot, play, wait, itemId } = world
    const window = await play(() => bot.openFurnace(world.block('furnace')))
    await play(() => window.putInput(itemId('sand'), null, 8))
    const { x, y, z } = world.block('furnace').position
    world.server.world.setState(x, y, z, 0)
    await wait(5)
    expect(bot.currentWindow).toBeNull()
    const dropped = Object.values(bot.entities).filter((entity) => entity.name === 'item')
    expect(dropped.map((entity) => entity.getDroppedItem()?.count)).toEqual([8])
    expect(carriedOnServer(world)).toEqual({ coal: 5 })
  })
})
