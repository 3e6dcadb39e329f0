import type { Position } from '../../position.ts'
import { worldHeight } from '../world/column.ts'
import type { CreatureWorld } from './creature-world.ts'
import { brightest } from './light-reader.ts'
import { hasRoomFor } from './spawn-place.ts'
import type { Species } from './species.ts'
import { speciesByName } from './species/index.ts'

/** Vanilla's cap of monsters, for so many chunks around players. */
const capPerArea = 70
const areaChunks = 17 * 17
/** Nearer to a player than the first, or further than the second, nothing comes (vanilla). */
const nearestBlocks = 24
const furthestBlocks = 128
const packs = 3
const mostInPack = 4
const packSpread = 6
/** Every chunk is tried once in so many ticks; vanilla tries each in every tick, and is full sooner. */
const turnTicks = 8
/** Brighter than this no monster comes, darker ones with a chance (vanilla `isDarkEnoughToSpawn`). */
const skyBound = 32
const lightBound = 8

/** Vanilla's weights of overworld monsters that are built here. */
const weights: readonly (readonly [Species, number])[] = [
  [speciesByName.spider, 100],
  [speciesByName.zombie, 95],
  [speciesByName.skeleton, 100],
  [speciesByName.creeper, 100],
]
const weightSum = weights.reduce((sum, [, weight]) => sum + weight, 0)

/** Tries to let monsters come in the dark around players, up to the cap; `spawn` puts one into the world. */
export function spawnMonsters(
  world: CreatureWorld,
  monsters: number,
  spawn: (species: Species, position: Position) => void,
): void {
  const { server } = world
  const chunks = spawnableChunks(world)
  const cap = Math.floor((capPerArea * chunks.length) / areaChunks)
  let count = monsters
  for (let turn = server.tickNumber % turnTicks; turn < chunks.length; turn += turnTicks) {
    if (count >= cap) return
    const key = chunks[turn]!
    const chunkX = Math.floor(key / 0x400000) - 0x200000
    const chunkZ = (key % 0x400000) - 0x200000
    count += spawnInChunk(world, chunkX, chunkZ, spawn)
  }
}

/** The chunks that somebody has, in the order in which they were sent. */
function spawnableChunks({ server: { players } }: CreatureWorld): readonly number[] {
  if (players.length === 1) return [...players[0]!.chunks]
  return [...new Set(players.flatMap(({ chunks }) => [...chunks]))]
}

function spawnInChunk(
  world: CreatureWorld,
  chunkX: number,
  chunkZ: number,
  spawn: (species: Species, position: Position) => void,
): number {
  const { server, random } = world
  const startX = chunkX * 16 + random.below(16)
  const startZ = chunkZ * 16 + random.below(16)
  // Vanilla draws a height up to the surface; the highest body here stands well below this.
  const startY = 1 + random.below(Math.min(worldHeight - 1, server.world.highestSolid(startX, startZ) + 2))
  if (server.blocks.fullCube[server.world.stateAt(startX, startY, startZ)] === 1) return 0
  let spawned = 0
  for (let pack = 0; pack < packs; pack++) {
    let x = startX
    let z = startZ
    let species: Species | null = null
    const size = 1 + random.below(mostInPack)
    for (let attempt = 0; attempt < size; attempt++) {
      x += random.below(packSpread) - random.below(packSpread)
      z += random.below(packSpread) - random.below(packSpread)
      const place = { x: x + 0.5, y: startY, z: z + 0.5 }
      if (!isRightDistance(world, place)) continue
      species ??= chooseSpecies(world)
      if (!hasRoomFor(server, species, x, startY, z) || !isDark(world, x, startY, z)) continue
      spawn(species, place)
      if (++spawned >= mostInPack) return spawned
    }
  }
  return spawned
}

function isRightDistance({ server: { players, world } }: CreatureWorld, { x, y, z }: Position): boolean {
  let nearest = Infinity
  for (const { body } of players) {
    const at = body.position
    nearest = Math.min(nearest, Math.hypot(at.x - x, at.y - y, at.z - z))
  }
  if (nearest <= nearestBlocks || nearest > furthestBlocks) return false
  if (!players.some((player) => player.hasChunk(Math.floor(x) >> 4, Math.floor(z) >> 4))) return false
  const spawn = world.spawn()
  return Math.hypot(spawn.x - x, spawn.y - y, spawn.z - z) >= nearestBlocks
}

function chooseSpecies({ random }: CreatureWorld): Species {
  let rest = random.below(weightSum)
  for (const [species, weight] of weights) {
    if (rest < weight) return species
    rest -= weight
  }
  return weights[0]![0]
}

/** Vanilla `Monster.isDarkEnoughToSpawn`: from 1.18 on any block light keeps monsters away. */
function isDark(
  { server, light, random, skyDarkening }: CreatureWorld,
  x: number,
  y: number,
  z: number,
): boolean {
  const levels = light.lightAt(x, y, z)
  if (levels.block > server.rules.monsterBlockLight) return false
  return levels.sky <= random.below(skyBound) && brightest(levels, skyDarkening) <= random.below(lightBound)
}
