import { Vec3 } from 'vec3'
import { describe, expect, it } from 'vitest'
import { colourOf } from '../../src/env/embedded/rules/dyeing.ts'
import { carriedOnServer, joinContainersWorld } from './containers-world.ts'
import type { ContainersWorld } from './containers-world.ts'
import { click } from './support/station-window.ts'

async function hold({ bot, play }: ContainersWorld, name: string): Promise<void> {
  const item = bot.inventory.items().find((carried) => carried.name === name)!
  await play(() => bot.equip(item, 'hand'))
}

/** Right-clicks the cauldron with what is in hand. */
async function dip(world: ContainersWorld): Promise<void> {
  world.bot.activateBlock(world.block('cauldron')).catch(() => undefined)
  await world.wait(20)
}

function levelOf(world: ContainersWorld): string | undefined {
  const { x, y, z } = world.block('cauldron').position
  const { server } = world
  return server.blocks.propertiesOf(server.world.stateAt(x, y, z))['level']
}

describe('a cauldron', () => {
  it('is filled from a bucket, washes a dyed tunic for a third of it, and fills a bucket only when full', async () => {
    const world = await joinContainersWorld(
      ['1 leather_chestplate', '1 red_dye', '1 yellow_dye', '1 water_bucket'],
      [{ block: 'cauldron', at: [2, 0, 0] }],
    )
    const { server, itemId } = world
    const player = server.players[0]!
    for (const [from, to] of [
      [36, 1],
      [37, 2],
      [38, 3],
    ] as const) {
      click(world, from)
      click(world, to)
    }
    await world.wait(2)
    click(world, 0, 0, 1)
    await world.wait(2)
    const tunic = () => {
      for (let slot = 1; slot < 46; slot++) {
        const stack = player.inventory.stackAt(slot)
        if (stack?.item === itemId('leather_chestplate')) return stack
      }
      return null
    }
    // Red 0xb02e26 and yellow 0xfed83d: averages 215, 131, 49, brightened to the mean strongest channel, 215.
    expect(colourOf(tunic()!)?.toString(16)).toBe('d78331')
    expect(carriedOnServer(world)).toEqual({ leather_chestplate: 1, water_bucket: 1 })

    await hold(world, 'leather_chestplate')
    await dip(world)
    expect(colourOf(tunic()!)).not.toBeNull()
    await hold(world, 'water_bucket')
    await dip(world)
    expect(levelOf(world)).toBe('3')
    expect(carriedOnServer(world)).toEqual({ leather_chestplate: 1, bucket: 1 })
    await hold(world, 'leather_chestplate')
    await dip(world)
    expect(levelOf(world)).toBe('2')
    expect(tunic()).toMatchObject({ nbt: null })
    await dip(world)
    expect(levelOf(world)).toBe('2')
    await hold(world, 'bucket')
    await dip(world)
    expect(carriedOnServer(world)).toMatchObject({ bucket: 1 })
  })
})

describe('a bucket', () => {
  it('scoops a source up and pours it out again; one of a stack goes to the inventory', async () => {
    const world = await joinContainersWorld(['2 bucket'], [{ block: 'water', at: [2, -1, 0] }])
    const { bot, server } = world
    await hold(world, 'bucket')
    const feet = bot.entity.position.floored()
    const source = feet.offset(2, -1, 0)
    expect(server.blocks.nameOf(server.world.stateAt(source.x, source.y, source.z))).toBe('water')
    await world.play(() => bot.lookAt(source.offset(0.5, 0.9, 0.5), true))
    await world.wait(2)
    bot.activateItem()
    await world.wait(3)
    expect(server.blocks.nameOf(server.world.stateAt(source.x, source.y, source.z))).not.toBe('water')
    expect(carriedOnServer(world)).toEqual({ bucket: 1, water_bucket: 1 })
    bot.activateItem()
    await world.wait(3)
    expect(carriedOnServer(world)).toEqual({ bucket: 1, water_bucket: 1 })

    await hold(world, 'water_bucket')
    await world.play(() => bot.lookAt(feet.offset(0.5, -0.01, 2.5), true))
    await world.wait(2)
    bot.activateItem()
    await world.wait(3)
    const poured = new Vec3(feet.x, feet.y, feet.z + 2)
    expect(server.blocks.nameOf(server.world.stateAt(poured.x, poured.y, poured.z))).toBe('water')
    expect(carriedOnServer(world)).toEqual({ bucket: 2 })
  })
})
