import { Vec3 } from 'vec3'
import { createStack } from '../../../src/env/embedded/server/item-stack.ts'
import type { Lab } from '../lab.ts'
import { beside, home } from '../lab.ts'
import type { Ask, Probes } from '../row.ts'

/** A finish that comes after this part of the time is carried out when the time has come (vanilla: from 0.7). */
const finishAt = 0.75

/** Digs a block beside the bot; the ticks from the first hit until the client sees it gone. */
async function digTicks(lab: Lab, { block, tool, expected, underwater, floating }: Ask): Promise<number> {
  const { bot, game } = lab
  if (block === 'torch' || block === 'poppy') lab.put('dirt', beside.offset(0, -1, 0))
  lab.put(block as string)
  if (underwater === true) flood(lab)
  await lab.hold(tool as string | null)
  if (floating === true) {
    bot.physicsEnabled = false
    bot.entity.onGround = false
    lab.write('flying', { onGround: false })
  }
  const isGone = () => lab.seen() !== block
  await game.waitTicks(2)
  const start = lab.ticks
  lab.dig(0, beside)
  await game.waitTicks(1)
  const instant = isGone()
  if (instant) return 0
  const wanted = expected as number
  while (lab.ticks - start < Math.ceil(wanted * finishAt) && !isGone()) await game.waitTicks(1)
  lab.dig(2, beside)
  await lab.ticksUntil(isGone, wanted + 60)
  return isGone() ? lab.ticks - start : Number.POSITIVE_INFINITY
}

/** Puts the bot's head under water without moving it. */
function flood(lab: Lab): void {
  for (const [x, z] of [
    [-1, 0],
    [1, 0],
    [0, -1],
    [0, 1],
  ] as const) {
    for (const y of [4, 5]) lab.put('stone', new Vec3(x, y, z))
  }
  for (const y of [4, 5, 6]) lab.put('water', new Vec3(0, y, 0))
}

/** What lies there after a block was dug once: `item x count`, sorted; `nothing`. */
async function dropsOf(lab: Lab, { block, tool, properties = '' }: Ask): Promise<string> {
  lab.put('dirt', beside.offset(0, -1, 0))
  lab.put(block as string, beside, propertiesOf(properties as string))
  await lab.hold(tool as string | null)
  await lab.game.dig(beside.x, beside.y, beside.z)
  await lab.game.waitTicks(3)
  const lying = Object.entries(lab.lying()).sort(([one], [other]) => (one < other ? -1 : 1))
  return lying.map(([item, count]) => `${item} x ${count}`).join(', ') || 'nothing'
}

function propertiesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split(',')
      .filter(Boolean)
      .map((pair) => pair.split('=') as [string, string]),
  )
}

/** Mean number of an item in many digs with a tool that needs at most `ticks` for each. */
async function meanDrop(
  lab: Lab,
  { block, tool, item, trials, ticks, properties = '' }: Ask,
): Promise<number> {
  const places = [new Vec3(2, 4, 0), new Vec3(-2, 4, 0), new Vec3(0, 4, 2), new Vec3(0, 4, -2)]
  await lab.hold(tool as string | null)
  const { inventory } = lab.player
  for (let slot = 9; slot < 45; slot++) {
    if (slot !== 36 || tool === null)
      inventory.setStack(slot, createStack(lab.server.rules.itemId('diamond_block'), 64))
  }
  let found = 0
  for (let trial = 0; trial < (trials as number); trial += places.length) {
    // A tool that never wears out, and a pack that takes nothing.
    if (tool !== null) inventory.setStack(36, createStack(lab.server.rules.itemId(tool as string)))
    for (const at of places) {
      if (properties !== '')
        lab.put(String(properties).includes('age') ? 'farmland' : 'dirt', at.offset(0, -1, 0))
      lab.put(block as string, at, propertiesOf(properties as string))
    }
    for (const at of places) {
      lab.dig(0, at)
      if ((ticks as number) === 0) continue
      await lab.game.waitTicks((ticks as number) + 1)
      lab.dig(2, at)
    }
    await lab.game.waitTicks(2)
    found += lab.lying()[item as string] ?? 0
    lab.sweep()
  }
  return found / (trials as number)
}

/** Blocks that a tool digs before it is gone; it begins with `expected` uses left of those that it has when new. */
async function usesLeft(lab: Lab, { item, block, maximum }: Ask): Promise<number> {
  const { inventory } = lab.player
  await lab.hold(item as string, 1, 0)
  const perUse = (item as string).endsWith('_sword') ? 2 : 1
  const tested = 4 * perUse
  const rules = lab.server.rules
  inventory.setStack(
    36,
    createStack(rules.itemId(item as string), 1, Math.max(0, (maximum as number) - tested)),
  )
  await lab.game.waitTicks(2)
  let digs = 0
  while (lab.bot.heldItem?.name === item && digs < 12) {
    lab.put(block as string)
    await lab.game.dig(beside.x, beside.y, beside.z)
    await lab.game.waitTicks(2)
    digs++
  }
  return (maximum as number) - tested + digs * perUse
}

/** Whether a block further away than vanilla allows can be dug: the ticks, or `refused`. */
async function digReach(lab: Lab, { distance }: Ask): Promise<string> {
  const at = new Vec3(Math.floor(home.x) + (distance as number), 4, 0)
  lab.put('poppy', at)
  lab.put('grass_block', at.offset(0, -1, 0))
  await lab.game.waitTicks(2)
  lab.dig(0, at)
  await lab.game.waitTicks(2)
  return lab.seen(at) === 'poppy' ? 'refused' : 'dug'
}

export const diggingProbes: Probes = { digTicks, dropsOf, meanDrop, usesLeft, digReach }
