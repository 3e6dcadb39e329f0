/**
 * Measures the overworld generator: `node scripts/measure-terrain.ts [SEED] [SPAWN_SEEDS]`. Prints the time per
 * column, ores by band beside vanilla's expectation, caves, trees by biome, and spawns over many seeds.
 */
import { biomeNames } from '../src/env/embedded/terrain/biome-table.ts'
import { OverworldGenerator } from '../src/env/embedded/terrain/overworld-generator.ts'
import { oreNames, vanillaOreBands } from '../src/env/embedded/terrain/terrain-options.ts'
import { createBlockStates } from '../src/env/embedded/world/block-states.ts'
import { ColumnEncoder } from '../src/env/embedded/world/encode-column.ts'
import { encodeLight } from '../src/env/embedded/world/encode-light.ts'
import { WorldLight } from '../src/env/embedded/world/light.ts'
import { BlockWorld } from '../src/env/embedded/world/block-world.ts'
import { columnState } from '../src/env/embedded/world/column.ts'

const seed = process.argv[2] ?? '1'
const spawnSeeds = Number(process.argv[3] ?? 200)
const states = createBlockStates()
const side = 40

const generator = new OverworldGenerator(seed, states)
const world = new BlockWorld(generator, states)
const light = new WorldLight(world)
const encoder = new ColumnEncoder(states)
const generateMs: number[] = []
const encodeMs: number[] = []
const lightMs: number[] = []
const blockCounts = new Map<string, Float64Array>()
const treesByBiome = new Map<string, number>()
const chunksByBiome = new Map<string, number>()
let hollow = 0
let underground = 0
let openings = 0
let encodedBytes = 0

for (let chunkZ = 0; chunkZ < side; chunkZ++) {
  for (let chunkX = 0; chunkX < side; chunkX++) {
    const started = performance.now()
    const column = world.columnAt(chunkX, chunkZ)
    const generated = performance.now()
    const encoded = encoder.encode(column)
    const blocksDone = performance.now()
    const columnLight = light.ofColumn(column)
    const lit = performance.now()
    const encodedLight = encodeLight(column, columnLight)
    const done = performance.now()
    generateMs.push(generated - started)
    encodeMs.push(blocksDone - generated + (done - lit))
    lightMs.push(lit - blocksDone)
    encodedBytes += encoded.chunkData.length + encodedLight.data.length
    const land = generator.land.chunk(chunkX, chunkZ)
    for (let foot = 0; foot < 256; foot++) {
      const height = land.heights[foot]!
      for (let y = 1; y <= height; y++) {
        const state = columnState(column, foot & 15, y, foot >> 4)
        if (y > 4 && y <= height - 5) {
          underground++
          const name = states.nameOf(state)
          if (state === 0 || name === 'lava') hollow++
        }
        if (state === 0 && y === height) openings++
        const name = states.nameOf(state)
        let counts = blockCounts.get(name)
        if (counts === undefined) blockCounts.set(name, (counts = new Float64Array(256)))
        counts[y] = counts[y]! + 1
      }
    }
    const biome = biomeNames[land.biomes[10]!]!
    chunksByBiome.set(biome, (chunksByBiome.get(biome) ?? 0) + 1)
    treesByBiome.set(biome, (treesByBiome.get(biome) ?? 0) + generator.trees.inChunk(chunkX, chunkZ).length)
  }
}

console.log(`${side * side} columns, seed ${seed}`)
console.log(`generate ms: ${spread(generateMs.slice(200))}`)
console.log(
  `encode ms:   ${spread(encodeMs.slice(200))}  mean bytes ${Math.round(encodedBytes / side / side)}`,
)
console.log(`light ms:    ${spread(lightMs.slice(200))}`)
console.log(`hollow underground: ${((100 * hollow) / underground).toFixed(2)} %`)
console.log(`surface openings: ${(openings / side / side).toFixed(2)} blocks per chunk`)
for (const [biome, chunks] of [...chunksByBiome].sort((one, other) => other[1] - one[1])) {
  const trees = (treesByBiome.get(biome) ?? 0) / chunks
  console.log(
    `${biome.padEnd(14)} ${((100 * chunks) / side / side).toFixed(1)} % of chunks, ${trees.toFixed(2)} trees per chunk`,
  )
}
for (const ore of oreNames) {
  const { veins, size, minY, maxY } = vanillaOreBands[ore]
  const counts = blockCounts.get(ore) ?? new Float64Array(256)
  const perChunk = sum(counts, 0, 255) / side / side
  const bands = [0, 8, 16, 32, 48, 64, 96].map((from, index, all) => {
    const to = all[index + 1] ?? 256
    return `${from}-${to - 1}:${(sum(counts, from, to - 1) / side / side).toFixed(1)}`
  })
  console.log(
    `${ore.padEnd(13)} ${perChunk.toFixed(2)} per chunk (${veins} veins x size ${size}, y ${minY}-${maxY})  ${bands.join(' ')}`,
  )
}
for (const rock of ['granite', 'diorite', 'andesite', 'dirt', 'gravel', 'stone']) {
  const counts = blockCounts.get(rock) ?? new Float64Array(256)
  console.log(
    `${rock.padEnd(13)} ${((sum(counts, 0, 50) / side / side / 256 / 50) * 100).toFixed(2)} % of y 1-50`,
  )
}

const distances: number[] = []
const spawnBiomes = new Map<string, number>()
const origins: number[] = []
let wet = 0
for (let index = 0; index < spawnSeeds; index++) {
  const world = new OverworldGenerator(1000 + index, states)
  const spawn = world.spawn()
  const [x, z] = [Math.floor(spawn.x), Math.floor(spawn.z)]
  const column = world.generate(x >> 4, z >> 4)
  const below = states.nameOf(columnState(column, x & 15, spawn.y - 1, z & 15))
  const feet = columnState(column, x & 15, spawn.y, z & 15)
  if (below !== 'grass_block' || states.fluid[feet] === 1 || states.solid[feet] === 1) {
    wet++
    console.log(`seed ${1000 + index}: spawn stands on ${below}, in ${states.nameOf(feet)}`)
  }
  const biome = world.land.biomeAt(x, z)
  spawnBiomes.set(biome, (spawnBiomes.get(biome) ?? 0) + 1)
  origins.push(Math.hypot(x, z))
  let nearest = Infinity
  for (let stepZ = -12; stepZ <= 12; stepZ++) {
    for (let stepX = -12; stepX <= 12; stepX++) {
      for (const tree of world.trees.inChunk((x >> 4) + stepX, (z >> 4) + stepZ)) {
        nearest = Math.min(nearest, Math.hypot(tree.x - x, tree.z - z))
      }
    }
  }
  distances.push(nearest)
}
console.log(
  `${spawnSeeds} spawns: ${wet} not dry and free; biomes ${JSON.stringify(Object.fromEntries(spawnBiomes))}`,
)
console.log(`blocks from origin: ${spread(origins)}`)
console.log(
  `blocks to the nearest tree: ${spread(distances)}, over 32: ${distances.filter((d) => d > 32).length}, over 60: ${distances.filter((d) => d > 60).length}`,
)

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((one, other) => one - other)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(3)
  return `min ${at(0)} median ${at(0.5)} p90 ${at(0.9)} p99 ${at(0.99)} max ${at(1)}`
}

function sum(counts: Float64Array, from: number, to: number): number {
  let total = 0
  for (let y = from; y <= to; y++) total += counts[y]!
  return total
}
