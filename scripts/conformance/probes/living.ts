import { Vec3 } from 'vec3'
import { speciesByName, type SpeciesName } from '../../../src/env/embedded/creatures/species/index.ts'
import { Creature } from '../../../src/env/embedded/creatures/creature.ts'
import { VillagerOffers } from '../../../src/env/embedded/creatures/villager-offers.ts'
import type { Player } from '../../../src/env/embedded/server/server-context.ts'
import { createRandom } from '../../../src/env/random.ts'
import type { Lab } from '../lab.ts'
import { home } from '../lab.ts'
import type { Ask, Probes } from '../row.ts'
import { click } from '../windows.ts'

const night = 18_000

function spawn(lab: Lab, species: SpeciesName, x: number, z = 0.5): Creature {
  return lab.server.creatures!.spawn(speciesByName[species], { x, y: 4, z })
}

/** Right-clicks a creature. */
function interact(lab: Lab, { entityId }: Creature): void {
  lab.write('use_entity', { target: entityId, mouse: 0, hand: 0, sneaking: false })
}

/** What a raised shield does to blows of another player. The bot looks south. */
async function shieldRule(lab: Lab, { rule }: Ask): Promise<number> {
  const { player, game, server } = lab
  Object.assign(player.body, { food: 10, saturation: 0 })
  const attacker = (item: string, dz: number) =>
    ({
      body: { position: { x: home.x, y: home.y, z: home.z + dz } },
      inventory: { held: lab.stack(item) },
    }) as unknown as Player
  const raise = async (): Promise<void> => {
    lab.write('use_item', { hand: 0, sequence: 0 })
    await game.waitTicks(7)
  }
  await lab.hold('shield')
  await raise()
  const strike = (item: string, dz: number) => player.hurt(5, 'player', attacker(item, dz))
  if (rule === 'front') strike('stick', 2)
  if (rule === 'behind') strike('stick', -2)
  if (rule === 'wear') {
    strike('stick', 2)
    await game.waitTicks(2)
    return (lab.bot.heldItem as unknown as { durabilityUsed: number } | null)?.durabilityUsed ?? 0
  }
  if (rule === 'axe') {
    strike('iron_axe', 2)
    const start = server.tickNumber
    while (player.shield === null && server.tickNumber - start < 200) {
      lab.write('use_item', { hand: 0, sequence: 0 })
      await game.waitTicks(1)
    }
    return server.tickNumber - start
  }
  await game.waitTicks(2)
  return 20 - lab.bot.health
}

/** Where and with what the next life begins. */
async function lifeRule(lab: Lab, { rule, level = 0 }: Ask): Promise<number | string> {
  const { player, game, bot } = lab
  const die = async (): Promise<void> => {
    player.hurt(100, 'generic')
    await lab.ticksUntil(() => player.alive, 60)
    await game.waitTicks(10)
  }
  if (rule === 'points') {
    while (player.body.experienceLevel < (level as number)) player.gainExperience(1)
    await die()
    await game.waitTicks(100)
    return bot.experience.points
  }
  const bed = new Vec3(20, 4, 0)
  lab.put('white_bed', bed, { part: 'foot', facing: 'south' })
  lab.put('white_bed', bed.offset(0, 0, 1), { part: 'head', facing: 'south' })
  await lab.moveTo(bed.x - 0.5, 4, 0.5)
  lab.use(bed, 1)
  await game.waitTicks(3)
  await lab.moveTo(home.x, home.y, home.z)
  if (rule === 'broken bed') for (const step of [0, 1]) lab.put('air', bed.offset(0, 0, step))
  await die()
  player.bed = null
  return bot.entity.position.distanceTo(bed) < 4 ? 'at the bed' : 'at the spawn'
}

/** How creatures act: ticks, or what they do. */
async function actRule(lab: Lab, { rule, species = 'zombie', blocks = 0 }: Ask): Promise<number | string> {
  const { game, bot, server, player } = lab
  Object.assign(player.body, { food: 10, saturation: 0 })
  server.timeOfDay = rule === 'by day' ? 6_000 : night
  await game.waitTicks(2)
  switch (rule as string) {
    case 'fuse': {
      const creeper = spawn(lab, 'creeper', 2.5)
      await lab.ticksUntil(() => creeper.mind.isSwelling, 60)
      return lab.ticksUntil(() => !creeper.alive || !player.alive, 80)
    }
    case 'shots': {
      const seen = new Set<number>()
      const arrows = () => Object.values(bot.entities).filter(({ name }) => name === 'arrow')
      const fresh = () => arrows().some(({ id }) => !seen.has(id) && seen.add(id).size > 0)
      spawn(lab, 'skeleton', 9.5)
      await lab.ticksUntil(fresh, 200)
      player.body.health = 20
      return lab.ticksUntil(fresh, 200)
    }
    case 'hits': {
      spawn(lab, 'zombie', 2.5)
      await lab.ticksUntil(() => bot.health < 20, 100)
      const { health } = bot
      // The push carries the body off: it is put back where it was.
      player.teleport(home.x, home.y, home.z)
      return lab.ticksUntil(() => bot.health < health, 100)
    }
    case 'follows': {
      const creature = spawn(lab, species as SpeciesName, home.x + (blocks as number))
      const before = creature.distanceTo(player.body.position)
      await game.waitTicks(80)
      return before - creature.distanceTo(player.body.position) > 4 ? 'comes' : 'stays'
    }
    case 'by day':
    case 'by night': {
      spawn(lab, species as SpeciesName, 4.5)
      await lab.ticksUntil(() => bot.health < 20, 120)
      return bot.health < 20 ? 'attacks' : 'leaves alone'
    }
    default:
      throw new Error('no such rule')
  }
}

