import type { Entity } from 'prismarine-entity'
import { Vec3 } from 'vec3'
import { Creature } from '../../../src/env/embedded/creatures/creature.ts'
import { speciesByName } from '../../../src/env/embedded/creatures/species/index.ts'
import type { Lab } from '../lab.ts'
import { beside, home } from '../lab.ts'
import type { Ask, Probes } from '../row.ts'

/** Puts a creature into the world and waits until the client sees it. */
async function spawn(lab: Lab, species: string, x = 2.5, z = 0.5): Promise<Entity | null> {
  const kind = (
    speciesByName as Readonly<Record<string, (typeof speciesByName)[keyof typeof speciesByName]>>
  )[species]
  if (kind === undefined || lab.server.creatures === null) return null
  lab.server.creatures.spawn(kind, { x, y: 4, z })
  await lab.game.waitTicks(2)
  const seen = Object.values(lab.bot.entities).filter(({ name }) => name === species)
  return seen.reduce<Entity | null>((last, entity) => (entity.id > (last?.id ?? -1) ? entity : last), null)
}

function pen(lab: Lab): void {
  for (const [x, z] of [
    [2, 1],
    [2, -1],
    [3, 0],
    [3, 1],
    [3, -1],
    [1, 1],
    [1, -1],
  ] as const) {
    for (const y of [4, 5]) lab.put('glass', new Vec3(x, y, z))
  }
  for (const y of [6, 7]) lab.put('glass', new Vec3(2, y, 0))
}

function strike(lab: Lab, entity: Entity): void {
  lab.write('use_entity', { target: entity.id, mouse: 1, sneaking: false })
}

/** Health as the client is told: its field of the entity's metadata, 8 in 1.16.5 and 9 later. */
function healthOf(lab: Lab, entity: Entity): number {
  const key = lab.bot.version === '1.16.5' ? 8 : 9
  return (entity.metadata as unknown as Record<number, number | undefined>)[key] ?? Number.NaN
}

async function creatureHealth(lab: Lab, { species }: Ask): Promise<number | null> {
  const entity = await spawn(lab, species as string)
  return entity === null ? null : healthOf(lab, entity)
}

/** Kills a creature by blows; the items that it leaves. */
async function kill(lab: Lab, species: string): Promise<Record<string, number> | null> {
  lab.sweep()
  const entity = await spawn(lab, species)
  if (entity === null) return null
  for (let blow = 0; blow < 6 && lab.bot.entities[entity.id] !== undefined; blow++) {
    strike(lab, entity)
    await lab.game.waitTicks(13)
    lab.player.body.health = 20
    if (Object.keys(lab.lying()).length > 0) break
  }
  await lab.game.waitTicks(22)
  return lab.lying()
}

async function arm(lab: Lab, species: string): Promise<void> {
  // A full pack takes nothing up.
  for (let slot = 9; slot < 45; slot++)
    lab.game.player.inventory.setStack(slot, lab.stack('diamond_block', 64))
  await lab.hold('netherite_axe')
  lab.server.timeOfDay = 18_000
  // Spiders do not fit.
  if (species !== 'spider') pen(lab)
  await lab.game.waitTicks(20)
}

async function killDrops(lab: Lab, { species, item, trials }: Ask): Promise<number | null> {
  await arm(lab, species as string)
  const start = new Vec3(home.x, home.y, home.z)
  let found = 0
  for (let trial = 0; trial < (trials as number); trial++) {
    lab.player.inventory.setStack(36, lab.stack('netherite_axe'))
    // Arrows and blows push the body out of reach.
    if (lab.bot.entity.position.distanceTo(start) > 0.5) await lab.moveTo(home.x, home.y, home.z)
    const left = await kill(lab, species as string)
    if (left === null) return null
    found += left[item as string] ?? 0
  }
  return found / (trials as number)
}

async function killOthers(lab: Lab, { species, drops }: Ask): Promise<string | null> {
  await arm(lab, species as string)
  const others = new Set<string>()
  for (let trial = 0; trial < 15; trial++) {
    const left = await kill(lab, species as string)
    if (left === null) return null
    for (const name of Object.keys(left)) if (!(drops as readonly string[]).includes(name)) others.add(name)
  }
  return [...others].join(', ') || 'none'
}

