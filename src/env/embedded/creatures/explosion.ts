import { fluidKinds } from '../server/block-facts.ts'
import { eyeHeightOf, playerBox } from '../server/player-body.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { CreatureAttacker } from '../server/server-context.ts'
import type { Position } from '../../position.ts'
import { Creature } from './creature.ts'
import type { CreatureWorld } from './creature-world.ts'
import { hurtCreature } from './harm.ts'
import { hasFreeLine } from './sight.ts'

/** Vanilla `Explosion` 1.16.5: rays to the shell of a cube of 16, in steps of 0.3 blocks. */
const cube = 16
const rayStep = 0.3
const rayLoss = 0.225

/**
 * An explosion: rays wear themselves out on the resistance of blocks; what they reach breaks, and one in `power` drops
 * survives. Bodies are hurt by nearness and by how much of them is open to it.
 */
export function explode(
  world: CreatureWorld,
  at: Position,
  power: number,
  attacker: CreatureAttacker,
  source: Creature,
): void {
  const broken = brokenBlocks(world, at, power)
  const pushes = new Map<PlayerSession, Position>()
  hurtBodies(world, at, power, attacker, source, pushes)
  const { server, random } = world
  // An explosion asks for no tool: what any pickaxe would get.
  const tool = server.rules.itemId('diamond_pickaxe')
  for (const { x, y, z } of broken) {
    const drops = server.rules.blockDrops(server.world.stateAt(x, y, z), tool, random)
    server.world.setState(x, y, z, 0)
    for (const stack of drops) {
      if (random.next() * power < 1) server.dropStack(stack, x + 0.5, y + 0.5, z + 0.5)
    }
  }
  for (const player of server.players) {
    if (!player.hasChunk(Math.floor(at.x) >> 4, Math.floor(at.z) >> 4)) continue
    const push = pushes.get(player) ?? { x: 0, y: 0, z: 0 }
    player.send('explosion', {
      ...{ x: at.x, y: at.y, z: at.z },
      radius: power,
      // Every block is told as a change of its own.
      affectedBlockOffsets: [],
      ...{ playerMotionX: push.x, playerMotionY: push.y, playerMotionZ: push.z },
    })
  }
}

function brokenBlocks(
  { server, random, blastResistance }: CreatureWorld,
  at: Position,
  power: number,
): readonly Position[] {
  const { world, blocks } = server
  const found = new Map<string, Position>()
  const last = cube - 1
  for (let i = 0; i < cube; i++) {
    for (let j = 0; j < cube; j++) {
      for (let k = 0; k < cube; k++) {
        if (i !== 0 && i !== last && j !== 0 && j !== last && k !== 0 && k !== last) continue
        const dx = (i / last) * 2 - 1
        const dy = (j / last) * 2 - 1
        const dz = (k / last) * 2 - 1
        const length = Math.hypot(dx, dy, dz)
        let { x, y, z } = at
        let strength = power * (0.7 + random.next() * 0.6)
        while (strength > 0) {
          const [blockX, blockY, blockZ] = [Math.floor(x), Math.floor(y), Math.floor(z)]
          const state = world.stateAt(blockX, blockY, blockZ)
          if (state !== 0) {
            strength -= (blastResistance[state]! + 0.3) * rayStep
            const isSolid = blocks.fluid[state] === fluidKinds.none
            if (strength > 0 && isSolid && blockY >= 0) {
              found.set(`${blockX},${blockY},${blockZ}`, { x: blockX, y: blockY, z: blockZ })
            }
          }
          x += (dx / length) * rayStep
          y += (dy / length) * rayStep
          z += (dz / length) * rayStep
          strength -= rayLoss
        }
      }
    }
  }
  return [...found.values()]
}

function hurtBodies(
  world: CreatureWorld,
  at: Position,
  power: number,
  attacker: CreatureAttacker,
  source: Creature,
  pushes: Map<PlayerSession, Position>,
): void {
  const { server } = world
  for (const player of server.players) {
    if (!player.alive) continue
    const { position } = player.body
    const impact = impactOn(world, at, power, position, playerBox.width, playerBox.height)
    if (impact <= 0) continue
    player.hurt(damageOf(impact, power), 'explosion', attacker)
    const eyes = {
      x: position.x - at.x,
      y: position.y + eyeHeightOf(player.body) - at.y,
      z: position.z - at.z,
    }
    const length = Math.hypot(eyes.x, eyes.y, eyes.z) || 1
    pushes.set(player, {
      x: (eyes.x / length) * impact,
      y: (eyes.y / length) * impact,
      z: (eyes.z / length) * impact,
    })
  }
  for (const entity of server.entities.all) {
    if (!(entity instanceof Creature) || entity === source) continue
    const impact = impactOn(world, at, power, entity.position, entity.width, entity.height)
    if (impact > 0) hurtCreature(entity, world, damageOf(impact, power), { cause: 'explosion', from: at })
  }
}

/** 0 to 1: how near a body is, times the part of it that is open to the explosion. */
function impactOn(
  world: CreatureWorld,
  at: Position,
  power: number,
  feet: Position,
  width: number,
  height: number,
): number {
  const away = Math.hypot(feet.x - at.x, feet.y - at.y, feet.z - at.z) / (power * 2)
  return away >= 1 ? 0 : (1 - away) * exposure(world, at, feet, width, height)
}

function damageOf(impact: number, power: number): number {
  return Math.floor(((impact * impact + impact) / 2) * 7 * power * 2 + 1)
}

/** The part of a grid of points in a body's box that have a free line to the explosion (vanilla `getSeenPercent`). */
function exposure(
  { server }: CreatureWorld,
  at: Position,
  feet: Position,
  width: number,
  height: number,
): number {
  const across = Math.floor(width * 2 + 1)
  const upwards = Math.floor(height * 2 + 1)
  let open = 0
  let count = 0
  for (let i = 0; i <= across; i++) {
    for (let j = 0; j <= upwards; j++) {
      for (let k = 0; k <= across; k++) {
        const point = {
          x: feet.x - width / 2 + (i / across) * width,
          y: feet.y + (j / upwards) * height,
          z: feet.z - width / 2 + (k / across) * width,
        }
        count++
        if (hasFreeLine(server, point, at)) open++
      }
    }
  }
  return open / count
}
