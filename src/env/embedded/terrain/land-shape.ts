import type { Random } from '../../random.ts'
import type { BiomeName } from './biome-table.ts'
import { biomeNames, biomeTraits, climateTastes } from './biome-table.ts'
import { OctaveNoise } from './octave-noise.ts'
import type { OverworldOptions } from './terrain-options.ts'

/** Water fills the land up to and including the block below this height. */
export const seaLevel = 63

/** What the ground of a block column is made of at the top. */
export const surface = {
  grass: 0,
  sand: 1,
  gravel: 2,
  stone: 3,
  snowyGrass: 4,
  dirt: 5,
  clay: 6,
} as const

/** The bare land of one chunk, before caves and anything that grows. */
export interface ChunkLand {
  readonly chunkX: number
  readonly chunkZ: number
  /** The y of the topmost ground block, by `z << 4 | x`. */
  readonly heights: Uint8Array
  /** One of `surface`, by `z << 4 | x`. */
  readonly surface: Uint8Array
  /** Place in `biomeNames`, by 4 x 4 cell `cellZ << 2 | cellX`. */
  readonly biomes: Uint8Array
  readonly lowest: number
  readonly highest: number
  /** Heights at 7 x 7 points 4 blocks apart, beginning 4 blocks before the chunk, `pointZ * 7 + pointX`. */
  readonly pointHeights: Float32Array
}

/** Points along one side of the grid on which the land is measured. */
export const landPoints = 7
const pointSpacing = 4
const cachedChunks = 256
const biomeIndex = Object.fromEntries(biomeNames.map((name, index) => [name, index])) as Record<
  BiomeName,
  number
>

/** Heights, biomes and surfaces from the seed. Remembers the chunks last asked for. */
export class LandShape {
  private readonly hills: OctaveNoise
  private readonly detail: OctaveNoise
  private readonly mountainMask: OctaveNoise
  private readonly ridges: OctaveNoise
  private readonly rivers: OctaveNoise
  private readonly lakes: OctaveNoise
  private readonly warmth: OctaveNoise
  private readonly patches: OctaveNoise
  private readonly tastes: readonly {
    readonly index: number
    readonly bias: number
    readonly warmth: number
    readonly noise: OctaveNoise
  }[]
  private readonly mountainThreshold: number
  private readonly cache = new Array<ChunkLand | undefined>(cachedChunks).fill(undefined)

  constructor(random: Random, options: OverworldOptions) {
    const noise = (name: string, wavelengthBlocks: number, octaves: number) =>
      new OctaveNoise(random.fork(name), wavelengthBlocks, octaves)
    this.hills = noise('hills', 190, 3)
    this.detail = noise('detail', 46, 2)
    this.mountainMask = noise('mountain-mask', 460, 2)
    this.ridges = noise('ridges', 110, 3)
    this.rivers = noise('rivers', 380, 2)
    this.lakes = noise('lakes', 150, 1)
    this.warmth = noise('warmth', 700, 2)
    this.patches = noise('patches', 24, 2)
    const { biomeWeights } = options
    this.tastes = climateTastes
      .filter(({ biome }) => biomeWeights[biome] > 0)
      .map(({ biome, bias, warmth }) => ({
        index: biomeIndex[biome],
        bias: bias + 0.4 * Math.log(biomeWeights[biome]),
        warmth,
        noise: noise(`biome-${biome}`, 240, 2),
      }))
    this.mountainThreshold =
      biomeWeights.mountains > 0 ? 0.38 - 0.35 * Math.log(biomeWeights.mountains) : Infinity
  }

  /** The land of a chunk. Valid until 256 other chunks were asked for; treat it as frozen. */
  chunk(chunkX: number, chunkZ: number): ChunkLand {
    const place = (chunkX & 15) | ((chunkZ & 15) << 4)
    const cached = this.cache[place]
    if (cached?.chunkX === chunkX && cached.chunkZ === chunkZ) return cached
    return (this.cache[place] = this.measure(chunkX, chunkZ))
  }

  /** The biome at a block column. */
  biomeAt(x: number, z: number): BiomeName {
    return biomeNames[this.chunk(x >> 4, z >> 4).biomes[(z & 12) | ((x & 12) >> 2)]!]!
  }

