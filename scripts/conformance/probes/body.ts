import { Vec3 } from 'vec3'
import { createStack } from '../../../src/env/embedded/server/item-stack.ts'
import type { Lab } from '../lab.ts'
import { home } from '../lab.ts'
import type { Ask, Probes } from '../row.ts'

const feet = new Vec3(0, 4, 0)
const below = new Vec3(0, 3, 0)

/** Half a stomach neither heals nor starves. */
function stayHungry(lab: Lab): void {
  Object.assign(lab.player.body, { food: 10, saturation: 0, exhaustion: 0 })
  lab.player.vitalsChanged = true
}

/** Lets the body fall and reports the health that it lost. */
async function fallDamage(lab: Lab, { height, landing }: Ask): Promise<number> {
  const onto = landing as string
  stayHungry(lab)
  const isThin = onto === 'water' || onto === 'cobweb' || onto === 'white_bed'
  const top = onto === 'white_bed' ? 4.5625 : 4
  if (onto === 'water') for (const y of [2, 3]) lab.put('water', new Vec3(0, y, 0))
  else lab.put(isThin ? 'stone' : onto, below)
  if (isThin && onto !== 'water') lab.put(onto, feet)
  await lab.game.waitTicks(2)
  await lab.moveTo(home.x, top + (height as number), home.z)
  await lab.game.waitTicks(60)
  return 20 - lab.bot.health
}

/** Exposes the body to something that hurts. */
async function expose(lab: Lab, hazard: string): Promise<void> {
  const { player, game } = lab
  stayHungry(lab)
  switch (hazard) {
    case 'lava':
    case 'fire':
      lab.put('netherrack', below)
      lab.put(hazard, feet)
      return
    case 'suffocation':
      lab.put('stone', feet.offset(0, 1, 0))
      return
    case 'cactus':
      for (const [x, z] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const) {
        lab.put('sand', new Vec3(x, 3, z))
        lab.put('cactus', new Vec3(x, 4, z))
      }
      await lab.moveTo(0.72, 4, 0.5)
      return
    case 'magma':
      lab.put('magma_block', below)
      return
    case 'drowning':
      sink(lab)
      player.body.airTicks = 0
      return
    case 'starvation':
      player.body.food = 0
      player.body.saturation = 0
      player.vitalsChanged = true
      return
    case 'void':
      for (let y = 0; y < 5; y++) lab.put('air', new Vec3(0, y, 0))
      lab.bot.physicsEnabled = false
      player.teleport(0.5, -70, 0.5)
      await game.waitTicks(1)
      return
    default:
      throw new Error(`no hazard "${hazard}"`)
  }
}

/** Walls the body in and fills its cell with water over its head. */
function sink(lab: Lab): void {
  for (const [x, z] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    for (const y of [4, 5, 6]) lab.put('stone', new Vec3(x, y, z))
  }
  for (const y of [4, 5, 6]) lab.put('water', new Vec3(0, y, 0))
  lab.put('stone', new Vec3(0, 7, 0))
}

/** Every change of health: its tick and the loss (positive). */
async function losses(
  lab: Lab,
  hazard: string,
  count: number,
  most: number,
): Promise<readonly { tick: number; loss: number }[]> {
  const found: { tick: number; loss: number }[] = []
  await expose(lab, hazard)
  let last = lab.bot.health
  const start = lab.ticks
  while (found.length < count && lab.ticks - start < most && lab.player.alive) {
    await lab.game.waitTicks(1)
    const { health } = lab.bot
    if (health < last) found.push({ tick: lab.ticks, loss: last - health })
    last = health
  }
  return found
}

async function hazardHit(lab: Lab, { hazard }: Ask): Promise<number | null> {
  if (hazard === 'lava' || hazard === 'fire') await lab.game.waitTicks(1)
  return (await losses(lab, hazard as string, 1, 400))[0]?.loss ?? null
}

async function hazardPeriod(lab: Lab, { hazard }: Ask): Promise<number | null> {
  const found = await losses(lab, hazard as string, 4, 800)
  const [, second, third] = found
  return second === undefined || third === undefined ? null : third.tick - second.tick
}

async function ticksToDrown(lab: Lab): Promise<number> {
  sink(lab)
  return lab.ticksUntil(() => lab.bot.health < 20, 500)
}

