import type { Position } from '../../position.ts'
import type { BlockStates } from './block-states.ts'
import type { BlockEntity, Column } from './column.ts'
import { columnState, sectionVolume, worldHeight, writeColumnState } from './column.ts'
import { lightArrays, stateArrays } from './section-arrays.ts'
import type { TerrainGenerator } from './terrain-generator.ts'

/** Called after a block's state changed, with the state ids before and after. */
export type ChangeListener = (x: number, y: number, z: number, before: number, after: number) => void

export interface BlockWorldOptions {
  /**
   * Columns kept in memory beyond which unmodified ones, least recently asked for first, are dropped; some 100 kB each with
   * their light. Default 384: what one player needs (`keepAtLeast`).
   */
  readonly maximumColumns?: number
}

interface Slot {
  readonly column: Column
  lastUse: number
}

/**
 * The blocks of one dimension, generated where first asked for. Coordinates are whole block coordinates.
 * An unmodified column may be dropped and generated anew, and its arrays used for another: keep no `Column` across ticks, nor
 * while another column is asked for that may have to be generated.
 */
export class BlockWorld {
  readonly generator: TerrainGenerator
  readonly states: BlockStates
  private readonly fewestColumns: number
  private maximumColumns: number
  private readonly slots = new Map<number, Slot>()
  /** The last column asked for in each of 64 places, found by the low three bits of both coordinates. */
  private readonly recent = new Array<Column | undefined>(64).fill(undefined)
  private readonly listeners = new Set<ChangeListener>()
  private readonly dropListeners = new Set<(column: Column) => void>()
  private use = 0
  private modifiedColumns = 0

  constructor(generator: TerrainGenerator, states: BlockStates, options: BlockWorldOptions = {}) {
    this.generator = generator
    this.states = states
    this.fewestColumns = options.maximumColumns ?? 384
    this.maximumColumns = this.fewestColumns
  }

  /** The state id at a block; 0 (air) below y 0 and above y 255. Generates the column when it is not loaded. */
  stateAt(x: number, y: number, z: number): number {
    if (y < 0 || y >= worldHeight) return 0
    const column = this.columnAt(x >> 4, z >> 4)
    const section = column.sections[y >> 4]
    return section ? section[((y & 15) << 8) | ((z & 15) << 4) | (x & 15)]! : 0
  }

  /** Sets the state id at a block and tells the listeners if it changed. Outside y 0-255 nothing happens. */
  setState(x: number, y: number, z: number, state: number): void {
    if (y < 0 || y >= worldHeight) return
    const column = this.columnAt(x >> 4, z >> 4)
    const before = columnState(column, x & 15, y, z & 15)
    if (before === state) return
    writeColumnState(column, x & 15, y, z & 15, state)
    this.markModified(column)
    for (const listener of this.listeners) listener(x, y, z, before, state)
  }

  /** The column with these chunk coordinates (block coordinates >> 4), generated when it is not loaded. */
  columnAt(chunkX: number, chunkZ: number): Column {
    const place = (chunkX & 7) | ((chunkZ & 7) << 3)
    const recent = this.recent[place]
    if (recent?.chunkX === chunkX && recent.chunkZ === chunkZ) return recent
    return this.columnFromSlots(chunkX, chunkZ, place)
  }

  /** Keeps as many columns in memory as are in use at a time, so that none is dropped and made anew again and again. */
  keepAtLeast(columns: number): void {
    this.maximumColumns = Math.max(this.fewestColumns, columns)
  }

  /** True while the column is in memory. */
  isLoaded(chunkX: number, chunkZ: number): boolean {
    return this.slots.has(columnKey(chunkX, chunkZ))
  }

  /** The column if it is in memory; asking does not keep it there. */
  loadedColumn(chunkX: number, chunkZ: number): Column | null {
    return this.slots.get(columnKey(chunkX, chunkZ))?.column ?? null
  }

  /** Calls `listener` after every change of a state; the returned function ends that. */
  onChange(listener: ChangeListener): () => void {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }

  /** Calls `listener` with every column that leaves the memory, while it is still whole. */
  onDrop(listener: (column: Column) => void): void {
    this.dropListeners.add(listener)
  }

  /** The biome id at a block column. */
  biomeAt(x: number, z: number): number {
    return this.columnAt(x >> 4, z >> 4).biomes[((z & 12) | ((x & 12) >> 2)) & 15]!
  }

  /** The y of the highest block with a collision box (leaves count, water and grass do not); -1 if there is none. */
  highestSolid(x: number, z: number): number {
    const column = this.columnAt(x >> 4, z >> 4)
    const { solid } = this.states
    const foot = ((z & 15) << 4) | (x & 15)
    for (let sectionY = column.sections.length - 1; sectionY >= 0; sectionY--) {
      const section = column.sections[sectionY]
      if (!section) continue
      for (let index = sectionVolume - 256 + foot; index >= 0; index -= 256) {
        if (solid[section[index]!] === 1) return (sectionY << 4) | (index >> 8)
      }
    }
    return -1
  }

