import { describe, expect, it } from 'vitest'
import { createStack } from '../../src/env/embedded/server/item-stack.ts'
import { carriedOnServer, joinContainersWorld, openBlock } from './containers-world.ts'
import type { ContainersWorld } from './containers-world.ts'
import { click } from './support/station-window.ts'

/** Puts worn things into the hotbar, as the server keeps them. */
function hand(world: ContainersWorld, worn: readonly (readonly [string, number])[]): void {
  const { inventory } = world.server.players[0]!
  worn.forEach(([item, damage], index) => {
    inventory.setStack(36 + index, createStack(world.itemId(item), 1, damage))
  })
}

/** Uses taken of the things of a name that the player carries. */
function wearOf({ server, itemId }: ContainersWorld, name: string): number[] {
  const { inventory } = server.players[0]!
  const worn: number[] = []
  for (let slot = 1; slot < 46; slot++) {
    const stack = inventory.stackAt(slot)
    if (stack?.item === itemId(name)) worn.push(stack.damage)
  }
  return worn
}

describe('mending', () => {
  it('in the hand: two worn helmets make one with 5 % more', async () => {
    const world = await joinContainersWorld([])
    hand(world, [
      ['iron_helmet', 100],
      ['iron_helmet', 120],
    ])
    await world.wait(2)
    for (const [from, to] of [
      [36, 1],
      [37, 2],
    ] as const) {
      click(world, from)
      click(world, to)
    }
    await world.wait(2)
    click(world, 0, 0, 1)
    await world.wait(2)
    // 165 uses: 65 + 45 + 8 are left of them.
    expect(wearOf(world, 'iron_helmet')).toEqual([165 - 118])
  })

  it('at a grindstone: by clicks, and what is left in it comes back', async () => {
    const world = await joinContainersWorld([], [{ block: 'grindstone', at: [2, 0, 0] }])
    hand(world, [
      ['iron_helmet', 100],
      ['iron_helmet', 120],
      ['iron_pickaxe', 5],
    ])
    await world.wait(2)
    const window = await openBlock(world, world.block('grindstone'))
    expect(String(window.type)).toBe('minecraft:grindstone')
    const hotbar = window.inventoryEnd - 9
    click(world, hotbar, 0, 1)
    click(world, hotbar + 1, 0, 1)
    await world.wait(2)
    click(world, 2, 0, 1)
    await world.wait(2)
    expect(wearOf(world, 'iron_helmet')).toEqual([165 - 118])
    click(world, hotbar + 2, 0, 1)
    await world.wait(2)
    expect(wearOf(world, 'iron_pickaxe')).toEqual([])
    world.bot.closeWindow(window)
    await world.wait(3)
    expect(wearOf(world, 'iron_pickaxe')).toEqual([5])
  })

  it('at an anvil: with ingots, for levels, and not without them', async () => {
    const world = await joinContainersWorld([], [{ block: 'anvil', at: [2, 0, 0] }])
    const player = world.server.players[0]!
    hand(world, [['iron_helmet', 100]])
    player.inventory.setStack(37, createStack(world.itemId('iron_ingot'), 5))
    await world.wait(2)
    const window = await openBlock(world, world.block('anvil'))
    const hotbar = window.inventoryEnd - 9
    const costs: number[] = []
    world.bot._client.on('craft_progress_bar', ({ value }: { value: number }) => void costs.push(value))
    click(world, hotbar, 0, 1)
    click(world, hotbar + 1, 0, 1)
    await world.wait(2)
    // Each ingot mends 41 of 165 uses: three are used, for a level each.
    expect(costs.at(-1)).toBe(3)
    click(world, 2, 0, 1)
    await world.wait(2)
    expect(wearOf(world, 'iron_helmet')).toEqual([])
    player.gainExperience(40)
    const before = player.body.experienceLevel
    await world.wait(2)
    expect(world.bot.experience.level).toBe(before)
    click(world, 2, 0, 1)
    await world.wait(2)
    expect(wearOf(world, 'iron_helmet')).toEqual([0])
    expect(player.body.experienceLevel).toBe(before - 3)
    expect(world.bot.experience.level).toBe(before - 3)
    world.bot.closeWindow(window)
    await world.wait(3)
    expect(carriedOnServer(world)).toEqual({ iron_helmet: 1, iron_ingot: 2 })
  })

  it('an anvil gives names, and a plain one takes them off', async () => {
    const world = await joinContainersWorld(['1 stick'], [{ block: 'anvil', at: [2, 0, 0] }])
    const player = world.server.players[0]!
    player.gainExperience(100)
    const window = await openBlock(world, world.block('anvil'))
    click(world, window.inventoryEnd - 9, 0, 1)
    world.bot._client.write('name_item', { name: 'Wand' })
    await world.wait(2)
    click(world, 2, 0, 1)
    await world.wait(2)
    const named = player.inventory.stackAt(44) ?? player.inventory.stackAt(36)
    expect(JSON.stringify(named?.nbt)).toContain('Wand')
  })

  it('a smithing table keeps the wear of what it upgrades', async () => {
    const world = await joinContainersWorld([], [{ block: 'smithing_table', at: [2, 0, 0] }])
    hand(world, [['diamond_pickaxe', 7]])
    world.server.players[0]!.inventory.setStack(37, createStack(world.itemId('netherite_ingot'), 1))
    await world.wait(2)
    const window = await openBlock(world, world.block('smithing_table'))
    const hotbar = window.inventoryEnd - 9
    click(world, hotbar, 0, 1)
    click(world, hotbar + 1, 0, 1)
    await world.wait(2)
    click(world, 2, 0, 1)
    await world.wait(2)
    expect(wearOf(world, 'netherite_pickaxe')).toEqual([7])
    expect(carriedOnServer(world)).toEqual({ netherite_pickaxe: 1 })
  })
})
