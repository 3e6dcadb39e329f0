import { Vec3 } from 'vec3'
import { createStack } from '../../../src/env/embedded/server/item-stack.ts'
import type { Lab } from '../lab.ts'
import { beside, home } from '../lab.ts'
import type { Ask, Probes } from '../row.ts'

const offsets = [
  new Vec3(0, -1, 0),
  new Vec3(0, 1, 0),
  new Vec3(0, 0, -1),
  new Vec3(0, 0, 1),
  new Vec3(-1, 0, 0),
  new Vec3(1, 0, 0),
]

/** Places an item against a stone block and says what stands there, or one of its properties. */
async function placedAs(lab: Lab, { item, face, cursorY = 0.5, property = null }: Ask): Promise<string> {
  const target = beside.offset(0, 1, 1)
  lab.put('stone', target)
  await lab.hold(item as string)
  lab.use(target, face as number, cursorY as number)
  await lab.game.waitTicks(2)
  const at = target.plus(offsets[face as number]!)
  if (property === null) return lab.seen(at)
  return `${property as string}=${lab.seenProperty(at, property as string)}`
}

async function placedRule(lab: Lab, { rule }: Ask): Promise<string> {
  const wait = () => lab.game.waitTicks(2)
  const ground = beside.offset(0, -1, 0)
  switch (rule as string) {
    case 'door':
      await lab.hold('oak_door')
      lab.use(ground, 1)
      await wait()
      return `${lab.seenProperty(beside, 'half')} ${lab.seenProperty(beside.offset(0, 1, 0), 'half')}`
    case 'bed':
      await lab.hold('white_bed')
      lab.use(ground, 1)
      await wait()
      return `${lab.seenProperty(beside, 'part')} ${lab.seenProperty(beside.offset(0, 0, 1), 'part')}`
    case 'chests':
      await lab.hold('chest', 2)
      lab.use(ground, 1)
      lab.use(ground.offset(1, 0, 0), 1)
      await wait()
      return lab.seenProperty(beside, 'type') === 'single' ? 'single' : 'double'
    case 'body':
      await lab.hold('stone')
      lab.use(new Vec3(0, 3, 0), 1)
      await wait()
      return lab.seen(new Vec3(0, 4, 0)) === 'stone' ? 'placed' : 'refused'
    case 'occupied':
      lab.put('glass')
      await lab.hold('stone')
      lab.use(ground, 1)
      await wait()
      return lab.seen() === 'stone' ? 'placed' : 'refused'
    case 'water':
      lab.put('water')
      await lab.hold('stone')
      lab.use(ground, 1)
      await wait()
      return lab.seen() === 'stone' ? 'placed' : 'refused'
    case 'near':
    case 'far': {
      const at = new Vec3(rule === 'near' ? 5 : 9, 3, 0)
      await lab.hold('stone')
      lab.use(at, 1)
      await wait()
      return lab.seen(at.offset(0, 1, 0)) === 'stone' ? 'placed' : 'refused'
    }
    case 'slabs':
      await lab.hold('oak_slab', 2)
      lab.use(ground, 1)
      await wait()
      lab.use(beside, 1)
      await wait()
      return lab.seenProperty(beside, 'type')
    case 'torch':
      lab.put('stone', beside.offset(0, 1, 0))
      lab.put('wall_torch', beside.offset(-1, 1, 0), { facing: 'west' })
      await wait()
      lab.put('air', beside.offset(0, 1, 0))
      await lab.game.waitTicks(4)
      return lying(lab)
    case 'openDoor':
    case 'openIronDoor': {
      const door = rule === 'openDoor' ? 'oak_door' : 'iron_door'
      lab.put(door, beside, { half: 'lower' })
      lab.put(door, beside.offset(0, 1, 0), { half: 'upper' })
      await wait()
      lab.use(beside, 4)
      await wait()
      return lab.seenProperty(beside, 'open')
    }
    default:
      throw new Error('no such rule')
  }
}

function lying(lab: Lab): string {
  const items = Object.entries(lab.lying()).sort(([one], [other]) => (one < other ? -1 : 1))
  return items.map(([item, count]) => `${item} x ${count}`).join(', ') || 'nothing'
}

async function dayRule(lab: Lab, { rule, time = 0 }: Ask): Promise<number | string> {
  const { bot, server, game } = lab
  if (rule === 'day') {
    await lab.ticksUntil(() => server.tickNumber % 20 === 1, 40)
    const before = bot.time.timeOfDay
    await game.waitTicks(2_400)
    return Math.round(((bot.time.timeOfDay - before + 24_000) % 24_000) * 10)
  }
  lab.put('white_bed', beside, { part: 'foot', facing: 'south' })
  lab.put('white_bed', beside.offset(0, 0, 1), { part: 'head', facing: 'south' })
  server.timeOfDay = rule === 'wake' ? 14_000 : (time as number)
  await game.waitTicks(2)
  lab.use(beside, 1)
  await game.waitTicks(3)
  const asleep = lab.player.sleeping
  if (rule === 'sleep') return asleep ? 'asleep' : 'awake'
  const ticks = await lab.ticksUntil(() => !lab.player.sleeping, 400)
  return bot.time.timeOfDay < 12_000 ? ticks + 3 : 'it is still night'
}

