import { describe, expect, it } from 'vitest'
import { Vec3 } from 'vec3'
import { playFlat } from '../support/server-game.ts'

const modern = { version: '1.20.4' }

describe('a client of Minecraft 1.20.4', () => {
  it('joins a world of 256 blocks, sees it in daylight and knows its biome', () =>
    playFlat(async ({ bot, put, waitTicks }) => {
      put('water', 3, 3, 3)
      put('deepslate', 4, 4, 4)
      await waitTicks(2)
      expect(bot.version).toBe('1.20.4')
      expect([bot.game.dimension, (bot.game as unknown as { height: number }).height]).toEqual([
        'overworld',
        256,
      ])
      const names = [new Vec3(0, 3, 0), new Vec3(3, 3, 3), new Vec3(4, 4, 4)].map(
        (at) => bot.blockAt(at)?.name,
      )
      expect(names).toEqual(['grass_block', 'water', 'deepslate'])
      expect(bot.blockAt(new Vec3(0, 4, 0))?.skyLight).toBe(15)
      expect(bot.blockAt(new Vec3(0, 4, 0))?.biome.id).toBe(bot.registry.biomesByName['plains']?.id ?? 39)
    }, modern))

  it('walks, digs and picks up', () =>
    playFlat(async ({ bot, put, dig, waitFor, carried, waitTicks, player }) => {
      put('oak_log', 1, 4, 0)
      await dig(1, 4, 0)
      bot.setControlState('forward', true)
      await waitTicks(30)
      bot.setControlState('forward', false)
      await waitFor(() => carried()['oak_log'] === 1, 60)
      expect(player.body.position.x).toBe(bot.entity.position.x)
      expect(Math.hypot(player.body.position.x, player.body.position.z)).toBeGreaterThan(4)
    }, modern))

  it('crafts in both grids, places, smelts and stores', () =>
    playFlat(async ({ bot, give, hold, put, waitFor, waitTicks, carried, nameAt }) => {
      const { itemsByName } = bot.registry
      const make = async (item: string, times: number, table: Vec3 | null) => {
        const block = table && bot.blockAt(table)
        const recipe = bot.recipesFor(itemsByName[item]!.id, null, 1, block)[0]
        if (recipe === undefined) throw new Error(`no recipe for ${item}`)
        await bot.craft(recipe, times, block ?? undefined)
      }
      give('oak_log', 3)
      give('crafting_table')
      await waitTicks(2)
      await make('oak_planks', 3, null)
      await make('stick', 1, null)
      await hold('crafting_table')
      await bot.placeBlock(bot.blockAt(new Vec3(2, 3, 0))!, new Vec3(0, 1, 0))
      expect(nameAt(2, 4, 0)).toBe('crafting_table')
      await make('wooden_pickaxe', 1, new Vec3(2, 4, 0))
      expect(carried()).toEqual({ oak_planks: 7, stick: 2, wooden_pickaxe: 1 })

      put('furnace', 0, 4, 2)
      put('chest', -2, 4, 0)
      give('raw_iron', 2)
      await waitTicks(2)
      const furnace = await bot.openFurnace(bot.blockAt(new Vec3(0, 4, 2))!)
      await furnace.putInput(itemsByName['raw_iron']!.id, null, 2)
      await furnace.putFuel(itemsByName['oak_planks']!.id, null, 2)
      await waitFor(() => (furnace.outputItem() as { count: number } | null)?.count === 2, 420)
      await furnace.takeOutput()
      void furnace.close()
      await waitTicks(2)
      const chest = await bot.openContainer(bot.blockAt(new Vec3(-2, 4, 0))!)
      await chest.deposit(itemsByName['iron_ingot']!.id, null, 2)
      void chest.close()
      await waitTicks(2)
      expect(carried()).toEqual({ oak_planks: 5, stick: 2, wooden_pickaxe: 1 })
    }, modern))

  it('is hurt, talks, dies, drops what it carries and comes back', () =>
    playFlat(async ({ bot, player, server, give, waitFor, waitTicks }) => {
      const heard: string[] = []
      const hurts: string[] = []
      bot.on('messagestr', (text) => void heard.push(text))
      bot.on('entityHurt', (entity) => void hurts.push(entity.username ?? ''))
      give('dirt', 5)
      bot.chat('hello')
      player.hurt(4, 'generic')
      await waitFor(() => bot.health === 16, 5)
      expect(hurts).toEqual(['steve'])
      player.hurt(40, 'fall')
      await waitFor(() => player.alive && bot.health === 20, 40)
      expect(heard[0]).toContain('hello')
      expect(heard.some((text) => text.includes('steve'))).toBe(true)
      expect([...server.entities.items].map(({ stack }) => stack.count)).toEqual([5])
      await waitTicks(2)
      expect(bot.blockAt(new Vec3(0, 3, 0))?.name).toBe('grass_block')
    }, modern))

  it('whose foresight of a click is wrong gets its window anew', () =>
    playFlat(async ({ bot, give, waitTicks }) => {
      give('dirt', 5)
      await waitTicks(2)
      const slots = bot.inventory.slots as unknown as (object | null)[]
      const slot = bot.inventory.items()[0]!.slot
      slots[slot] = null
      await bot.clickWindow(slot, 0, 0)
      await waitTicks(2)
      expect(bot.inventory.selectedItem?.count).toBe(5)
    }, modern))
})