/** Ticks between leaving what burns and the last hit by burning. */
async function burnTicks(lab: Lab, { hazard }: Ask): Promise<number> {
  const { body } = lab.player
  await expose(lab, hazard as string)
  await lab.game.waitTicks(hazard === 'fire' ? 25 : 2)
  lab.put('air', feet)
  lab.put('stone', below)
  const start = lab.ticks
  let lastHit = start
  let last = lab.bot.health
  for (let tick = 0; tick < 420; tick++) {
    await lab.game.waitTicks(1)
    if (lab.bot.health < last) lastHit = lab.ticks
    if (lab.bot.health < 10) body.health = 20
    last = Math.min(lab.bot.health, body.health)
    body.saturation = 0
    body.food = 10
  }
  return lastHit - start + 20
}

async function waterPutsOut(lab: Lab): Promise<string> {
  await expose(lab, 'lava')
  await lab.game.waitTicks(2)
  lab.put('water', feet)
  await lab.game.waitTicks(15)
  const { health } = lab.bot
  await lab.game.waitTicks(60)
  return lab.bot.health < health ? 'burns on' : 'out'
}

async function starvationEnds(lab: Lab): Promise<number> {
  let lowest = lab.bot.health
  await expose(lab, 'starvation')
  lab.bot.on('health', () => {
    lowest = Math.min(lowest, lab.bot.health)
  })
  await lab.game.waitTicks(80 * 24)
  return Math.max(0, lowest)
}

async function immunity(lab: Lab, { second, after }: Ask): Promise<number> {
  lab.player.body.saturation = 0
  lab.player.body.food = 10
  lab.player.hurt(4, 'cactus')
  await lab.game.waitTicks(after as number)
  lab.player.hurt(second as number, 'cactus')
  await lab.game.waitTicks(1)
  return 20 - lab.bot.health
}

async function armourLets(lab: Lab, { material, amount, cause = 'cactus' }: Ask): Promise<number> {
  const { rules } = lab.server
  for (const [index, piece] of ['helmet', 'chestplate', 'leggings', 'boots'].entries()) {
    lab.player.inventory.setStack(5 + index, createStack(rules.itemId(`${material as string}_${piece}`)))
  }
  await lab.game.waitTicks(1)
  lab.player.hurt(amount as number, cause as 'cactus' | 'inFire')
  await lab.game.waitTicks(1)
  return 20 - lab.bot.health
}

async function armourWear(lab: Lab, { amount }: Ask): Promise<number> {
  lab.player.inventory.setStack(5, createStack(lab.server.rules.itemId('iron_helmet')))
  await lab.game.waitTicks(1)
  lab.player.hurt(amount as number, 'cactus')
  await lab.game.waitTicks(2)
  return (lab.bot.inventory.slots[5] as unknown as { durabilityUsed: number } | null)?.durabilityUsed ?? 0
}

/** Eats one of an item, from 2 food points and no saturation. */
async function eat(lab: Lab, item: string, food = 2): Promise<number> {
  const { body } = lab.player
  body.food = food
  body.saturation = 0
  lab.player.vitalsChanged = true
  await lab.hold(item)
  const before = lab.bot.food
  lab.write('use_item', { hand: 0, sequence: 0 })
  return lab.ticksUntil(() => lab.bot.food !== before || lab.bot.foodSaturation > 0, 60)
}

async function foodPoints(lab: Lab, { item }: Ask): Promise<number> {
  await eat(lab, item as string)
  return lab.bot.food - 2
}

async function foodSaturation(lab: Lab, { item }: Ask): Promise<number> {
  // Saturation may not exceed food: from a half-full stomach all of it counts.
  await eat(lab, item as string, 10)
  return lab.bot.foodSaturation
}

function eatingTicks(lab: Lab, { item }: Ask): Promise<number> {
  return eat(lab, item as string)
}

async function eatsWhenFull(lab: Lab, { item }: Ask): Promise<string> {
  await lab.hold(item as string)
  lab.write('use_item', { hand: 0, sequence: 0 })
  await lab.game.waitTicks(40)
  return lab.bot.heldItem === null ? 'eaten' : 'refused'
}