  private measure(chunkX: number, chunkZ: number): ChunkLand {
    const pointHeights = new Float32Array(landPoints * landPoints)
    for (let pointZ = 0; pointZ < landPoints; pointZ++) {
      for (let pointX = 0; pointX < landPoints; pointX++) {
        const x = chunkX * 16 + (pointX - 1) * pointSpacing
        const z = chunkZ * 16 + (pointZ - 1) * pointSpacing
        pointHeights[pointZ * landPoints + pointX] = this.heightAt(x, z)
      }
    }
    const heights = blendHeights(pointHeights)
    const biomes = new Uint8Array(16)
    for (let cell = 0; cell < 16; cell++) {
      const x = (cell & 3) * 4 + 2
      const z = (cell >> 2) * 4 + 2
      biomes[cell] = this.biomeOf(chunkX * 16 + x, chunkZ * 16 + z, heights[(z << 4) | x]!)
    }
    let lowest = 255
    let highest = 0
    for (const height of heights) {
      if (height < lowest) lowest = height
      if (height > highest) highest = height
    }
    const surfaces = this.surfaces(chunkX, chunkZ, heights, biomes)
    return { chunkX, chunkZ, heights, biomes, surface: surfaces, lowest, highest, pointHeights }
  }

  private mountainousness(x: number, z: number): number {
    return rise(this.mountainMask.at(x, z), this.mountainThreshold, this.mountainThreshold + 0.4)
  }

  private heightAt(x: number, z: number): number {
    const mountainous = this.mountainousness(x, z)
    const rolling = 70 + 7 * this.hills.at(x, z) + 2.5 * this.detail.at(x, z)
    let height = rolling
    if (mountainous > 0) {
      const ridge = 1 - Math.abs(this.ridges.at(x, z))
      height += mountainous * (12 + 52 * ridge * ridge * (0.6 + 0.4 * mountainous))
    }
    const bank = 1 - rise(Math.abs(this.rivers.at(x, z)), 0.02, 0.1)
    const lake = rise(this.lakes.at(x, z), 0.7, 0.86)
    const wet = Math.max(bank, lake) * (1 - 0.85 * mountainous)
    if (wet > 0) height += (56 + 2 * this.detail.at(x, z) - height) * wet
    return Math.min(Math.max(height, 40), 200)
  }

  private biomeOf(x: number, z: number, height: number): number {
    if (height < seaLevel - 1) return biomeIndex.river
    if (this.mountainousness(x, z) > 0.35) return biomeIndex.mountains
    const warmth = this.warmth.at(x, z)
    let best = biomeIndex.plains
    let bestScore = -Infinity
    for (const taste of this.tastes) {
      const score = taste.noise.at(x, z) + taste.bias + taste.warmth * warmth
      if (score > bestScore) {
        bestScore = score
        best = taste.index
      }
    }
    const isShore = height <= seaLevel && this.patches.at(x * 0.25, z * 0.25) > 0
    return isShore && best !== biomeIndex.desert ? biomeIndex.beach : best
  }

  private surfaces(chunkX: number, chunkZ: number, heights: Uint8Array, biomes: Uint8Array): Uint8Array {
    const result = new Uint8Array(256)
    for (let foot = 0; foot < 256; foot++) {
      const height = heights[foot]!
      const biome = biomeNames[biomes[((foot >> 6) << 2) | ((foot & 15) >> 2)]!]!
      const x = chunkX * 16 + (foot & 15)
      const z = chunkZ * 16 + (foot >> 4)
      result[foot] = this.surfaceOf(x, z, height, biome)
    }
    return result
  }

  private surfaceOf(x: number, z: number, height: number, biome: BiomeName): number {
    const traits = biomeTraits[biome]
    if (height < seaLevel - 1) {
      const patch = this.patches.at(x, z)
      if (patch > 0.45) return surface.gravel
      if (patch < -0.62) return surface.clay
      return height < seaLevel - 4 || patch > 0 ? surface.sand : surface.dirt
    }
    if (traits.ground === 'sand') return surface.sand
    if (biome === 'mountains') {
      const patch = this.patches.at(x, z)
      if (height + 10 * patch > 98) return surface.stone
      if (patch > 0.6) return surface.gravel
      if (height + 6 * patch > 92) return surface.stone
    }
    return traits.snow ? surface.snowyGrass : surface.grass
  }
}

/** 0 up to `low`, 1 from `high` on, and smooth between. */
function rise(value: number, low: number, high: number): number {
  if (value <= low) return 0
  if (value >= high) return 1
  const part = (value - low) / (high - low)
  return part * part * (3 - 2 * part)
}

/** Heights of the 16 x 16 block columns between the points, rounded to blocks. */
function blendHeights(points: Float32Array): Uint8Array {
  const heights = new Uint8Array(256)
  for (let z = 0; z < 16; z++) {
    const row = (1 + (z >> 2)) * landPoints
    const partZ = (z & 3) / pointSpacing
    for (let x = 0; x < 16; x++) {
      const corner = row + 1 + (x >> 2)
      const partX = (x & 3) / pointSpacing
      const north = points[corner]! + (points[corner + 1]! - points[corner]!) * partX
      const south =
        points[corner + landPoints]! +
        (points[corner + landPoints + 1]! - points[corner + landPoints]!) * partX
      heights[(z << 4) | x] = Math.round(north + (south - north) * partZ)
    }
  }
  return heights
}