/** Whether monsters come by themselves, and how near. */
async function spawnRule(lab: Lab, { rule, time }: Ask): Promise<string> {
  const { server, game, player } = lab
  const monsters = () =>
    [...server.entities.all].filter(
      (entity): entity is Creature => entity instanceof Creature && entity.species.category === 'monster',
    )
  server.timeOfDay = time as number
  // With nothing to walk to, what comes stays where it came.
  for (const creature of monsters()) server.removeEntity(creature)
  let nearest = Number.POSITIVE_INFINITY
  const known = new Set<number>()
  for (let tick = 0; tick < 300; tick++) {
    server.timeOfDay = time as number
    await game.waitTicks(1)
    player.body.health = 20
    for (const creature of monsters()) {
      if (known.has(creature.entityId)) continue
      known.add(creature.entityId)
      nearest = Math.min(nearest, creature.distanceTo(player.body.position))
    }
  }
  for (const creature of monsters()) server.removeEntity(creature)
  if (rule === 'come') return known.size > 0 ? 'come' : 'none'
  return known.size > 0 && nearest >= 23 ? 'no' : `${Math.round(nearest)} blocks`
}

/** What a creature gives to a right click with something in hand. */
async function gives(lab: Lab, { species, item, again = false }: Ask): Promise<string> {
  for (const [x, z] of [
    [2, 1],
    [2, -1],
    [3, 0],
    [1, 0],
  ] as const)
    lab.put('glass', new Vec3(x, 4, z))
  await lab.hold(item as string)
  const creature = spawn(lab, species as SpeciesName, 2.5)
  await lab.game.waitTicks(2)
  interact(lab, creature)
  await lab.game.waitTicks(2)
  if (again === true) {
    lab.sweep()
    interact(lab, creature)
    await lab.game.waitTicks(2)
  }
  const lying = Object.keys(lab.lying())
  return lying[0] ?? lab.bot.heldItem?.name ?? 'nothing'
}

interface ListedItem {
  readonly present: boolean
  readonly itemId?: number
  readonly itemCount?: number
}
interface ListedTrade {
  readonly inputItem1: ListedItem
  readonly outputItem: ListedItem
}

/** Opens villagers of a profession until one trades in an item: its price, or what comes of buying it. */
async function trades(lab: Lab, { profession, item, read }: Ask): Promise<number | string> {
  const id = lab.server.rules.itemId(item as string)
  const heard: { list: readonly ListedTrade[] } = { list: [] }
  const client = lab.bot._client as unknown as NodeJS.EventEmitter
  const listen = ({ trades: list }: { trades: readonly ListedTrade[] }) => (heard.list = list)
  client.on('trade_list', listen)
  try {
    for (let seed = 0; seed < 40; seed++) {
      const villager = spawn(lab, 'villager', 2.5)
      villager.offers = new VillagerOffers(profession as 'farmer', createRandom(seed))
      await lab.game.waitTicks(2)
      interact(lab, villager)
      await lab.game.waitTicks(3)
      const index = heard.list.findIndex(({ inputItem1 }) => inputItem1.itemId === id)
      const trade = heard.list[index]
      if (trade !== undefined) {
        if (read === 'price') return trade.inputItem1.itemCount ?? 0
        return await sell(lab, item as string, index, trade)
      }
      const window = lab.bot.currentWindow
      if (window !== null) void lab.bot.closeWindow(window)
      lab.server.removeEntity(villager)
      await lab.game.waitTicks(2)
    }
  } finally {
    client.off('trade_list', listen)
  }
  return 'never offered'
}

/** Sells as often as the villager buys; how often that was. */
async function sell(lab: Lab, item: string, index: number, { inputItem1 }: ListedTrade): Promise<number> {
  const window = lab.bot.currentWindow
  if (window === null) return 0
  let sold = 0
  for (let time = 0; time < 20; time++) {
    lab.player.inventory.clear()
    lab.player.inventory.setStack(9, lab.stack(item, inputItem1.itemCount))
    await lab.game.waitTicks(1)
    lab.write('select_trade', { slot: index })
    await lab.game.waitTicks(1)
    click(lab, window.id, 2, 1)
    await lab.game.waitTicks(2)
    const emeralds = window.slots.slice(3).some((slot) => slot?.name === 'emerald')
    if (!emeralds) return sold
    sold++
  }
  return sold
}

export const livingProbes: Probes = { shieldRule, lifeRule, actRule, spawnRule, gives, trades }
