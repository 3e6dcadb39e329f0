import type { NoiseFunction3D } from 'simplex-noise'
import { createNoise3D } from 'simplex-noise'
import type { Random } from '../../random.ts'
import type { ChunkLand, LandShape } from './land-shape.ts'
import { landPoints, seaLevel } from './land-shape.ts'
import { OctaveNoise } from './octave-noise.ts'

const side = 5
const layer = side * side
const spacing = 4
const cachedChunks = 256

/** Where nothing may be carved; far above 1, so that the blocks half way to an open point stay closed too. */
const closed = 8

/** Values at points 4 blocks apart, `level * 25 + pointZ * 5 + pointX`; the first level is y 0. */
interface CavePoints {
  readonly chunkX: number
  readonly chunkZ: number
  readonly levels: number
  /** A tunnel runs where both of these are near 0: their squares add up to less than 1. */
  readonly first: Float32Array
  readonly second: Float32Array
  /** A chamber is where this exceeds 1. */
  readonly chamber: Float32Array
}

/**
 * Tunnels run along the lines on which two noise fields are both zero, and here and there a chamber opens. The
 * fields are sampled every 4 blocks and blended between. Nothing is carved near water.
 */
export class CaveField {
  private readonly land: LandShape
  private readonly density: number
  private readonly firstNoise: NoiseFunction3D
  private readonly secondNoise: NoiseFunction3D
  private readonly chamberNoise: NoiseFunction3D
  private readonly mouths: OctaveNoise
  private readonly width: OctaveNoise
  private readonly cache = new Array<CavePoints | undefined>(cachedChunks).fill(undefined)

  /** `density` is the volume of caves relative to an ordinary world. */
  constructor(random: Random, land: LandShape, density: number) {
    const noise = (name: string) => {
      const stream = random.fork(name)
      const value = createNoise3D(() => stream.next())
      const [offsetX, offsetY, offsetZ] = [stream.next() * 1024, stream.next() * 1024, stream.next() * 1024]
      // Simplex noise is 0 at its own origin whatever the seed: without the move a tunnel would start there.
      return (x: number, y: number, z: number) => value(x + offsetX, y + offsetY, z + offsetZ)
    }
    this.land = land
    this.density = density
    this.firstNoise = noise('first')
    this.secondNoise = noise('second')
    this.chamberNoise = noise('chamber')
    this.mouths = new OctaveNoise(random.fork('mouths'), 56, 1)
    this.width = new OctaveNoise(random.fork('width'), 110, 1)
  }

  /** True if the block at world coordinates is hollow; for single questions. */
  isHollow(x: number, y: number, z: number): boolean {
    if (this.density === 0) return false
    const points = this.points(x >> 4, z >> 4)
    const corner = (y >> 2) * layer + ((z & 15) >> 2) * side + ((x & 15) >> 2)
    if ((y >> 2) + 1 >= points.levels) return false
    const partX = (x & 3) / spacing
    const partY = (y & 3) / spacing
    const partZ = (z & 3) / spacing
    const first = blend(points.first, corner, partX, partY, partZ)
    const second = blend(points.second, corner, partX, partY, partZ)
    return first * first + second * second < 1 || blend(points.chamber, corner, partX, partY, partZ) > 1
  }

  /** Calls `carve` with the canvas index (`y << 8 | z << 4 | x`) of every hollow block from y 1 up to the ground. */
  forEachHollow(chunkX: number, chunkZ: number, carve: (index: number) => void): void {
    if (this.density === 0) return
    const points = this.points(chunkX, chunkZ)
    for (let level = 0; level < points.levels - 1; level++) {
      for (let cellZ = 0; cellZ < 4; cellZ++) {
        for (let cellX = 0; cellX < 4; cellX++) {
          const corner = level * layer + cellZ * side + cellX
          const tunnel = mayCrossZero(points.first, corner) && mayCrossZero(points.second, corner)
          if (tunnel || mayExceedOne(points.chamber, corner)) {
            carveCell(points, corner, (level << 10) | (cellZ << 6) | (cellX << 2), carve)
          }
        }
      }
    }
  }