  /** The data kept with a block, or null. */
  blockEntityAt(x: number, y: number, z: number): BlockEntity | null {
    if (y < 0 || y >= worldHeight) return null
    return this.columnAt(x >> 4, z >> 4).blockEntities.get(blockKey(x, y, z)) ?? null
  }

  /** Keeps data with a block, or forgets it (null). Changing the block's state does not touch it. */
  setBlockEntity(x: number, y: number, z: number, data: BlockEntity | null): void {
    if (y < 0 || y >= worldHeight) return
    const column = this.columnAt(x >> 4, z >> 4)
    if (data === null) {
      if (!column.blockEntities.delete(blockKey(x, y, z))) return
    } else {
      column.blockEntities.set(blockKey(x, y, z), data)
    }
    this.markModified(column)
  }

  /** Every block entity of columns that were changed, in the order in which they were first changed. */
  *keptBlockEntities(): Iterable<{
    readonly x: number
    readonly y: number
    readonly z: number
    readonly data: BlockEntity
  }> {
    for (const column of this.changedColumns()) {
      for (const [key, data] of column.blockEntities) {
        const x = (column.chunkX << 4) | (key & 15)
        yield { x, y: key >> 8, z: (column.chunkZ << 4) | ((key >> 4) & 15), data }
      }
    }
  }

  /** The columns that differ, or once differed, from what the generator makes. */
  *changedColumns(): Iterable<Column> {
    for (const { column } of this.slots.values()) if (column.modified) yield column
  }

  /** Drops everything, changes too. The world cannot be used after that. */
  release(): void {
    for (const { column } of this.slots.values()) {
      for (const listener of this.dropListeners) listener(column)
      takeApart(column)
    }
    this.slots.clear()
    this.recent.fill(undefined)
  }

  /** Puts a kept column in place of what the generator would make. Only before the world is used. */
  restoreColumn(column: Column): void {
    this.slots.set(columnKey(column.chunkX, column.chunkZ), { column, lastUse: 0 })
    this.markModified(column)
  }

  /** The spawn of the generator; the highest free place above it if blocks have been put there since. */
  spawn(): Position {
    const { x, y, z } = this.generator.spawn()
    const ground = this.highestSolid(Math.floor(x), Math.floor(z))
    const blocked = [0, 1].some(
      (up) => this.states.solid[this.stateAt(Math.floor(x), Math.floor(y) + up, Math.floor(z))] === 1,
    )
    return { x, y: blocked ? ground + 1 : y, z }
  }

  private columnFromSlots(chunkX: number, chunkZ: number, place: number): Column {
    const key = columnKey(chunkX, chunkZ)
    let slot = this.slots.get(key)
    if (slot === undefined) {
      slot = { column: this.generator.generate(chunkX, chunkZ), lastUse: 0 }
      this.slots.set(key, slot)
      if (this.slots.size - this.modifiedColumns > this.maximumColumns) this.dropOldest(key)
    }
    slot.lastUse = ++this.use
    this.recent[place] = slot.column
    return slot.column
  }

  /** Drops the quarter of the unmodified columns that was not asked for longest. */
  private dropOldest(keptKey: number): void {
    for (const column of this.recent) {
      const slot = column && this.slots.get(columnKey(column.chunkX, column.chunkZ))
      if (slot) slot.lastUse = ++this.use
    }
    const droppable = [...this.slots].filter(([key, slot]) => !slot.column.modified && key !== keptKey)
    droppable.sort((one, other) => one[1].lastUse - other[1].lastUse)
    this.recent.fill(undefined)
    for (const [key, { column }] of droppable.slice(0, Math.ceil(droppable.length / 4))) {
      this.slots.delete(key)
      for (const listener of this.dropListeners) listener(column)
      takeApart(column)
    }
  }

  private markModified(column: Column): void {
    column.revision++
    if (column.modified) return
    column.modified = true
    this.modifiedColumns++
  }
}

/** Gives a dropped column's arrays back for others to use. */
function takeApart(column: Column): void {
  stateArrays.takeBack(column.sections)
  if (column.light === null) return
  lightArrays.takeBack(column.light.sky.sections)
  lightArrays.takeBack(column.light.block.sections)
  column.light = null
}

/** Distinct for chunk coordinates from -2^21 to 2^21 - 1, beyond the border of the world. */
function columnKey(chunkX: number, chunkZ: number): number {
  return (chunkX + 0x200000) * 0x400000 + (chunkZ + 0x200000)
}

function blockKey(x: number, y: number, z: number): number {
  return (y << 8) | ((z & 15) << 4) | (x & 15)
}
