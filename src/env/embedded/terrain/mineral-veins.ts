import type { Random } from '../../random.ts'
import type { BlockStates } from '../world/block-states.ts'
import { biomeNames } from './biome-table.ts'
import type { Canvas } from './canvas.ts'
import { ChunkRandom } from './chunk-random.ts'
import type { LandShape } from './land-shape.ts'
import type { OreBand, OreName, OverworldOptions } from './terrain-options.ts'
import { oreNames } from './terrain-options.ts'
import type { Vein } from './vein.ts'
import { layVein } from './vein.ts'

/** Masses of other rock and earth in the stone, laid before the ores; vanilla 1.16's counts. */
const rockBands: readonly (OreBand & { readonly block: string })[] = [
  { block: 'dirt', veins: 10, size: 33, minY: 0, maxY: 255 },
  { block: 'gravel', veins: 8, size: 33, minY: 0, maxY: 255 },
  { block: 'granite', veins: 10, size: 33, minY: 0, maxY: 79 },
  { block: 'diorite', veins: 10, size: 33, minY: 0, maxY: 79 },
  { block: 'andesite', veins: 10, size: 33, minY: 0, maxY: 79 },
]

interface Mineral extends OreBand {
  readonly state: number
  readonly salt: number
  /** True for a density that grows from both ends to the middle of the band. */
  readonly isTriangular: boolean
  readonly inMountainsOnly: boolean
}

/** Lays rock and ores into a column, those of the eight neighbours included where they reach in. */
export class MineralVeins {
  private readonly land: LandShape
  private readonly random: ChunkRandom
  private readonly minerals: readonly Mineral[]
  /** 1 for the kinds of stone that veins replace. */
  private readonly isStone: Uint8Array
  private readonly vein: Vein = { x: 0, y: 0, z: 0, size: 0, state: 0 }
  /** The highest ground of the column at work. */
  private highestY = 0
  private readonly mountains = biomeNames.indexOf('mountains')

  constructor(random: Random, land: LandShape, states: BlockStates, ores: OverworldOptions['ores']) {
    this.land = land
    this.random = new ChunkRandom(random)
    this.isStone = new Uint8Array(states.count)
    for (const name of ['stone', 'granite', 'diorite', 'andesite']) this.isStone[states.stateOf(name)] = 1
    const rocks = rockBands.map((band) => ({ ...band, isTriangular: false, inMountainsOnly: false }))
    const metals = oreNames.map((block: OreName) => ({
      ...ores[block],
      block,
      isTriangular: block === 'lapis_ore',
      inMountainsOnly: block === 'emerald_ore',
    }))
    this.minerals = [...rocks, ...metals].map((band, salt) => ({
      ...band,
      state: states.stateOf(band.block),
      salt,
    }))
  }

  /** One mineral after the other, each from the nine chunks in the same order, so that all columns agree. */
  lay(canvas: Canvas, chunkX: number, chunkZ: number): void {
    this.highestY = this.land.chunk(chunkX, chunkZ).highest
    for (const mineral of this.minerals) {
      for (let stepZ = -1; stepZ <= 1; stepZ++) {
        for (let stepX = -1; stepX <= 1; stepX++) {
          if (!mineral.inMountainsOnly || this.hasMountains(chunkX + stepX, chunkZ + stepZ)) {
            this.random.startAt(chunkX + stepX, chunkZ + stepZ, mineral.salt)
            this.layMineral(canvas, mineral, stepX * 16, stepZ * 16)
          }
        }
      }
    }
  }

  private layMineral(canvas: Canvas, mineral: Mineral, offsetX: number, offsetZ: number): void {
    const { random, vein } = this
    vein.size = mineral.size
    vein.state = mineral.state
    const veins = Math.floor(mineral.veins) + (random.next() < mineral.veins % 1 ? 1 : 0)
    for (let count = 0; count < veins; count++) {
      vein.x = offsetX + random.below(16)
      vein.z = offsetZ + random.below(16)
      vein.y = this.height(mineral)
      if (mineral.size === 1) this.layBlock(canvas)
      else layVein(canvas, vein, this.isStone, this.highestY, random)
    }
  }

  private height(mineral: Mineral): number {
    const range = mineral.maxY - mineral.minY + 1
    if (!mineral.isTriangular) return mineral.minY + this.random.below(range)
    const half = (range + 1) >> 1
    return mineral.minY + this.random.below(half) + this.random.below(range - half + 1)
  }

  private layBlock(canvas: Canvas): void {
    const { x, y, z, state } = this.vein
    if (x < 0 || x > 15 || z < 0 || z > 15) return
    const index = (y << 8) | (z << 4) | x
    if (this.isStone[canvas[index]!] === 1) canvas[index] = state
  }

  private hasMountains(chunkX: number, chunkZ: number): boolean {
    return this.land.chunk(chunkX, chunkZ).biomes[10] === this.mountains
  }
}
