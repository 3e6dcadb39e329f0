import type { Bot } from 'mineflayer'
import type { Perception } from '../../perception.ts'
import type { Position } from '../../position.ts'
import type { PerceivedKind } from '../../world-state.ts'
import type { PerceivedBlock, PerceivedWorld } from '../deed.ts'
import type { BlockFacts } from './block-facts.ts'
import { BlockMemory } from './block-memory.ts'
import type { BlockSense, Eyes } from './block-sense.ts'
import { ScanSense } from './scan-sense.ts'
import { SightSense } from './sight-sense.ts'
import type { StateGrid } from './state-grid.ts'

interface Point {
  readonly x: number
  readonly y: number
  readonly z: number
}

/** What one body knows of the blocks around it, under one perception level, for one episode. */
export class PerceivedBlocks implements PerceivedWorld {
  private readonly bot: Bot
  private readonly grid: StateGrid
  private readonly facts: BlockFacts
  private readonly memory: BlockMemory
  private readonly sense: BlockSense
  private summaryOf = {
    revision: -1,
    x: NaN,
    y: NaN,
    z: NaN,
    blocks: {} as Readonly<Record<string, PerceivedKind>>,
  }

  constructor(bot: Bot, grid: StateGrid, facts: BlockFacts, perception: Perception) {
    this.bot = bot
    this.grid = grid
    this.facts = facts
    this.memory = new BlockMemory(facts)
    this.sense =
      perception === 'sight'
        ? new SightSense(grid, facts, this.memory)
        : new ScanSense(grid, facts, this.memory, perception === 'exposed')
    bot.on('blockUpdate', this.blockChanged)
    bot.on('chunkColumnLoad', this.columnLoaded)
  }

  /** Stops following the world. */
  dispose(): void {
    this.bot.off('blockUpdate', this.blockChanged)
    this.bot.off('chunkColumnLoad', this.columnLoaded)
  }

  nearest(names: readonly string[], from: Position, limit: number): readonly PerceivedBlock[] {
    return this.memory.nearest(names, from, limit)
  }

  count(names: readonly string[]): number {
    return this.memory.count(names)
  }

  isKnown(position: Position): boolean {
    return this.memory.kindAt(Math.floor(position.x), Math.floor(position.y), Math.floor(position.z)) !== 0
  }

  look(): void {
    this.sense.look(this.eyes())
  }

  /** One tick of looking around while something else is done. */
  step(): void {
    this.sense.step(this.eyes())
  }

  summary(from: Position): Readonly<Record<string, PerceivedKind>> {
    const known = this.summaryOf
    const moved = Math.hypot(from.x - known.x, from.y - known.y, from.z - known.z)
    if (known.revision === this.memory.revision && moved < 0.01) return known.blocks
    const blocks = this.memory.summary(from)
    this.summaryOf = { revision: this.memory.revision, x: from.x, y: from.y, z: from.z, blocks }
    return blocks
  }

  /** Where the bot's eyes are. */
  eyes(): Eyes {
    return eyesOf(this.bot)
  }

  private readonly blockChanged = (_old: unknown, changed: { readonly position: Point } | null): void => {
    if (!changed) return
    const { x, y, z } = changed.position
    const state = this.grid.stateAt(x, y, z)
    if (state >= 0 && this.memory.kindAt(x, y, z) !== 0) {
      const cell = ((y & 15) << 8) | ((z & 15) << 4) | (x & 15)
      this.memory.record(this.memory.section(x >> 4, y >> 4, z >> 4), cell, this.facts.kind[state]!)
    }
    this.sense.blockChanged(x, y, z)
  }

  private readonly columnLoaded = (corner: Point): void => {
    this.sense.columnLoaded(corner.x >> 4, corner.z >> 4)
  }
}

/** Where a bot's eyes are. Standing: 1.62 blocks above the feet. */
export function eyesOf(bot: Bot): Eyes {
  const { position } = bot.entity
  const eyeHeight = (bot.entity as { eyeHeight?: number }).eyeHeight ?? 1.62
  return { x: position.x, y: position.y + eyeHeight, z: position.z }
}
