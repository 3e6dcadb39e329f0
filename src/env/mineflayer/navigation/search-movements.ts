import type { Bot } from 'mineflayer'
import { Vec3 } from 'vec3'
import { bestTool, digTicks } from '../body/best-tool.ts'
import { blockOfState } from '../body/state-blocks.ts'
import type { StateGrid } from '../perception/state-grid.ts'
import { Movements, type PathBlock, type PathMove } from './pathfinder-parts.ts'
import {
  BREAKABLE,
  CLIMBABLE,
  FALLS,
  HARMFUL,
  LAVA,
  LIQUID,
  PHYSICAL,
  REPLACEABLE,
  SAFE,
  walkFactsOf,
  type WalkFacts,
} from './walk-facts.ts'

/** Ticks that walking one block takes, about: 4.317 blocks a second. */
const ticksPerBlock = 4.6
/** What a cell next to lava or fire costs more, in blocks of way. */
const harmfulNeighbourCost = 12
const noMoves: PathMove[] = []

/** What a search may do, and for how long. */
export interface SearchLimits {
  readonly mayDig: boolean
  readonly mayPlace: boolean
  /** Items that must not be placed. */
  readonly keep: readonly string[]
  /** May a pillar be built under the own feet. */
  readonly mayTower: boolean
  /** Nodes after which the search is content with the nearest place that it found. */
  readonly maxNodes: number
}

/**
 * The pathfinder's moves on tables instead of block objects. It never digs straight down, keeps away from lava and fire,
 * drops at most three blocks (four when healthy), leaves useful blocks whole, and stops after `maxNodes`: the library's
 * own limits read the wall clock, which stands still on virtual time.
 */
export class SearchMovements extends Movements {
  /** Nodes expanded in this search. */
  visitedNodes = 0
  private readonly grid: StateGrid
  private readonly facts: WalkFacts
  private limits: SearchLimits = {
    mayDig: false,
    mayPlace: false,
    keep: [],
    mayTower: false,
    maxNodes: 0,
  }
  private readonly breakingCosts = new Map<number, number>()
  /** Blocks that the library looks at around one node: a search looks at millions, and they are half of all garbage. */
  private readonly blocks: PathBlock[] = []
  private blocksInUse = 0

  /** Costly: the library looks at every block of the version. One instance serves all searches of a body. */
  constructor(bot: Bot, grid: StateGrid) {
    super(bot)
    this.grid = grid
    this.facts = walkFactsOf(bot.registry)
    this.allowParkour = false
    this.allowEntityDetection = false
    this.canOpenDoors = false
    this.infiniteLiquidDropdownDistance = true
    this.placeCost = 4
    this.liquidCost = 2
  }

  /** Makes ready for the next search: its limits, and the health and the tools that the body has now. */
  begin(limits: SearchLimits): void {
    this.limits = limits
    this.visitedNodes = 0
    this.breakingCosts.clear()
    this.canDig = limits.mayDig
    this.scafoldingBlocks = scaffoldingIds(this.bot, limits.keep)
    this.allow1by1towers = limits.mayTower
    this.maxDropDown = this.bot.health >= 14 ? 4 : 3
  }

  override countScaffoldingItems(): number {
    return this.limits.mayPlace ? super.countScaffoldingItems() : 0
  }

  override getBlock(
    position: { x: number; y: number; z: number },
    dx: number,
    dy: number,
    dz: number,
  ): PathBlock {
    const x = position.x + dx
    const y = position.y + dy
    const z = position.z + dz
    const loaded = this.grid.stateAt(x, y, z)
    const stateId = loaded < 0 ? 0 : loaded
    const flags = loaded < 0 ? 0 : this.facts.flags[stateId]!
    const block = this.nextBlock()
    block.position.x = x
    block.position.y = y
    block.position.z = z
    block.type = this.facts.type[stateId]!
    block.safe = (flags & SAFE) !== 0
    block.physical = (flags & PHYSICAL) !== 0
    block.replaceable = (flags & REPLACEABLE) !== 0
    block.liquid = (flags & LIQUID) !== 0
    block.climbable = (flags & CLIMBABLE) !== 0
    block.canFall = (flags & FALLS) !== 0
    block.height = y + this.facts.height[stateId]!
    block.stateId = loaded
    return block
  }

  override safeToBreak(block: PathBlock): boolean {
    if (!this.canDig || block.stateId < 0 || (this.facts.flags[block.stateId]! & BREAKABLE) === 0)
      return false
    const { x, y, z } = block.position
    // Liquid beside or above would flow in; sand and gravel above would come down.
    return (
      (this.flagsAt(x, y + 1, z) & (LIQUID | FALLS)) === 0 &&
      (this.flagsAt(x - 1, y, z) & LIQUID) === 0 &&
      (this.flagsAt(x + 1, y, z) & LIQUID) === 0 &&
      (this.flagsAt(x, y, z - 1) & LIQUID) === 0 &&
      (this.flagsAt(x, y, z + 1) & LIQUID) === 0
    )
  }

