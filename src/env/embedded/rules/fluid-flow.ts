/**
 * How water and lava flow: vanilla 1.16.5's `FlowingFluid`, `WaterFluid` and `LavaFluid`, without the walls inside
 * waterlogged blocks. Pure: the ground is asked, and what would change is returned.
 */

/** How much fluid is in a block: 0 none, 1-7 flowing, ever more; 8 a source; 9 falling, as full as a source. */
export type FluidAmount = number
export const sourceAmount = 8
export const fallingAmount = 9

export interface FluidNumbers {
  /** Ticks between two steps of its flow. */
  readonly tickDelay: number
  /** What a flow loses per block. */
  readonly loss: number
  /** How far it looks for a way down, in blocks. */
  readonly slopeReach: number
  /** Two sources beside each other make a third. */
  readonly renews: boolean
}

/** Overworld numbers (vanilla 1.16.5; Minecraft Wiki, "Water" and "Lava"). */
export const fluidNumbers = {
  water: { tickDelay: 5, loss: 1, slopeReach: 4, renews: true },
  lava: { tickDelay: 30, loss: 2, slopeReach: 2, renews: false },
} as const satisfies Readonly<Record<string, FluidNumbers>>

/** The blocks, as one kind of fluid finds them. */
export interface FluidGround {
  /** How much of this fluid is in a block. */
  amountAt(x: number, y: number, z: number): FluidAmount
  /** True if a block can hold this fluid: air, a fluid, or what a flow washes away. */
  holds(x: number, y: number, z: number): boolean
  /** False where there is a fluid that does not give way to this one coming from above (`down`) or the side. */
  givesWay(x: number, y: number, z: number, down: boolean): boolean
  /** True for blocks that carry a source: solid ones. */
  isSolid(x: number, y: number, z: number): boolean
}

/** Fluid that gets into a block. */
export interface FluidStep {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly amount: FluidAmount
  readonly down: boolean
}

const sides = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const
const nowhere = 1_000

/** What a block that is not a source holds by what is around and above it; 0 is none. */
export function amountFromAround(
  ground: FluidGround,
  { loss, renews }: FluidNumbers,
  x: number,
  y: number,
  z: number,
): FluidAmount {
  let most = 0
  let sources = 0
  for (const [offsetX, offsetZ] of sides) {
    const amount = ground.amountAt(x + offsetX, y, z + offsetZ)
    if (amount === sourceAmount) sources++
    most = Math.max(most, Math.min(amount, sourceAmount))
  }
  if (renews && sources >= 2) {
    if (ground.isSolid(x, y - 1, z) || ground.amountAt(x, y - 1, z) === sourceAmount) return sourceAmount
  }
  if (ground.amountAt(x, y + 1, z) > 0) return fallingAmount
  return Math.max(0, most - loss)
}

/** Where a block's fluid gets to in one step: down if it can, else to the sides that lead soonest to a way down. */
export function fluidSteps(
  ground: FluidGround,
  numbers: FluidNumbers,
  x: number,
  y: number,
  z: number,
): readonly FluidStep[] {
  const amount = ground.amountAt(x, y, z)
  if (amount === 0) return []
  if (ground.holds(x, y - 1, z) && ground.givesWay(x, y - 1, z, true)) {
    const below = { x, y: y - 1, z, amount: amountFromAround(ground, numbers, x, y - 1, z), down: true }
    return sourcesBeside(ground, x, y, z) >= 3
      ? [below, ...sideSteps(ground, numbers, x, y, z, amount)]
      : [below]
  }
  if (amount === sourceAmount || !leadsDown(ground, x, y, z)) {
    return sideSteps(ground, numbers, x, y, z, amount)
  }
  return []
}

function sideSteps(
  ground: FluidGround,
  numbers: FluidNumbers,
  x: number,
  y: number,
  z: number,
  amount: FluidAmount,
): readonly FluidStep[] {
  if (amount !== fallingAmount && amount - numbers.loss <= 0) return []
  let nearest = nowhere
  let steps: FluidStep[] = []
  for (const [offsetX, offsetZ] of sides) {
    const [toX, toZ] = [x + offsetX, z + offsetZ]
    if (!passes(ground, toX, y, toZ)) continue
    const distance = leadsDown(ground, toX, y, toZ)
      ? 0
      : slopeDistance(ground, numbers.slopeReach, toX, y, toZ, 1, -offsetX, -offsetZ)
    if (distance > nearest) continue
    if (distance < nearest) steps = []
    nearest = distance
    if (!ground.givesWay(toX, y, toZ, false)) continue
    steps.push({ x: toX, y, z: toZ, amount: amountFromAround(ground, numbers, toX, y, toZ), down: false })
  }
  return steps.filter((step) => step.amount > 0)
}

/** Blocks to the nearest way down, up to `reach`; `nowhere` if there is none. */
function slopeDistance(
  ground: FluidGround,
  reach: number,
  x: number,
  y: number,
  z: number,
  depth: number,
  fromX: number,
  fromZ: number,
): number {
  let nearest = nowhere
  for (const [offsetX, offsetZ] of sides) {
    if (offsetX === fromX && offsetZ === fromZ) continue
    const [toX, toZ] = [x + offsetX, z + offsetZ]
    if (!passes(ground, toX, y, toZ)) continue
    if (leadsDown(ground, toX, y, toZ)) return depth
    if (depth >= reach) continue
    const further = slopeDistance(ground, reach, toX, y, toZ, depth + 1, -offsetX, -offsetZ)
    nearest = Math.min(nearest, further)
  }
  return nearest
}

function passes(ground: FluidGround, x: number, y: number, z: number): boolean {
  return ground.amountAt(x, y, z) !== sourceAmount && ground.holds(x, y, z)
}

function leadsDown(ground: FluidGround, x: number, y: number, z: number): boolean {
  return ground.amountAt(x, y - 1, z) > 0 || ground.holds(x, y - 1, z)
}

function sourcesBeside(ground: FluidGround, x: number, y: number, z: number): number {
  let count = 0
  for (const [offsetX, offsetZ] of sides) {
    if (ground.amountAt(x + offsetX, y, z + offsetZ) === sourceAmount) count++
  }
  return count
}
