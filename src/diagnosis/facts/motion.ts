import type { Attempt, TraceEvent } from '../../env/index.ts'
import { numberIn } from './trace-index.ts'
import type { TraceIndex } from './trace-index.ts'

/** How the body moved, as far as it was sampled. */
export interface Motion {
  readonly travelledBlocks: number
  /** Ticks spent with a movement key held and hardly moving, in stretches of at least two samples. */
  readonly walkedInVainTicks: number
  /** Ticks of samples with a movement key held. */
  readonly walkingTicks: number
  /** Ticks at which a part of the world was entered that had not been in before, a few blocks wide. */
  readonly newGroundTicks: readonly number[]
  /** How often the body came back to a part of the world that it had left. */
  readonly revisits: number
}

/** A sample that is nearer than this to the one before shows a body that does not get on. */
const inVainBlocks = 0.6
const leastInVainTicks = 40
/** Width of the parts of the world that revisits are counted by. */
const cellBlocks = 4

/** Sums up samples of the body's place. */
export function motionOf({ preState, postState }: Attempt, index: TraceIndex): Motion {
  let { x, y, z } = preState.position
  let { tick } = preState
  let travelledBlocks = 0
  let walkedInVainTicks = 0
  let walkingTicks = 0
  let inVain = 0
  let revisits = 0
  let cell = cellKey(x, y, z)
  const visited = new Set([cell])
  const newGroundTicks: number[] = []
  const step = (event: TraceEvent | null, toTick: number, toX: number, toY: number, toZ: number) => {
    const moved = Math.hypot(toX - x, toY - y, toZ - z)
    const passed = toTick - tick
    travelledBlocks += moved
    const isWalking = event?.data['walking'] === true
    if (isWalking) walkingTicks += passed
    if (isWalking && moved < inVainBlocks) inVain += passed
    else {
      if (inVain >= leastInVainTicks) walkedInVainTicks += inVain
      inVain = 0
    }
    const now = cellKey(toX, toY, toZ)
    if (now !== cell) {
      if (visited.has(now)) revisits++
      else newGroundTicks.push(toTick)
      visited.add(now)
      cell = now
    }
    x = toX
    y = toY
    z = toZ
    tick = toTick
  }
  for (const sample of index.of('body-sample'))
    step(sample, sample.tick, numberIn(sample, 'x'), numberIn(sample, 'y'), numberIn(sample, 'z'))
  const { position } = postState
  step(null, postState.tick, position.x, position.y, position.z)
  return { travelledBlocks, walkedInVainTicks, walkingTicks, newGroundTicks, revisits }
}

function cellKey(x: number, y: number, z: number): number {
  const at = (value: number) => Math.floor(value / cellBlocks) & 0x3fff
  return (at(x) * 0x4000 + at(z)) * 0x400 + (at(y) & 0x3ff)
}
