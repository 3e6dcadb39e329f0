import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/env/random.ts'
import { speciesByName } from '../../src/env/embedded/creatures/species/index.ts'
import { VillagerOffers } from '../../src/env/embedded/creatures/villager-offers.ts'
import { playFlat } from '../support/server-game.ts'

describe('using creatures', () => {
  it('a villager trades by its offers and gives experience', () =>
    playFlat(async ({ bot, server, give, waitTicks, waitFor, carried }) => {
      const villager = server.creatures!.spawn(speciesByName.villager, { x: 2.5, y: 4, z: 0.5 })
      villager.offers = new VillagerOffers('cleric', createRandom(1))
      const flesh = villager.offers.list.findIndex(({ first }) => first.item === 'rotten_flesh')
      give('rotten_flesh', 40)
      await waitTicks(5)
      const opening = bot.openVillager(bot.entities[villager.entityId] as never)
      const window = await opening
      await bot.trade(window, flesh, 1)
      void window.close()
      await waitFor(() => (carried()['emerald'] ?? 0) === 1, 40)
      expect(carried()['rotten_flesh']).toBe(8)
      expect(villager.offers.list[flesh]!.uses).toBe(1)
    }))

  it('a cow gives milk, and a sheep its wool once', () =>
    playFlat(async ({ bot, server, give, hold, waitTicks, waitFor, carried }) => {
      const cow = server.creatures!.spawn(speciesByName.cow, { x: 2.5, y: 4, z: 0.5 })
      const sheep = server.creatures!.spawn(speciesByName.sheep, { x: 1.5, y: 4, z: 1.5 })
      give('bucket')
      await hold('bucket')
      bot.useOn(bot.entities[cow.entityId]!)
      await waitFor(() => carried()['milk_bucket'] === 1, 10)
      give('shears')
      await hold('shears')
      bot.useOn(bot.entities[sheep.entityId]!)
      await waitTicks(4)
      bot.useOn(bot.entities[sheep.entityId]!)
      await waitTicks(4)
      expect(sheep.mind.isShorn).toBe(true)
      const wool = [...server.entities.items].filter(
        ({ stack }) => server.rules.itemName(stack.item) === 'white_wool',
      )
      expect(wool.length + (carried()['white_wool'] ?? 0)).toBeGreaterThan(0)
    }))
})
