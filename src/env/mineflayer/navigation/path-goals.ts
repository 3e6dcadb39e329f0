import type { NavigationTarget } from '../deed.ts'
import { isVisible } from '../perception/close-look.ts'
import type { StateGrid } from '../perception/state-grid.ts'
import type { PathGoal } from './pathfinder-parts.ts'

/** How far the arm reaches from the eyes to the middle of a block, in blocks. Survival allows 4.5 to its face. */
export const armReachBlocks = 4.3
/** Height of a standing player's eyes above the feet. */
const eyeHeight = 1.62

interface Cell {
  readonly x: number
  readonly y: number
  readonly z: number
}

/** Makes the pathfinder's goal for a target. */
export function createPathGoal(target: NavigationTarget, grid: StateGrid, opaque: Uint8Array): PathGoal {
  const x = Math.floor(target.x)
  const z = Math.floor(target.z)
  const { y } = target
  if (y === null) return columnGoal(x, z, target.rangeBlocks)
  if (target.toReach) return reachGoal({ x, y: Math.floor(y), z }, grid, opaque)
  return pointGoal({ x, y: Math.floor(y), z }, target.rangeBlocks)
}

const unchanging = { hasChanged: () => false, isValid: () => true }

function columnGoal(x: number, z: number, rangeBlocks: number): PathGoal {
  return {
    ...unchanging,
    heuristic: (node) => Math.max(0, flatDistance(x - node.x, z - node.z) - rangeBlocks),
    isEnd: (node) => (node.x - x) ** 2 + (node.z - z) ** 2 <= rangeBlocks * rangeBlocks,
  }
}

function pointGoal({ x, y, z }: Cell, rangeBlocks: number): PathGoal {
  return {
    ...unchanging,
    heuristic: (node) =>
      Math.max(0, flatDistance(x - node.x, z - node.z) + Math.abs(y - node.y) - rangeBlocks),
    isEnd: (node) => (node.x - x) ** 2 + (node.y - y) ** 2 + (node.z - z) ** 2 <= rangeBlocks * rangeBlocks,
  }
}

/** Ends where the block can be seen and reached, yet not on top of it: who stands there would fall when it breaks. */
function reachGoal(block: Cell, grid: StateGrid, opaque: Uint8Array): PathGoal {
  return {
    ...unchanging,
    heuristic: (node) =>
      Math.max(0, flatDistance(block.x - node.x, block.z - node.z) + Math.abs(block.y - node.y) - 2),
    isEnd: (node) => canReachFrom(node, block, grid, opaque),
  }
}

/** True if a body whose feet are in cell `from` can dig or use the block. */
export function canReachFrom(from: Cell, block: Cell, grid: StateGrid, opaque: Uint8Array): boolean {
  const dx = block.x - from.x
  const dy = block.y - from.y
  const dz = block.z - from.z
  if (dx === 0 && dz === 0 && dy <= 1) return false
  const away = Math.hypot(dx, block.y + 0.5 - from.y - eyeHeight, dz)
  if (away > armReachBlocks) return false
  // A cell beside the body is in reach even while the body's own cell is still to be dug out.
  if (Math.abs(dx) + Math.abs(dz) === 1 && (dy === 0 || dy === 1)) return true
  if (dx === 0 && dz === 0 && dy === 2) return true
  const eyes = { x: from.x + 0.5, y: from.y + eyeHeight, z: from.z + 0.5 }
  return isVisible(grid, opaque, eyes, block.x, block.y, block.z)
}

/** Length of the shortest way over a grid with diagonals. */
function flatDistance(dx: number, dz: number): number {
  const long = Math.max(Math.abs(dx), Math.abs(dz))
  const short = Math.min(Math.abs(dx), Math.abs(dz))
  return long - short + short * Math.SQRT2
}