async function itemRule(lab: Lab, { rule }: Ask): Promise<number | string> {
  const { server, game } = lab
  const { rules } = server
  const drop = (at: Vec3, item: string, count = 1, pickupDelayTicks?: number) =>
    server.dropStack(createStack(rules.itemId(item), count), at.x, at.y, at.z, {
      velocity: { x: 0, y: 0, z: 0 },
      ...(pickupDelayTicks === undefined ? {} : { pickupDelayTicks }),
    })
  const carried = () => lab.bot.inventory.items().length
  switch (rule as string) {
    case 'despawn':
      drop(new Vec3(8.5, 4, 0.5), 'dirt')
      await game.waitTicks(1)
      return (await lab.ticksUntil(() => lying(lab) === 'nothing', 6_100)) + 1
    case 'dropDelay':
      drop(new Vec3(0.5, 4, 0.5), 'dirt')
      return lab.ticksUntil(() => carried() > 0, 60)
    case 'throwDelay':
      await lab.hold('dirt')
      await lab.moveTo(home.x, home.y, home.z)
      for (const [x, z] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const)
        for (const y of [4, 5]) lab.put('glass', new Vec3(x, y, z))
      lab.write('block_dig', { status: 3, location: new Vec3(0, 0, 0), face: 0, sequence: 0 })
      await game.waitTicks(1)
      return (await lab.ticksUntil(() => (lab.player.inventory.stackAt(36)?.count ?? 0) > 0, 80)) + 1
    case 'merge':
      drop(new Vec3(8.5, 4, 0.5), 'dirt')
      drop(new Vec3(8.6, 4, 0.5), 'dirt')
      await game.waitTicks(60)
      return Object.values(lab.bot.entities).filter(({ name }) => name === 'item').length === 1
        ? 'joined'
        : 'apart'
    case 'lava':
      lab.put('lava', new Vec3(8, 3, 0))
      drop(new Vec3(8.5, 4.2, 0.5), 'dirt')
      await game.waitTicks(60)
      return lying(lab) === 'nothing' ? 'gone' : 'there'
    case 'full':
      for (let slot = 9; slot < 45; slot++)
        lab.player.inventory.setStack(slot, createStack(rules.itemId('stone'), 64))
      drop(new Vec3(0.5, 4, 0.5), 'dirt')
      await game.waitTicks(40)
      return lab.bot.inventory.items().some(({ name }) => name === 'dirt') ? 'something' : 'nothing'
    default:
      throw new Error('no such rule')
  }
}

/** Ticks from losing its ground until sand lies `height` blocks lower, as the client sees it. */
async function sandFall(lab: Lab, { height }: Ask): Promise<number> {
  const top = beside.offset(0, height as number, 0)
  lab.put('stone', top.offset(0, -1, 0))
  lab.put('sand', top)
  await lab.game.waitTicks(6)
  lab.put('air', top.offset(0, -1, 0))
  return lab.ticksUntil(() => lab.seen(beside) === 'sand', 100)
}

async function fallRule(lab: Lab, { rule }: Ask): Promise<string> {
  const high = beside.offset(0, 4, 0)
  if (rule === 'stands') {
    lab.put('gravel')
    await lab.game.waitTicks(20)
    return lab.seen()
  }
  if (rule === 'torch') {
    await lab.moveTo(-12.5, 4, 0.5)
    lab.put('torch')
    lab.put('sand', high)
    await lab.game.waitTicks(60)
    return lying(lab)
  }
  lab.put('stone', high.offset(0, -1, 0))
  for (const up of [0, 1, 2]) lab.put('sand', high.offset(0, up, 0))
  await lab.game.waitTicks(6)
  lab.put('air', high.offset(0, -1, 0))
  await lab.game.waitTicks(60)
  return String([0, 1, 2].filter((up) => lab.seen(beside.offset(0, up, 0)) === 'sand').length)
}

const spring = new Vec3(6, 4, 0)

async function flowReach(lab: Lab, { fluid, most }: Ask): Promise<number> {
  await lab.moveTo(-12.5, 4, 0.5)
  lab.put(fluid as string, spring)
  await lab.game.waitTicks(most as number)
  let reach = 0
  while (lab.seen(spring.offset(reach + 1, 0, 0)) === fluid && reach < 20) reach++
  return reach
}

