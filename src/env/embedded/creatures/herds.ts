import type { Position } from '../../position.ts'
import { createRandom } from '../../random.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import { hasRoomFor } from './spawn-place.ts'
import type { Species } from './species.ts'
import { speciesByName } from './species/index.ts'

/** Chance of a herd in a chunk, again and again until it fails (vanilla `creature_spawn_probability`). */
const herdChance = 0.1
const herdSize = 4
const triesEach = 4

/** Vanilla's weights of animals in most biomes. */
const weights: readonly (readonly [Species, number])[] = [
  [speciesByName.sheep, 12],
  [speciesByName.pig, 10],
  [speciesByName.chicken, 10],
  [speciesByName.cow, 8],
]
const weightSum = weights.reduce((sum, [, weight]) => sum + weight, 0)

/** An animal that a chunk comes with. */
export interface HerdAnimal {
  readonly species: Species
  readonly position: Position
}

/**
 * The animals of a chunk that nobody has seen yet: herds of four on grass. Depends on the seed and the chunk's blocks
 * alone, not on when it is asked (vanilla `spawnMobsForChunkGeneration`).
 */
export function herdsOf(
  server: EmbeddedServer,
  seed: number | string,
  chunkX: number,
  chunkZ: number,
): readonly HerdAnimal[] {
  const random = createRandom(`${seed}/herds/${chunkX}/${chunkZ}`)
  const animals: HerdAnimal[] = []
  while (random.next() < herdChance) {
    const species = choose(random.below(weightSum))
    let x = random.below(16)
    let z = random.below(16)
    for (let animal = 0; animal < herdSize; animal++) {
      for (let attempt = 0; attempt < triesEach; attempt++) {
        const position = onGrass(server, species, chunkX * 16 + x, chunkZ * 16 + z)
        if (position !== null) animals.push({ species, position })
        x = Math.max(0, Math.min(15, x + random.below(5) - random.below(5)))
        z = Math.max(0, Math.min(15, z + random.below(5) - random.below(5)))
        if (position !== null) break
      }
    }
  }
  return animals
}

function choose(draw: number): Species {
  let rest = draw
  for (const [species, weight] of weights) {
    if (rest < weight) return species
    rest -= weight
  }
  return weights[0]![0]
}

function onGrass(server: EmbeddedServer, species: Species, x: number, z: number): Position | null {
  const { world, blocks } = server
  const ground = world.highestSolid(x, z)
  if (ground < 0 || blocks.nameOf(world.stateAt(x, ground, z)) !== 'grass_block') return null
  return hasRoomFor(server, species, x, ground + 1, z) ? { x: x + 0.5, y: ground + 1, z: z + 0.5 } : null
}