async function monsterRule(lab: Lab, { rule }: Ask): Promise<number | string | null> {
  const { bot, game, player, server } = lab
  Object.assign(player.body, { food: 10, saturation: 0 })
  server.timeOfDay = rule === 'daylight' ? 6_000 : 18_000
  await game.waitTicks(1)
  switch (rule as string) {
    case 'zombie':
      if ((await spawn(lab, 'zombie', 2)) === null) return null
      await lab.ticksUntil(() => bot.health < 20, 200)
      return 20 - bot.health
    case 'skeleton':
      if ((await spawn(lab, 'skeleton', 7)) === null) return null
      await lab.ticksUntil(() => bot.health < 20, 400)
      return bot.health < 20 ? 'yes' : 'no'
    case 'creeper':
      if ((await spawn(lab, 'creeper', 3)) === null) return null
      await lab.ticksUntil(() => bot.health < 20 || !player.alive, 200)
      await game.waitTicks(2)
      return lab.seen(new Vec3(2, 3, 0)) !== 'grass_block' || bot.health < 20 ? 'yes' : 'no'
    case 'daylight': {
      const entity = await spawn(lab, 'zombie', 14, 14)
      if (entity === null) return null
      await game.waitTicks(600)
      return bot.entities[entity.id] === undefined ? 'burns' : 'lives'
    }
    default:
      throw new Error('no such rule')
  }
}

/** Health that a cow (no armour, 10 half hearts) loses by one full-strength blow. */
async function attackDamage(lab: Lab, { item }: Ask): Promise<number | null> {
  pen(lab)
  await lab.hold(item === 'hand' ? null : (item as string))
  await lab.game.waitTicks(30)
  const entity = await spawn(lab, 'cow')
  if (entity === null) return null
  const before = serverHealth(lab, entity)
  strike(lab, entity)
  await lab.game.waitTicks(3)
  return before - serverHealth(lab, entity)
}

/** Health as the server keeps it. */
function serverHealth(lab: Lab, { id }: Entity): number {
  for (const entity of lab.server.entities.all) {
    if (entity.entityId === id && entity instanceof Creature) return Math.max(0, entity.health)
  }
  return 0
}

/** What a client is told of a creature's health after a blow: less than before, or nothing. */
async function healthTold(lab: Lab): Promise<string | null> {
  pen(lab)
  const entity = await spawn(lab, 'cow')
  if (entity === null) return null
  strike(lab, entity)
  await lab.game.waitTicks(5)
  return healthOf(lab, entity) < 10 ? 'told' : 'not told'
}

async function experienceRule(
  lab: Lab,
  { rule, block = '', level = 0, species = '' }: Ask,
): Promise<number | null> {
  const { bot, game, player } = lab
  const points = () => bot.experience.points
  if (rule === 'level') {
    if (!('gainExperience' in player)) return null
    // The client hears of its level only when its points change.
    player.gainExperience(1)
    await game.waitTicks(2)
    let given = 1
    for (let point = 0; point < 2_000 && bot.experience.level < (level as number); point += 1) {
      player.gainExperience(1)
      given++
      await game.waitTicks(1)
    }
    return given
  }
  if (rule === 'kill') {
    pen(lab)
    lab.server.timeOfDay = 18_000
    await lab.hold('netherite_axe')
    // The client hears of its points only when they change: one point makes it know where it stands.
    player.gainExperience(1)
    await game.waitTicks(20)
    const start = points()
    if ((await kill(lab, species as string)) === null) return null
    for (const z of [-1, 0, 1])
      for (const x of [1, 2]) for (const y of [4, 5]) lab.put('air', new Vec3(x, y, z))
    await game.waitTicks(60)
    return points() - start
  }
  // The client hears of its points only when they change: one point makes it know where it stands.
  player.gainExperience(1)
  await game.waitTicks(2)
  const gains: number[] = []
  for (let trial = 0; trial < 60; trial++) {
    await lab.hold('netherite_pickaxe')
    const before = points()
    lab.put(block as string, beside)
    await lab.game.dig(beside.x, beside.y, beside.z)
    await game.waitTicks(30)
    gains.push(points() - before)
  }
  return rule === 'least' ? Math.min(...gains) : Math.max(...gains)
}

export const creatureProbes: Probes = {
  creatureHealth,
  killDrops,
  killOthers,
  monsterRule,
  attackDamage,
  healthTold,
  experienceRule,
}