async function flowTicks(lab: Lab, { fluid }: Ask): Promise<number> {
  await lab.moveTo(-12.5, 4, 0.5)
  lab.put(fluid as string, spring)
  await lab.ticksUntil(() => lab.seen(spring.offset(1, 0, 0)) === fluid, 100)
  return lab.ticksUntil(() => lab.seen(spring.offset(2, 0, 0)) === fluid, 100)
}

async function flowRule(lab: Lab, { rule }: Ask): Promise<string> {
  const { game } = lab
  await lab.moveTo(-12.5, 4, 0.5)
  const level = (at: Vec3) => lab.seenProperty(at, 'level')
  switch (rule as string) {
    case 'obsidian':
      lab.put('lava', spring.offset(0, -1, 0))
      await game.waitTicks(2)
      lab.put('water', spring)
      await game.waitTicks(40)
      return lab.seen(spring.offset(0, -1, 0))
    case 'cobblestone':
      // Lava in a trench flows two blocks and then meets water.
      for (let x = 0; x <= 4; x++) lab.put('air', spring.offset(x, -1, 0))
      lab.put('lava', spring.offset(0, -1, 0))
      await game.waitTicks(72)
      lab.put('water', spring.offset(3, -1, 0))
      await game.waitTicks(20)
      return lab.seen(spring.offset(2, -1, 0))
    case 'stone':
      lab.put('water', spring.offset(0, -1, 0))
      lab.put('lava', spring.offset(0, 1, 0))
      await game.waitTicks(120)
      return (
        [-1, 0].map((y) => lab.seen(spring.offset(0, y, 0))).find((name) => /stone/.test(name)) ?? 'nothing'
      )
    case 'infinite':
      for (let x = 0; x <= 2; x++) lab.put('air', spring.offset(x, -1, 0))
      lab.put('water', spring.offset(0, -1, 0))
      lab.put('water', spring.offset(2, -1, 0))
      await game.waitTicks(30)
      return level(spring.offset(1, -1, 0)) === '0' ? 'source' : 'flow'
    case 'dry':
      lab.put('water', spring)
      await game.waitTicks(40)
      lab.put('air', spring)
      await game.waitTicks(120)
      return lab.seen(spring.offset(1, 0, 0)) === 'water' ? 'wet' : 'dry'
    case 'falls':
      lab.put('stone', spring.offset(0, 4, 0))
      lab.put('water', spring.offset(0, 5, 0))
      await game.waitTicks(60)
      return lab.seen(spring.offset(1, 2, 0)) === 'water' ? 'falls' : 'hangs'
    case 'washes':
      lab.put('torch', spring.offset(2, 0, 0))
      lab.put('water', spring)
      await game.waitTicks(40)
      return lying(lab)
    default:
      throw new Error('no such rule')
  }
}

/** Block light at a distance from a source, in a dark corridor underfoot that crosses columns. */
async function blockLight(lab: Lab, { source, distance }: Ask): Promise<number> {
  const start = new Vec3(3, 1, 0)
  for (let x = 0; x <= 15; x++) lab.put('air', start.offset(x, 0, 0))
  const name = source as string
  if (name === 'furnace') lab.put('furnace', start, { lit: 'true' })
  else lab.put(name === 'furnace_off' ? 'furnace' : name, start)
  await lab.game.waitTicks(10)
  return lab.light(start.offset(distance as number, 0, 0), 'light')
}

/** Sky light under a roof that is open to the west, so many blocks behind its edge. */
async function skyLight(lab: Lab, { roof, inside }: Ask): Promise<number> {
  const edge = new Vec3(4, 4, 0)
  const properties = String(roof).endsWith('_leaves') ? { persistent: 'true' } : undefined
  if (roof === 'water') {
    lab.put('water', edge.offset(0, -1, 0))
    await lab.game.waitTicks(10)
    return lab.light(edge.offset(0, -1, 0), 'skyLight')
  }
  for (let x = 0; roof !== 'none' && x <= 16; x++) {
    for (let z = -16; z <= 16; z++) {
      lab.put(roof as string, edge.offset(x, 2, z), properties)
      if (x === 16 || Math.abs(z) === 16) for (const y of [0, 1]) lab.put('stone', edge.offset(x, y, z))
    }
  }
  await lab.game.waitTicks(10)
  return lab.light(edge.offset((inside as number) - 1, 0, 0), 'skyLight')
}

export const worldProbes: Probes = {
  ...{
    placedAs,
    placedRule,
    dayRule,
    itemRule,
    sandFall,
    fallRule,
    flowReach,
    flowTicks,
    flowRule,
    blockLight,
    skyLight,
  },
}
