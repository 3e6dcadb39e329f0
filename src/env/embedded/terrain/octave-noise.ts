import { createNoise2D } from 'simplex-noise'
import type { NoiseFunction2D } from 'simplex-noise'
import type { Random } from '../../random.ts'

interface Octave {
  readonly noise: NoiseFunction2D
  readonly offsetX: number
  readonly offsetZ: number
}

/**
 * Noise over the plane, about -1 to 1: each octave has twice the frequency and half the strength of the last.
 * Simplex noise is 0 at its own origin whatever the seed, so every octave is moved by a draw.
 */
export class OctaveNoise {
  private readonly octaves: readonly Octave[]
  private readonly frequency: number
  private readonly scale: number

  /** `wavelengthBlocks` is the size of the largest features. */
  constructor(random: Random, wavelengthBlocks: number, octaveCount: number) {
    this.octaves = Array.from({ length: octaveCount }, (_, octave) => {
      const stream = random.fork(`octave-${octave}`)
      const noise = createNoise2D(() => stream.next())
      return { noise, offsetX: stream.next() * 1024, offsetZ: stream.next() * 1024 }
    })
    this.frequency = 1 / wavelengthBlocks
    this.scale = 1 / (2 - 2 ** (1 - octaveCount))
  }

  /** The value at a point in blocks. */
  at(x: number, z: number): number {
    let sum = 0
    let frequency = this.frequency
    let strength = this.scale
    for (const { noise, offsetX, offsetZ } of this.octaves) {
      sum += noise(x * frequency + offsetX, z * frequency + offsetZ) * strength
      frequency *= 2
      strength *= 0.5
    }
    return sum
  }
}