/** How often something is done until the first point of saturation is gone. */
async function deedsPerPoint(lab: Lab, { deed }: Ask): Promise<number> {
  const { bot, game } = lab
  lab.player.body.exhaustion = 0
  const saturation = () => bot.foodSaturation
  const before = saturation()
  const isSpent = () => saturation() < before
  let done = 0
  if (deed === 'digging a block') {
    const places = [1, 2, 3].flatMap((x) => [-2, -1, 0, 1, 2].map((z) => new Vec3(x, 4, z)))
    while (!isSpent() && done < 1_000) {
      for (const at of places) lab.put('poppy', at)
      await game.waitTicks(1)
      for (const at of places) {
        lab.dig(0, at)
        done++
      }
      await game.waitTicks(1)
      lab.sweep()
    }
    return done
  }
  if (deed === 'a hit taken') {
    while (!isSpent() && done < 60) {
      lab.player.body.health = 20
      lab.player.hurt(1, 'cactus')
      done++
      await game.waitTicks(11)
    }
    return done
  }
  if (deed === 'a jump' || deed === 'a sprinting jump') {
    const sprints = deed === 'a sprinting jump'
    if (sprints) {
      // In a corridor of one block, so that no block is run meanwhile.
      for (const [x, z] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const)
        for (const y of [4, 5, 6, 7]) lab.put('stone', new Vec3(x, y, z))
      lab.write('entity_action', {
        entityId: bot.entity.id,
        actionId: 'start_sprinting',
        jumpBoost: 0,
      })
    }
    while (!isSpent() && done < 120) {
      bot.setControlState('jump', true)
      await lab.ticksUntil(() => !bot.entity.onGround, 10)
      bot.setControlState('jump', false)
      await lab.ticksUntil(() => bot.entity.onGround, 40)
      await game.waitTicks(1)
      done++
    }
    return done
  }
  const start = lab.player.body.position
  let walked = 0
  let last = { ...start }
  const swims = deed === 'swimming'
  if (swims) for (let z = 0; z < 46; z++) for (const x of [-1, 0, 1]) lab.put('water', new Vec3(x, 4, z))
  if (swims)
    for (let z = -1; z < 47; z++)
      for (const x of [-2, 2]) for (const y of [4, 5]) lab.put('stone', new Vec3(x, y, z))
  await game.waitTicks(5)
  await bot.look(Math.PI, 0, true)
  bot.setControlState('forward', true)
  if (!swims) bot.setControlState('sprint', true)
  const most = lab.ticks + 6_000
  let turned = false
  while (!isSpent() && lab.ticks < most) {
    await game.waitTicks(1)
    const now = bot.entity.position
    walked += Math.hypot(now.x - last.x, swims ? now.y - last.y : 0, now.z - last.z)
    last = { x: now.x, y: now.y, z: now.z }
    const shouldTurn = swims && (turned ? now.z < 2 : now.z > 43)
    if (shouldTurn) {
      turned = !turned
      await bot.look(turned ? 0 : Math.PI, 0, true)
    }
  }
  bot.clearControlStates()
  return Math.round(walked)
}

async function healTicks(lab: Lab, { food, saturation }: Ask): Promise<number> {
  const { body } = lab.player
  Object.assign(body, { food, saturation, exhaustion: 0, foodTimerTicks: 0, health: 4 })
  lab.player.vitalsChanged = true
  const waited = await lab.ticksUntil(() => lab.bot.health > 4 && lab.bot.health < 20, 200)
  if (saturation === 0 && lab.server.settings.difficulty !== 'peaceful') return waited
  const first = lab.bot.health
  return lab.ticksUntil(() => lab.bot.health > first, 200)
}

async function healsAt(lab: Lab, { food }: Ask): Promise<string> {
  Object.assign(lab.player.body, { food, saturation: 0, exhaustion: 0, health: 10 })
  lab.player.vitalsChanged = true
  await lab.game.waitTicks(200)
  return lab.bot.health > 10 ? 'yes' : 'no'
}

async function deathLeaves(lab: Lab): Promise<string> {
  lab.game.give('dirt', 5)
  await lab.game.waitTicks(2)
  // Its next life begins where it dies: the items must not be taken up before they are seen.
  let seen: Record<string, number> = {}
  lab.player.hurt(40, 'generic')
  for (let tick = 0; tick < 12; tick++) {
    await lab.game.waitTicks(1)
    if (Object.keys(lab.lying()).length > 0) seen = lab.lying()
  }
  return (
    Object.entries(seen)
      .map(([item, count]) => `${item} x ${count}`)
      .join(', ') || 'nothing'
  )
}

export const bodyProbes: Probes = {
  ...{ fallDamage, hazardHit, hazardPeriod, ticksToDrown, burnTicks, waterPutsOut, starvationEnds, immunity },
  ...{ armourLets, armourWear, foodPoints, foodSaturation, eatingTicks, eatsWhenFull, deedsPerPoint },
  ...{ healTicks, healsAt, deathLeaves },
}
