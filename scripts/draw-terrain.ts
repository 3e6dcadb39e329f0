/**
 * Draws a world: `node scripts/draw-terrain.ts [SEED] [WORLD] [X] [Z]`, centred on X, Z (default: spawn).
 * First a map from above, one letter for 2 x 4 blocks, then a slice from west to east, one letter per block.
 */
import { join } from 'node:path'
import { loadWorldFile } from '../src/env/embedded/world-file/load-world-file.ts'
import { terrainOfWorld } from '../src/env/embedded/world-file/terrain-of-world.ts'
import { createBlockStates } from '../src/env/embedded/world/block-states.ts'
import { BlockWorld } from '../src/env/embedded/world/block-world.ts'

const [seed = '1', worldName = 'default', wantedX, wantedZ] = process.argv.slice(2)
const states = createBlockStates()
const file = loadWorldFile(worldName, join(import.meta.dirname, '../worlds'))
const world = new BlockWorld(terrainOfWorld(file, Number(seed), states), states)
const spawn = world.spawn()
const middleX = Number(wantedX ?? Math.floor(spawn.x))
const middleZ = Number(wantedZ ?? Math.floor(spawn.z))

const letters: Readonly<Record<string, string>> = {
  air: ' ',
  water: '~',
  ice: '-',
  lava: '!',
  bedrock: '#',
  stone: '.',
  granite: ',',
  diorite: ',',
  andesite: ',',
  dirt: 'd',
  gravel: 'v',
  sand: ':',
  sandstone: ';',
  clay: 'c',
  grass_block: '"',
  snow: '*',
  grass: "'",
  fern: "'",
  tall_grass: 'i',
  oak_log: 'O',
  oak_leaves: 'o',
  birch_log: 'B',
  birch_leaves: 'b',
  spruce_log: 'S',
  spruce_leaves: 's',
  coal_ore: 'C',
  iron_ore: 'I',
  gold_ore: 'G',
  diamond_ore: 'D',
  redstone_ore: 'R',
  lapis_ore: 'L',
  emerald_ore: 'E',
  cactus: '|',
  sugar_cane: '|',
}

console.log(
  `${worldName}, seed ${seed}, spawn ${spawn.x} ${spawn.y} ${spawn.z}, around ${middleX}, ${middleZ}\n`,
)
console.log('From above (north is up): letters as in the slice, ^ for bare ground from y 85 up, X for spawn')
for (let z = middleZ - 96; z < middleZ + 96; z += 4) {
  let row = ''
  for (let x = middleX - 110; x < middleX + 110; x += 2) {
    row += isSpawn(x, z) ? 'X' : fromAbove(x, z)
  }
  console.log(row)
}

console.log(`\nSlice at z ${middleZ}, y 100 to 0`)
for (let y = 100; y >= 0; y--) {
  let row = `${y}`.padStart(3) + ' '
  for (let x = middleX - 100; x < middleX + 100; x++) row += letter(world.stateAt(x, y, middleZ))
  console.log(row.trimEnd())
}

function isSpawn(x: number, z: number): boolean {
  return spawn.x >= x && spawn.x < x + 2 && spawn.z >= z && spawn.z < z + 4
}

function fromAbove(x: number, z: number): string {
  for (let y = 255; y > 0; y--) {
    const state = world.stateAt(x, y, z)
    const isGround = states.solid[state] === 1 || states.fluid[state] === 1
    if (!isGround && states.nameOf(state) !== 'snow') continue
    const isBare = !states.leaves[state] && y >= 85 && states.nameOf(state) !== 'snow'
    return isBare ? '^' : y < 58 && states.fluid[state] === 0 ? '@' : letter(state)
  }
  return '?'
}

function letter(state: number): string {
  const name = states.nameOf(state)
  return letters[name] ?? (states.air[state] === 1 ? ' ' : '+')
}
