import type { TreeKind } from './biome-table.ts'

/** How far leaves reach sideways from the trunk at most, over all kinds. */
export const widestTree = 3

/** How high the trunk of a kind of tree is: `least` plus a draw below `spread` (vanilla's numbers). */
export const trunkHeights: Readonly<Record<TreeKind, { readonly least: number; readonly spread: number }>> = {
  oak: { least: 4, spread: 3 },
  birch: { least: 5, spread: 3 },
  spruce: { least: 6, spread: 4 },
}

/** Leaves of one tree, as offsets from the lowest log. `chance` leaves are there or not, by a draw per tree. */
export interface Leaf {
  readonly x: number
  readonly y: number
  readonly z: number
  /** Steps to the nearest log, 1-7, as leaves keep it. */
  readonly distance: number
  readonly isOptional: boolean
}

/** The leaves of a tree whose trunk is `height` logs high. */
export function leavesOf(kind: TreeKind, height: number): readonly Leaf[] {
  return kind === 'spruce' ? spruceLeaves(height) : roundLeaves(height)
}

/** Two wide layers below, two narrow ones above; corners are left out at random, and always at the top. */
function roundLeaves(height: number): Leaf[] {
  const leaves: Leaf[] = []
  for (let y = height - 3; y <= height; y++) {
    const radius = y < height - 1 ? 2 : 1
    addLayer(leaves, height, y, radius, (isCorner) => !isCorner || y < height)
  }
  return leaves
}

/** A cone: layers widen and narrow by turns on the way down, and end two or so logs above the ground. */
function spruceLeaves(height: number): Leaf[] {
  const leaves: Leaf[] = []
  let radius = 0
  let widest = 1
  for (let y = height; y >= 2; y--) {
    addLayer(leaves, height, y, radius, (isCorner) => !isCorner || radius === 0, false)
    if (radius < widest) {
      radius++
    } else {
      radius = widest === 1 ? 0 : 1
      widest = Math.min(widest + 1, 3)
      if (y - 1 < 3) break
    }
  }
  return leaves
}

function addLayer(
  leaves: Leaf[],
  height: number,
  y: number,
  radius: number,
  mayGrow: (isCorner: boolean) => boolean,
  optionalCorners = true,
): void {
  for (let z = -radius; z <= radius; z++) {
    for (let x = -radius; x <= radius; x++) {
      const isTrunk = x === 0 && z === 0 && y < height
      const isCorner = radius > 0 && Math.abs(x) === radius && Math.abs(z) === radius
      if (isTrunk || !mayGrow(isCorner)) continue
      const distance = Math.min(7, Math.abs(x) + Math.abs(z) + Math.max(0, y - height + 1))
      leaves.push({ x, y, z, distance: Math.max(1, distance), isOptional: isCorner && optionalCorners })
    }
  }
}
