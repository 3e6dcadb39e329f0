import type { Canvas } from './canvas.ts'
import type { ChunkRandom } from './chunk-random.ts'

/** A vein about to be laid: where it is centred relative to the target column's corner, and of what. */
export interface Vein {
  x: number
  y: number
  z: number
  size: number
  state: number
}

/**
 * Lays a vein of vanilla's shape: balls along a slanting line of `size / 4` blocks, thickest in the middle.
 * Only blocks marked in `replaceable` are replaced, and only those within the canvas; above `highestY` there is none.
 * Draws the same numbers whether or not the vein reaches the canvas, so that every column sees the same vein.
 */
export function layVein(
  canvas: Canvas,
  vein: Vein,
  replaceable: Uint8Array,
  highestY: number,
  random: ChunkRandom,
): void {
  const { x, y, z, size, state } = vein
  const angle = random.next() * Math.PI
  const startY = y + random.below(3) - 2
  const endY = y + random.below(3) - 2
  const shapeSeed = random.next()
  const half = size / 8
  const thickest = (size / 8 + 1) / 2
  const reach = half + thickest + 1
  if (x < -reach || x > 16 + reach || z < -reach || z > 16 + reach) return
  if (Math.min(startY, endY) - thickest > highestY) return
  const sine = Math.sin(angle) * half
  const cosine = Math.cos(angle) * half
  const stepX = sine * (2 / size)
  const stepZ = cosine * (2 / size)
  const stepY = (endY - startY) / size
  const stepBlocks = Math.hypot(stepX, stepY, stepZ)
  drawRadii(size, shapeSeed)
  for (let step = 0; step < size; step++) {
    const radius = radii[step]!
    const ballX = x + sine - stepX * step
    const ballZ = z + cosine - stepZ * step
    if (ballX + radius < 0 || ballX - radius > 16 || ballZ + radius < 0 || ballZ - radius > 16) continue
    if (isSwallowed(step, size, stepBlocks)) continue
    layBall(canvas, ballX, startY + stepY * step, ballZ, radius, state, replaceable)
  }
}

/** The largest size of a vein. */
export const largestVein = 64

const radii = new Float64Array(largestVein)
/** How thick a vein of a given size is along its line: 1 at the ends, 2 in the middle. */
const thickness = Array.from({ length: largestVein + 1 }, (_, size) =>
  Float64Array.from({ length: size }, (_, step) => Math.sin((Math.PI * step) / size) + 1),
)

/** Fills `radii` from one number in [0, 1). */
function drawRadii(size: number, shapeSeed: number): void {
  const thick = thickness[size]!
  let chance = Math.floor(shapeSeed * 0x1_0000_0000) | 0
  for (let step = 0; step < size; step++) {
    chance = Math.imul(chance ^ (chance >>> 15), 0x2c1b3c6d) + 0x6d2b79f5
    const girth = (((chance ^ (chance >>> 16)) >>> 0) / 0x1_0000_0000) * (size / 16)
    radii[step] = (thick[step]! * girth + 1) / 2
  }
}

/** True if the ball lies wholly within another one near it, and so need not be laid. */
function isSwallowed(step: number, size: number, stepBlocks: number): boolean {
  const radius = radii[step]!
  const last = Math.min(size - 1, step + 6)
  for (let other = Math.max(0, step - 6); other <= last; other++) {
    if (other !== step && radii[other]! - radius >= Math.abs(other - step) * stepBlocks) return true
  }
  return false
}

/** Replaces the blocks whose middle lies within `radius` of a point. */
function layBall(
  canvas: Canvas,
  x: number,
  y: number,
  z: number,
  radius: number,
  state: number,
  replaceable: Uint8Array,
): void {
  const firstX = Math.max(0, Math.floor(x - radius))
  const lastX = Math.min(15, Math.floor(x + radius))
  const firstZ = Math.max(0, Math.floor(z - radius))
  const lastZ = Math.min(15, Math.floor(z + radius))
  const square = radius * radius
  for (let blockZ = firstZ; blockZ <= lastZ; blockZ++) {
    const offsetZ = blockZ + 0.5 - z
    for (let blockX = firstX; blockX <= lastX; blockX++) {
      const offsetX = blockX + 0.5 - x
      const rest = square - offsetX * offsetX - offsetZ * offsetZ
      if (rest <= 0) continue
      const rise = Math.sqrt(rest)
      const lowest = Math.max(1, Math.ceil(y - rise - 0.5))
      const highest = Math.min(255, Math.floor(y + rise - 0.5))
      const foot = (blockZ << 4) | blockX
      for (let blockY = lowest; blockY <= highest; blockY++) {
        const index = (blockY << 8) | foot
        if (replaceable[canvas[index]!] === 1) canvas[index] = state
      }
    }
  }
}