  override safeOrBreak(block: PathBlock, toBreak: Vec3[]): number {
    if (block.safe) return 0
    if (!this.safeToBreak(block)) return 101
    toBreak.push(block.position)
    return this.breakingCost(block.stateId)
  }

  override getMoveDown(node: PathMove, neighbors: PathMove[]): void {
    // Only where the way down is open: a ladder, or water. Never by digging out the own floor.
    if ((this.flagsAt(node.x, node.y - 1, node.z) & SAFE) !== 0) super.getMoveDown(node, neighbors)
  }

  override getNeighbors(node: PathMove): PathMove[] {
    if (++this.visitedNodes > this.limits.maxNodes) return noMoves
    this.blocksInUse = 0
    const moves = super.getNeighbors(node)
    let kept = 0
    for (const move of moves) {
      if (this.cutsCorner(node, move)) continue
      const harm = this.harmNear(move)
      if (harm === Infinity) continue
      move.cost += harm
      keepPositions(move.toBreak)
      moves[kept++] = move
    }
    moves.length = kept
    return moves
  }

  private nextBlock(): PathBlock {
    const index = this.blocksInUse++
    const used = this.blocks[index]
    if (used !== undefined) return used
    const made = createBlock()
    this.blocks.push(made)
    return made
  }

  /**
   * True for a diagonal step past a corner, or up. The library asks for one free side only; a body slides along the other,
   * ends up under or beside the block that it should have jumped from, and stays there.
   */
  private cutsCorner(node: PathMove, move: PathMove): boolean {
    if (node.x === move.x || node.z === move.z) return false
    if (move.y > node.y || move.toBreak.length > 0) return true
    return !this.isFree(move.x, node.y, node.z) || !this.isFree(node.x, node.y, move.z)
  }

  private isFree(x: number, y: number, z: number): boolean {
    return (this.flagsAt(x, y, z) & this.flagsAt(x, y + 1, z) & SAFE) !== 0
  }

  private flagsAt(x: number, y: number, z: number): number {
    const stateId = this.grid.stateAt(x, y, z)
    return stateId < 0 ? 0 : this.facts.flags[stateId]!
  }

  /** Infinity where standing would hurt, more cost beside lava or fire, else 0. */
  private harmNear({ x, y, z }: PathMove): number {
    if ((this.flagsAt(x, y, z) & HARMFUL) !== 0 || (this.flagsAt(x, y + 1, z) & HARMFUL) !== 0)
      return Infinity
    if ((this.flagsAt(x, y - 1, z) & (LAVA | HARMFUL)) !== 0) return Infinity
    let harm = 0
    for (let dx = -1; dx <= 1; dx++) {
      for (let dz = -1; dz <= 1; dz++) {
        if (dx === 0 && dz === 0) continue
        const flags = this.flagsAt(x + dx, y, z + dz) | this.flagsAt(x + dx, y - 1, z + dz)
        if ((flags & HARMFUL) !== 0) harm += harmfulNeighbourCost
      }
    }
    return harm
  }

  /** Time to break a block with the best carried tool, in blocks of way. */
  private breakingCost(stateId: number): number {
    const known = this.breakingCosts.get(stateId)
    if (known !== undefined) return known
    const block = blockOfState(this.bot, stateId)
    const cost = 1 + digTicks(this.bot, block, bestTool(this.bot, block)) / ticksPerBlock
    this.breakingCosts.set(stateId, cost)
    return cost
  }
}

/** Moves outlive the blocks that they were made from. */
function keepPositions(positions: Vec3[]): void {
  for (let index = 0; index < positions.length; index++) positions[index] = positions[index]!.clone()
}

function createBlock(): PathBlock {
  return {
    position: new Vec3(0, 0, 0),
    type: 0,
    safe: false,
    physical: false,
    replaceable: false,
    liquid: false,
    climbable: false,
    canFall: false,
    openable: false,
    // A fraction, so that the engine stores the field as one from the start.
    height: 0.5,
    stateId: 0,
  }
}

const scaffolding = [
  'dirt',
  'cobblestone',
  'cobbled_deepslate',
  'netherrack',
  'coarse_dirt',
  'andesite',
  'diorite',
  'granite',
]

/** Items that may be placed to walk on, cheapest first; `keep` names such as may not. */
export function scaffoldingIds(bot: Bot, keep: readonly string[] = []): number[] {
  const items = bot.registry.itemsByName as Readonly<Record<string, { readonly id: number } | undefined>>
  return scaffolding
    .filter((name) => !keep.includes(name))
    .map((name) => items[name]?.id)
    .filter((id) => id !== undefined)
}
