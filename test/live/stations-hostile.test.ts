import { describe, expect, it } from 'vitest'
import { speciesByName } from '../../src/env/embedded/creatures/species/index.ts'
import { VillagerOffers } from '../../src/env/embedded/creatures/villager-offers.ts'
import { createRandom } from '../../src/env/random.ts'
import type { ContainersWorld } from './containers-world.ts'
import { carriedOnServer, joinContainersWorld } from './containers-world.ts'
import { onGround, sum } from './support/station-window.ts'

const noItem = { present: false }
/** Nothing of this can be crafted, smelted, mended, upgraded or traded away with what else is here. */
const given = [
  '64 dirt',
  '10 dirt',
  '64 sand',
  '3 ender_pearl',
  '1 iron_pickaxe',
  '1 iron_helmet',
  '40 flint',
]
const stations = [
  ...['grindstone', 'anvil', 'smithing_table', 'barrel', 'crafting_table', 'furnace', 'villager'],
  ...['blast_furnace', 'smoker', 'stonecutter', 'hopper'],
]

/** Opens the station's window with a right click. */
async function open(world: ContainersWorld, station: string, villagerId: number): Promise<void> {
  const { bot } = world
  if (station === 'villager') {
    bot._client.write('use_entity', { target: villagerId, mouse: 0, hand: 0, sneaking: false })
  } else {
    bot.activateBlock(world.block(station)).catch(() => undefined)
  }
  await world.wait(12)
}

describe('a hostile stream of clicks', () => {
  it.each(stations)('at a %s changes no item count, by death and by leaving neither', async (station) => {
    const random = createRandom(`hostile ${station}`)
    const isBlock = station !== 'villager'
    const world = await joinContainersWorld(given, isBlock ? [{ block: station, at: [2, 0, 0] }] : [])
    const { bot, server } = world
    const { x, y, z } = bot.entity.position
    const villager = server.creatures!.spawn(speciesByName.villager, { x: x + 1.5, y, z })
    villager.offers = new VillagerOffers('butcher', createRandom(1))
    server.players[0]!.gainExperience(3_000)
    await world.wait(3)
    const before = carriedOnServer(world)
    bot._client.removeAllListeners('transaction')
    let windows = 0
    bot._client.on('open_window', () => {
      windows++
    })
    for (let count = 0; count < 3_000; count++) {
      if (count % 100 === 0) await open(world, station, villager.entityId)
      bot._client.write('window_click', {
        windowId: bot.currentWindow?.id ?? 0,
        slot: random.below(20) === 0 ? [-999, -1, 200, 32_767][random.below(4)] : random.below(48),
        mouseButton: random.below(8) === 0 ? random.below(256) - 128 : random.below(11),
        action: count,
        mode: random.below(8),
        item: noItem,
      })
      if (random.below(40) === 0) bot._client.write('select_trade', { slot: random.below(4) })
      if (random.below(10) === 0)
        bot._client.write('enchant_item', {
          windowId: bot.currentWindow?.id ?? 0,
          enchantment: random.below(9) - 2,
        })
      if (random.below(40) === 0) bot._client.write('name_item', { name: 'x'.repeat(random.below(60)) })
      if (random.below(300) === 0) bot._client.write('close_window', { windowId: bot.currentWindow?.id ?? 0 })
    }
    await world.wait(3)
    expect(windows).toBeGreaterThan(20)
    expect(server.players).toHaveLength(1)
    const lost = () => sum(carriedOnServer(world), onGround(world))
    if (isBlock) {
      const { position } = world.block(station)
      server.world.setState(position.x, position.y, position.z, 0)
      await world.wait(3)
    }
    server.players[0]!.hurt(10_000, 'generic')
    await world.wait(1)
    expect(lost()).toEqual(before)
  })
})

describe('packets of stations', () => {
  it('that name what is not open, or nonsense, change nothing and end no session but the liar own', async () => {
    const world = await joinContainersWorld(['5 dirt'])
    const { bot, server } = world
    bot._client.write('select_trade', { slot: 3 })
    bot._client.write('name_item', { name: 'nothing' })
    bot._client.write('use_entity', { target: 123_456, mouse: 0, hand: 0, sneaking: false })
    await world.wait(3)
    expect(server.players).toHaveLength(1)
    expect(carriedOnServer(world)).toEqual({ dirt: 5 })
  })
})
