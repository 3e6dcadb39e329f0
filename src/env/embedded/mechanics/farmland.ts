import { fluidKinds } from '../server/block-facts.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { PlayerSession } from '../server/player-session.ts'
import type { Mechanic } from '../server/server-context.ts'
import { onRandomTick } from './random-ticks.ts'
import { useWears } from './use-wears.ts'

/** Water this far away along x and z, at the same height or one above, keeps farmland wet. */
const waterReachBlocks = 4
const wettest = 7
/** A fall this much longer than this, in blocks, tramples for certain one block later. */
const tramplingFallBlocks = 0.5
const growing =
  /^(wheat|carrots|potatoes|beetroots|melon_stem|pumpkin_stem|attached_melon_stem|attached_pumpkin_stem)$/
const hoes = ['wooden', 'stone', 'iron', 'golden', 'diamond', 'netherite']
const tilled: Readonly<Record<string, string>> = {
  grass_block: 'farmland',
  grass_path: 'farmland',
  dirt_path: 'farmland',
  dirt: 'farmland',
  coarse_dirt: 'dirt',
}

/** Hoes till soil; farmland drinks from water near it, dries out to dirt, and is trampled and buried to dirt. */
export const farmland: Mechanic = {
  name: 'farmland',
  install(server: EmbeddedServer): void {
    const { world, blocks, random, updates } = server
    const dirt = blocks.stateOf('dirt')
    const states = blocks.statesNamed((name) => name === 'farmland')
    const isFarmland = (state: number) => states.includes(state)
    const moistureOf = (state: number) => Number(blocks.propertiesOf(state)['moisture'])

    for (const tier of hoes) {
      server.onItemUse(`${tier}_hoe`, (player, use, slot) => {
        const result = tilled[blocks.nameOf(use.state)]
        if (result === undefined || use.face === 0 || world.stateAt(use.x, use.y + 1, use.z) !== 0)
          return false
        world.setState(use.x, use.y, use.z, blocks.stateOf(result))
        useWears(server, player, slot)
        return true
      })
    }

    onRandomTick(server, states, (x, y, z, state) => {
      const moisture = moistureOf(state)
      if (hasWaterNear(server, x, y, z)) {
        if (moisture < wettest) world.setState(x, y, z, blocks.stateOf('farmland', { moisture: wettest }))
      } else if (moisture > 0) {
        world.setState(x, y, z, blocks.stateOf('farmland', { moisture: moisture - 1 }))
      } else if (!growing.test(blocks.nameOf(world.stateAt(x, y + 1, z)))) {
        world.setState(x, y, z, dirt)
      }
    })

    const bury = updates.kindOfTick((x, y, z) => {
      if (isFarmland(world.stateAt(x, y, z)) && isBuried(x, y, z)) world.setState(x, y, z, dirt)
    })
    updates.onUpdate(states, (x, y, z) => {
      if (isBuried(x, y, z)) bury(x, y, z, 1)
    })
    server.onMove((player, _deltaX, deltaY) => {
      trample(player, deltaY)
    })

    function isBuried(x: number, y: number, z: number): boolean {
      const above = world.stateAt(x, y + 1, z)
      return world.states.solid[above] === 1 && !/_fence_gate$|^moving_piston$/.test(blocks.nameOf(above))
    }

    function trample({ body, alive }: PlayerSession, deltaY: number): void {
      if (!alive || !body.onGround || body.fallBlocks === 0) return
      const fallen = body.fallBlocks - Math.min(0, deltaY)
      const { x, y, z } = body.position
      const at = [Math.floor(x), Math.floor(y - 0.2), Math.floor(z)] as const
      if (!isFarmland(world.stateAt(...at)) || random.next() >= fallen - tramplingFallBlocks) return
      world.setState(...at, dirt)
    }
  },
}

function hasWaterNear({ world, blocks }: EmbeddedServer, x: number, y: number, z: number): boolean {
  for (let height = 0; height <= 1; height++) {
    for (let offsetX = -waterReachBlocks; offsetX <= waterReachBlocks; offsetX++) {
      for (let offsetZ = -waterReachBlocks; offsetZ <= waterReachBlocks; offsetZ++) {
        const state = world.stateAt(x + offsetX, y + height, z + offsetZ)
        if (blocks.fluid[state] === fluidKinds.water) return true
      }
    }
  }
  return false
}