  private points(chunkX: number, chunkZ: number): CavePoints {
    const place = (chunkX & 15) | ((chunkZ & 15) << 4)
    const cached = this.cache[place]
    if (cached?.chunkX === chunkX && cached.chunkZ === chunkZ) return cached
    return (this.cache[place] = this.sample(this.land.chunk(chunkX, chunkZ)))
  }

  /** The height above which nothing is hollow. */
  private ceilingAt(x: number, z: number, ground: number): number {
    if (ground < seaLevel + 1) return ground - 7
    return this.mouths.at(x, z) > mouthThreshold ? 255 : ground - 5
  }

  private sample(land: ChunkLand): CavePoints {
    const levels = (land.highest >> 2) + 2
    const first = new Float32Array(levels * layer)
    const second = new Float32Array(levels * layer)
    const chamber = new Float32Array(levels * layer)
    for (let point = 0; point < layer; point++) {
      const x = land.chunkX * 16 + (point % side) * spacing
      const z = land.chunkZ * 16 + Math.floor(point / side) * spacing
      const ground = lowestGround(land, point)
      const ceiling = this.ceilingAt(x, z, ground)
      const width = Math.max(0.35, 1 + 0.55 * this.width.at(x, z)) * Math.sqrt(this.density)
      for (let level = 0; level < levels; level++) {
        const y = level * spacing
        const index = level * layer + point
        if (y > ceiling) {
          first[index] = second[index] = closed
          continue
        }
        const reach = tunnelReach * width
        first[index] = this.firstNoise(x / 58, y / 40, z / 58) / reach
        second[index] = this.secondNoise(x / 58, y / 40, z / 58) / reach
        if (y < ground - 14 && y < 44) {
          chamber[index] = (this.chamberNoise(x / 66, y / 30, z / 66) * Math.sqrt(this.density)) / 0.8
        }
      }
    }
    return { chunkX: land.chunkX, chunkZ: land.chunkZ, levels, first, second, chamber }
  }
}

/** Where this noise is higher, tunnels may break through the surface; elsewhere a roof stays. */
const mouthThreshold = 0.3

/** How near to zero both fields must be: about 2.5 blocks to either side. */
const tunnelReach = 0.115

/** The lowest ground among the points around one of the 5 x 5 points. */
function lowestGround(land: ChunkLand, point: number): number {
  const middle = (Math.floor(point / side) + 1) * landPoints + (point % side) + 1
  let lowest = 255
  for (let row = -landPoints; row <= landPoints; row += landPoints) {
    for (let step = -1; step <= 1; step++) {
      lowest = Math.min(lowest, land.pointHeights[middle + row + step]!)
    }
  }
  return lowest
}

const corners = [0, 1, side, side + 1, layer, layer + 1, layer + side, layer + side + 1] as const

function mayCrossZero(values: Float32Array, corner: number): boolean {
  let least = Infinity
  let most = -Infinity
  for (const offset of corners) {
    const value = values[corner + offset]!
    if (value < least) least = value
    if (value > most) most = value
  }
  return least < 1 && most > -1
}

function mayExceedOne(values: Float32Array, corner: number): boolean {
  for (const offset of corners) if (values[corner + offset]! > 1) return true
  return false
}

function blend(values: Float32Array, corner: number, partX: number, partY: number, partZ: number): number {
  const low = plane(values, corner, partX, partZ)
  return low + (plane(values, corner + layer, partX, partZ) - low) * partY
}

function plane(values: Float32Array, corner: number, partX: number, partZ: number): number {
  const north = values[corner]! + (values[corner + 1]! - values[corner]!) * partX
  const south = values[corner + side]! + (values[corner + side + 1]! - values[corner + side]!) * partX
  return north + (south - north) * partZ
}

function carveCell(points: CavePoints, corner: number, base: number, carve: (index: number) => void): void {
  for (let y = 0; y < spacing; y++) {
    if (base < 1024 && y === 0) continue
    for (let z = 0; z < spacing; z++) {
      for (let x = 0; x < spacing; x++) {
        const partX = x / spacing
        const partY = y / spacing
        const partZ = z / spacing
        const first = blend(points.first, corner, partX, partY, partZ)
        const second = blend(points.second, corner, partX, partY, partZ)
        const isHollow =
          first * first + second * second < 1 || blend(points.chamber, corner, partX, partY, partZ) > 1
        if (isHollow) carve(base + (y << 8) + (z << 4) + x)
      }
    }
  }
}
