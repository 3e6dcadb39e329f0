import type { Bot } from 'mineflayer'
import { Vec3 } from 'vec3'

/** Cells of one 16x16x16 section, index `y << 8 | z << 4 | x`; null is a section full of air. */
export type SectionStates = Uint16Array | null

/**
 * Block state ids by coordinate, without block objects.
 * `sectionAt` takes section coordinates (block coordinates shifted right by four) and gives undefined where nothing is
 * loaded. The array must not be kept across ticks: a change of a block may replace it.
 */
export interface StateGrid {
  /** Lowest block height that can be loaded. */
  readonly minY: number
  /** First block height above the world. */
  readonly endY: number
  sectionAt(sectionX: number, sectionY: number, sectionZ: number): SectionStates | undefined
  /** State id of a block by integer coordinates; -1 where nothing is loaded; 0 above and below the world. */
  stateAt(x: number, y: number, z: number): number
}

interface StoredSection {
  /** Bytes without `get` in the oldest versions. */
  readonly data: { get?(index: number): number; readonly palette?: unknown }
  readonly palette?: readonly number[] | null
}
interface StoredColumn {
  readonly sections?: readonly (StoredSection | null)[]
  getBlockStateId(position: { x: number; y: number; z: number }): number
}
interface StoredWorld {
  getColumn(chunkX: number, chunkZ: number): StoredColumn | undefined
  on(event: string, listener: (...values: never[]) => void): void
  off(event: string, listener: (...values: never[]) => void): void
}
interface Point {
  readonly x: number
  readonly y: number
  readonly z: number
}
interface ChangedBlock {
  readonly position: Point
  readonly stateId?: number
}
type Column = (SectionStates | undefined)[]

/** Columns whose coordinates differ by 32,768 chunks would share a key; no client holds two such at once. */
const columnKey = (chunkX: number, chunkZ: number): number => ((chunkX & 0x7fff) << 15) | (chunkZ & 0x7fff)

/** Reads a bot's loaded chunks. Sections are decoded when first asked for and follow the changes of their blocks. */
export class ColumnStateGrid implements StateGrid {
  readonly minY: number
  readonly endY: number
  private readonly world: StoredWorld
  private readonly columns = new Map<number, Column>()
  private lastKey = -1
  private lastColumn: Column | undefined

  constructor(bot: Bot) {
    const game = bot.game as { minY?: number; height?: number }
    this.minY = game.minY ?? 0
    this.endY = this.minY + (game.height ?? 256)
    this.world = bot.world as unknown as StoredWorld
    this.world.on('blockUpdate', this.blockChanged)
    this.world.on('chunkColumnLoad', this.columnChanged)
    this.world.on('chunkColumnUnload', this.columnChanged)
  }

  /** Stops following the world. */
  dispose(): void {
    this.world.off('blockUpdate', this.blockChanged)
    this.world.off('chunkColumnLoad', this.columnChanged)
    this.world.off('chunkColumnUnload', this.columnChanged)
    this.columns.clear()
    this.lastColumn = undefined
    this.lastKey = -1
  }

  sectionAt(sectionX: number, sectionY: number, sectionZ: number): SectionStates | undefined {
    const key = columnKey(sectionX, sectionZ)
    if (key !== this.lastKey) {
      this.lastColumn = this.columns.get(key)
      this.lastKey = key
    }
    const known = this.lastColumn?.[sectionY - (this.minY >> 4)]
    if (known !== undefined) return known
    return this.decode(key, sectionX, sectionY, sectionZ)
  }

  stateAt(x: number, y: number, z: number): number {
    const section = this.sectionAt(x >> 4, y >> 4, z >> 4)
    if (section === undefined) return -1
    return section === null ? 0 : section[((y & 15) << 8) | ((z & 15) << 4) | (x & 15)]!
  }

  private decode(
    key: number,
    sectionX: number,
    sectionY: number,
    sectionZ: number,
  ): SectionStates | undefined {
    const stored = this.world.getColumn(sectionX, sectionZ)
    if (!stored) return undefined
    const baseY = sectionY << 4
    if (baseY < this.minY || baseY >= this.endY) return null
    let column = this.columns.get(key)
    if (!column) {
      column = []
      this.columns.set(key, column)
    }
    const index = sectionY - (this.minY >> 4)
    const section = decodeSection(stored, index, baseY)
    column[index] = section
    this.lastKey = key
    this.lastColumn = column
    return section
  }

  private readonly blockChanged = (_old: unknown, changed: ChangedBlock | null): void => {
    if (!changed) return
    const { x, y, z } = changed.position
    const column = this.columns.get(columnKey(x >> 4, z >> 4))
    if (!column) return
    const index = (y >> 4) - (this.minY >> 4)
    const section = column[index]
    if (section && changed.stateId !== undefined)
      section[((y & 15) << 8) | ((z & 15) << 4) | (x & 15)] = changed.stateId
    // Where all was air, or the version has no state ids, the section is decoded anew.
    else column[index] = undefined
  }

  private readonly columnChanged = (corner: Point): void => {
    this.columns.delete(columnKey(corner.x >> 4, corner.z >> 4))
    this.lastKey = -1
    this.lastColumn = undefined
  }
}

function decodeSection(column: StoredColumn, index: number, baseY: number): SectionStates {
  if (!column.sections) return decodeCellByCell(column, baseY)
  const section = column.sections[index]
  if (!section) return null
  const { data } = section
  if (!hasCells(data)) return decodeCellByCell(column, baseY)
  const states = new Uint16Array(4096)
  // From 1.18 on the container resolves its palette itself; before, the section holds the palette beside the data.
  const palette = data.palette === undefined ? section.palette : undefined
  let filled = 0
  for (let cell = 0; cell < 4096; cell++) {
    const value = data.get(cell)
    const state = palette ? (palette[value] ?? 0) : value
    states[cell] = state
    filled |= state
  }
  return filled === 0 ? null : states
}

function hasCells(data: StoredSection['data']): data is Required<StoredSection['data']> {
  return typeof data.get === 'function'
}

function decodeCellByCell(column: StoredColumn, baseY: number): SectionStates {
  const states = new Uint16Array(4096)
  // The oldest versions ask for a vector, with its methods.
  const position = new Vec3(0, 0, 0)
  let filled = 0
  for (let cell = 0; cell < 4096; cell++) {
    position.x = cell & 15
    position.z = (cell >> 4) & 15
    position.y = baseY + (cell >> 8)
    states[cell] = column.getBlockStateId(position)
    filled |= states[cell]!
  }
  return filled === 0 ? null : states
}
