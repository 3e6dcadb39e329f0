import { Vec3 } from 'vec3'
import type { DeedContext } from '../../deed.ts'

/** A direction on the map, of length one. */
export interface Heading {
  readonly x: number
  readonly z: number
}

/** Length of one leg, in blocks: well within the loaded chunks. */
export const legBlocks = 24
const headingCount = 16
/** Where along a heading the ground is judged, as far as the horizon is seen, and at which heights relative to the feet. */
const sampleDistances = [12, 20, 28, 48, 68, 88]
const sampleHeights = [-6, -2, 1, 5]
/** Side of a visited cell, in blocks. */
const cellBlocks = 16

interface Place {
  readonly x: number
  readonly z: number
}

/** Which parts of the map have been walked, and where no way led. */
export class VisitedCells {
  private readonly visits = new Map<string, number>()
  private sumX = 0
  private sumZ = 0
  private count = 0

  visit(place: Place): void {
    this.add(place, 1)
    this.sumX += place.x
    this.sumZ += place.z
    this.count++
  }

  /** The direction away from the middle of all visited places; none at the middle itself. */
  outward({ x, z }: Place): Heading {
    const dx = this.count === 0 ? 0 : x - this.sumX / this.count
    const dz = this.count === 0 ? 0 : z - this.sumZ / this.count
    const length = Math.hypot(dx, dz)
    return length < 1 ? { x: 0, z: 0 } : { x: dx / length, z: dz / length }
  }

  /** Notes that no way led to a place, which counts as much as four visits. */
  block(place: Place): void {
    this.add(place, 4)
  }

  times(place: Place): number {
    return this.visits.get(keyOf(place)) ?? 0
  }

  private add(place: Place, times: number): void {
    this.visits.set(keyOf(place), this.times(place) + times)
  }
}

/** Where one leg ends that begins at `from`. */
export function legAlong(heading: Heading, from: Place): Place {
  return { x: from.x + heading.x * legBlocks, z: from.z + heading.z * legBlocks }
}

const keyOf = ({ x, z }: Place): string => `${Math.floor(x / cellBlocks)},${Math.floor(z / cellBlocks)}`

/**
 * The heading that promises most: ground not perceived yet, seldom visited, dry, straight on, and away from where the body
 * has been. Chance decides only between nearly equal ones.
 */
export function chooseHeading(
  context: Pick<DeedContext, 'bot' | 'perceived' | 'random'>,
  visited: VisitedCells,
  previous: Heading | null,
): Heading {
  let best: Heading = { x: 1, z: 0 }
  let bestScore = -Infinity
  const outward = visited.outward(context.bot.entity.position)
  for (let index = 0; index < headingCount; index++) {
    const angle = (index / headingCount) * 2 * Math.PI
    const heading = { x: Math.cos(angle), z: Math.sin(angle) }
    const away = heading.x * outward.x + heading.z * outward.z
    const straight = previous ? heading.x * previous.x + heading.z * previous.z : 0
    const score =
      rateGround(context, visited, heading) + straight * 0.8 + away * 0.8 + context.random.next() * 0.2
    if (score > bestScore) {
      bestScore = score
      best = heading
    }
  }
  return best
}

function rateGround(
  { bot, perceived }: Pick<DeedContext, 'bot' | 'perceived'>,
  visited: VisitedCells,
  heading: Heading,
): number {
  const { x, y, z } = bot.entity.position
  let unknown = 0
  let trodden = 0
  let wet = 0
  for (const distance of sampleDistances) {
    const place = { x: x + heading.x * distance, z: z + heading.z * distance }
    trodden += Math.min(6, visited.times(place))
    for (const height of sampleHeights) if (!perceived.isKnown({ ...place, y: y + height })) unknown++
    if (distance <= legBlocks + 4 && isWater(bot, place, y)) wet++
  }
  return unknown / (sampleDistances.length * sampleHeights.length) - trodden * 0.35 - wet * 0.8
}

/** True if the first thing below open air at a place is water; false where nothing is loaded. */
function isWater(bot: DeedContext['bot'], { x, z }: Place, feetY: number): boolean {
  for (let y = Math.floor(feetY) + 10; y > feetY - 14; y--) {
    const block = bot.blockAt(new Vec3(x, y, z), false)
    if (!block) return false
    if (block.name === 'water') return true
    if (block.boundingBox === 'block') return false
  }
  return false
}
