import pathfinderPackage from 'mineflayer-pathfinder'
import type { Bot } from 'mineflayer'
import type { Vec3 } from 'vec3'

/** The little that this room uses of mineflayer-pathfinder, whose own typings import files that are not declared. */
export interface PathMove {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly remainingBlocks: number
  cost: number
  readonly toBreak: Vec3[]
  readonly toPlace: readonly PathPlacement[]
  readonly hash: string
}
/** Place a block against the face (dx, dy, dz) of the block at (x, y, z); `jump` while jumping. */
export interface PathPlacement {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly dx: number
  readonly dy: number
  readonly dz: number
  readonly jump?: boolean
}
/** What the search asks about a block. Mutable, because the pathfinder's moves write `height`. */
export interface PathBlock {
  position: Vec3
  type: number
  safe: boolean
  physical: boolean
  replaceable: boolean
  liquid: boolean
  climbable: boolean
  canFall: boolean
  openable: boolean
  height: number
  stateId: number
}
export interface PathDirection {
  readonly x: number
  readonly z: number
}
/** Where a search shall end. */
export interface PathGoal {
  heuristic(node: PathMove): number
  isEnd(node: PathMove): boolean
  hasChanged(): boolean
  isValid(): boolean
}
export interface PathResult {
  readonly status: 'success' | 'noPath' | 'timeout' | 'partial'
  readonly path: readonly PathMove[]
  readonly visitedNodes: number
}
/** The library's rules of movement, as far as they are built on or replaced here. */
export interface BaseMovements {
  readonly bot: Bot
  canDig: boolean
  allow1by1towers: boolean
  allowParkour: boolean
  allowSprinting: boolean
  allowEntityDetection: boolean
  canOpenDoors: boolean
  maxDropDown: number
  infiniteLiquidDropdownDistance: boolean
  placeCost: number
  liquidCost: number
  scafoldingBlocks: number[]
  countScaffoldingItems(): number
  getBlock(position: PathDirection & { readonly y: number }, dx: number, dy: number, dz: number): PathBlock
  safeToBreak(block: PathBlock): boolean
  safeOrBreak(block: PathBlock, toBreak: Vec3[]): number
  getNeighbors(node: PathMove): PathMove[]
  getMoveDown(node: PathMove, neighbors: PathMove[]): void
}
interface PathfinderPlugin {
  getPathFromTo(
    movements: BaseMovements,
    start: { readonly x: number; readonly y: number; readonly z: number },
    goal: PathGoal,
    options: { timeout: number; tickTimeout: number; searchRadius: number; optimizePath: boolean },
  ): Generator<{ readonly result: PathResult }, void>
}

const parts = pathfinderPackage as unknown as {
  readonly pathfinder: (bot: Bot) => void
  readonly Movements: new (bot: Bot) => BaseMovements
}
export const Movements = parts.Movements

/** Loads the pathfinder into a bot that does not have it yet. */
export function loadPathfinder(bot: Bot): void {
  if (!bot.hasPlugin(parts.pathfinder)) bot.loadPlugin(parts.pathfinder)
}

/** The pathfinder of a bot that has it loaded. */
export function pathfinderOf(bot: Bot): PathfinderPlugin {
  return (bot as unknown as { readonly pathfinder: PathfinderPlugin }).pathfinder
}
