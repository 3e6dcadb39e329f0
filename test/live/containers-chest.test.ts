import { describe, expect, it } from 'vitest'
import { carriedOnServer, joinContainersWorld } from './containers-world.ts'

const chest = { block: 'chest', at: [2, 0, 0] } as const

describe('a chest', () => {
  it('keeps what is put in and gives it back', async () => {
    const world = await joinContainersWorld(['40 dirt', '64 sand', '1 iron_pickaxe'], [chest])
    const { bot, play, itemId } = world
    const first = await play(() => bot.openContainer(world.block('chest')))
    await play(async () => {
      await first.deposit(itemId('dirt'), null, 30)
      await first.deposit(itemId('sand'), null, 64)
      await first.deposit(itemId('iron_pickaxe'), null, 1)
    })
    await play(async () => first.close())
    await world.wait(3)
    expect(carriedOnServer(world)).toEqual({ dirt: 10 })
    const second = await play(() => bot.openContainer(world.block('chest')))
    await play(async () => {
      await second.withdraw(itemId('sand'), null, 14)
      await second.withdraw(itemId('iron_pickaxe'), null, 1)
    })
    expect(second.containerItems().map(({ name, count }) => [name, count])).toEqual([
      ['dirt', 30],
      ['sand', 50],
    ])
    await play(async () => second.close())
    await world.wait(3)
    expect(world.carried()).toEqual({ dirt: 10, sand: 14, iron_pickaxe: 1 })
    expect(carriedOnServer(world)).toEqual(world.carried())
  })

  it('drops its contents when broken by its owner, and closes', async () => {
    const world = await joinContainersWorld(['40 dirt'], [chest])
    const { bot, play, itemId } = world
    const block = world.block('chest')
    const window = await play(() => bot.openContainer(block))
    await play(async () => {
      await window.deposit(itemId('dirt'), null, 40)
      await window.close()
    })
    await play(() => bot.dig(block))
    await world.wait(60)
    const dropped = Object.values(bot.entities).filter((entity) => entity.name === 'item')
    const onGround = dropped.map((entity) => entity.getDroppedItem()!).map(({ name, count }) => [name, count])
    const all = [...onGround, ...Object.entries(carriedOnServer(world))].sort()
    expect(all).toEqual([
      ['chest', 1],
      ['dirt', 40],
    ])
  })

  it('joins another placed beside it: 54 slots, and each half drops its own', async () => {
    const world = await joinContainersWorld(['64 dirt'], [chest])
    const { bot, play, server } = world
    const { x, y, z } = world.block('chest').position
    const { blocks, world: terrain } = server
    const { facing } = blocks.propertiesOf(terrain.stateAt(x, y, z))
    const step = facing === 'north' || facing === 'south' ? [1, 0] : [0, 1]
    terrain.setState(x + step[0]!, y, z + step[1]!, blocks.stateOf('chest', { facing: facing! }))
    await world.wait(3)
    const window = await play(() => bot.openContainer(world.block('chest')))
    expect(window.inventoryStart).toBe(54)
    await play(async () => {
      await bot.clickWindow(window.inventoryEnd - 9, 0, 0)
      await bot.clickWindow(53, 1, 0)
      await bot.clickWindow(0, 0, 0)
      await window.close()
    })
    terrain.setState(x, y, z, 0)
    await world.wait(3)
    expect(blocks.propertiesOf(terrain.stateAt(x + step[0]!, y, z + step[1]!))['type']).toBe('single')
    const left = await play(() => bot.openContainer(world.block('chest')))
    const kept = left.containerItems().map(({ count }) => count)
    const ground = Object.values(bot.entities).filter((entity) => entity.name === 'item')
    const dropped = ground.map((entity) => entity.getDroppedItem()!.count)
    expect([...kept, ...dropped].sort()).toEqual([1, 63])
  })

  it('stays shut under a full block', async () => {
    const world = await joinContainersWorld([], [chest, { block: 'stone', at: [2, 1, 0] }])
    world.bot.activateBlock(world.block('chest')).catch(() => undefined)
    await world.wait(10)
    expect(world.bot.currentWindow).toBeNull()
  })
})
