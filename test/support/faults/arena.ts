import type { z } from 'zod'
import { hashText } from '../../../src/env/random.ts'
import { containers } from '../../../src/env/embedded/containers/containers.ts'
import { creatures } from '../../../src/env/embedded/creatures/creatures.ts'
import { createGameRules } from '../../../src/env/embedded/rules/create-game-rules.ts'
import { ruleShiftsSchema } from '../../../src/env/embedded/rules/rule-shifts.ts'
import { createSurvivalServer } from '../../../src/env/embedded/server/create-survival-server.ts'
import type { EmbeddedServer } from '../../../src/env/embedded/server/embedded-server.ts'
import type { ServerSettings } from '../../../src/env/embedded/server/server-context.ts'
import { biomeIds } from '../../../src/env/embedded/terrain/biome-ids.ts'
import { type BlockStates, createBlockStates } from '../../../src/env/embedded/world/block-states.ts'
import { BlockWorld } from '../../../src/env/embedded/world/block-world.ts'
import { type Column, createColumn, writeColumnState } from '../../../src/env/embedded/world/column.ts'
import type { TerrainGenerator } from '../../../src/env/embedded/world/terrain-generator.ts'
import { createRandom } from '../../../src/env/random.ts'
import type { Position } from '../../../src/env/position.ts'

/** Ground, weather and rules of one case. */
export interface ArenaInput {
  /** Default 1.16.5. */
  readonly version?: '1.16.5' | '1.20.4'
  readonly ground: Ground
  /** 0-23999; default 1000, morning. */
  readonly timeOfDay?: number
  /** Default `normal`. */
  readonly difficulty?: ServerSettings['difficulty']
  readonly gameRules?: Partial<ServerSettings['gameRules']>
  /** Default 3. */
  readonly viewDistanceChunks?: number
  /** Shifts of the rules of survival, as in a world file. */
  readonly rules?: z.input<typeof ruleShiftsSchema>
}

/** What the ground is made of, top down, and its form. */
export interface Ground {
  readonly surface: string
  readonly soil: string
  readonly rock: string
  /** Greatest height of its hills over the level place in the middle. 0 is flat. */
  readonly hillBlocks: number
  /** Height of a rock roof over the feet, as in a cave; null is open sky. */
  readonly roofBlocks: number | null
  readonly seed: number
}

/** Height of the level place on which the body stands. */
export const groundY = 40
/** The middle is level up to this far. */
export const levelRadiusBlocks = 10
const soilBlocks = 3
const roofThicknessBlocks = 3

/** A small world for one case: layers of ground, level around the spawn, hilly beyond. */
class ArenaGenerator implements TerrainGenerator {
  readonly #ground: Ground
  readonly #states: readonly [bedrock: number, rock: number, soil: number, surface: number]
  readonly #biome: number

  constructor(ground: Ground, states: BlockStates) {
    this.#ground = ground
    const { rock, soil, surface } = ground
    this.#states = [
      states.stateOf('bedrock'),
      states.stateOf(rock),
      states.stateOf(soil),
      states.stateOf(surface),
    ]
    this.#biome = biomeIds(states.version, ['plains'])[0]!
  }

  generate(chunkX: number, chunkZ: number): Column {
    const [bedrock, rock, soil, surface] = this.#states
    const column = createColumn(chunkX, chunkZ, this.#biome)
    const { roofBlocks } = this.#ground
    for (let foot = 0; foot < 256; foot++) {
      const [x, z] = [foot & 15, foot >> 4]
      const top = this.#heightAt(chunkX * 16 + x, chunkZ * 16 + z)
      for (let y = 0; y <= top; y++) {
        const state = y === 0 ? bedrock : y === top ? surface : y > top - soilBlocks ? soil : rock
        writeColumnState(column, x, y, z, state)
      }
      if (roofBlocks === null) continue
      for (let y = groundY + roofBlocks; y < groundY + roofBlocks + roofThicknessBlocks; y++)
        writeColumnState(column, x, y, z, rock)
    }
    return column
  }

  spawn(): Position {
    return { x: 0.5, y: groundY + 1, z: 0.5 }
  }

  /** Hills are a smooth field over corners 8 blocks apart. */
  #heightAt(x: number, z: number): number {
    const { hillBlocks } = this.#ground
    const fade = Math.min(1, Math.max(0, (Math.max(Math.abs(x), Math.abs(z)) - levelRadiusBlocks) / 8))
    if (hillBlocks === 0 || fade === 0) return groundY
    const [cellX, cellZ] = [Math.floor(x / 8), Math.floor(z / 8)]
    const [u, v] = [x / 8 - cellX, z / 8 - cellZ]
    const near = this.#corner(cellX, cellZ) * (1 - u) + this.#corner(cellX + 1, cellZ) * u
    const far = this.#corner(cellX, cellZ + 1) * (1 - u) + this.#corner(cellX + 1, cellZ + 1) * u
    return groundY + Math.round(hillBlocks * fade * (near * (1 - v) + far * v))
  }

  #corner(cellX: number, cellZ: number): number {
    return (hashText(`${this.#ground.seed}/${cellX}/${cellZ}`) & 0xffff) / 0xffff
  }
}

/** Builds the server of a case; the same arena and seed give the same world. */
export function createArena(arena: ArenaInput, seed: string): EmbeddedServer {
  const version = arena.version ?? '1.16.5'
  const states = createBlockStates(version)
  const world = new BlockWorld(new ArenaGenerator(arena.ground, states), states)
  return createSurvivalServer({
    world,
    rules: createGameRules(version, ruleShiftsSchema.parse(arena.rules)),
    settings: {
      difficulty: arena.difficulty ?? 'normal',
      gameRules: {
        ...{ keepInventory: false, doMobSpawning: false, doDaylightCycle: true, naturalRegeneration: true },
        ...{ fallDamage: true, drowningDamage: true, fireDamage: true, doImmediateRespawn: false },
        showDeathMessages: true,
        ...arena.gameRules,
      },
      viewDistanceChunks: arena.viewDistanceChunks ?? 3,
      startTimeOfDay: arena.timeOfDay ?? 1_000,
    },
    random: createRandom(seed).fork('server'),
    moreMechanics: [containers, creatures({ seed })],
  })
}
