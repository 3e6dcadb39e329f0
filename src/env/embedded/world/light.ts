import type { BlockWorld } from './block-world.ts'
import type { Column, ColumnLight } from './column.ts'
import { planeLevel } from './column-light.ts'
import { lightColumn } from './light-column.ts'
import { type LoadedColumns, LightFlood, packPlace, placesAround } from './light-flood.ts'

/** Light of both kinds at a block, 0-15. Sky light is that of noon: how much of it counts depends on the time of day. */
export interface LightLevels {
  readonly block: number
  readonly sky: number
}

/**
 * The light of a world: reckoned column by column where somebody asks, kept up with every change of a block, across
 * the borders of columns. Light of a column is exact once the eight around it have theirs.
 */
export class WorldLight {
  readonly #world: BlockWorld
  readonly #flood: LightFlood
  readonly #loaded: LoadedColumns
  readonly #changed = new Set<Column>()
  /** True when a block's change has altered light since `takeUrgency` was last called. */
  #urgent = false

  constructor(world: BlockWorld) {
    this.#world = world
    this.#flood = new LightFlood(world.states)
    this.#loaded = (chunkX, chunkZ) => world.loadedColumn(chunkX, chunkZ)
    world.onChange((x, y, z, before, after) => {
      this.#update(x, y, z, before, after)
    })
  }

  /**
   * Exact light at a block. Lights, and where need be generates, the columns within 15 blocks, so ask near players. Below
   * the world it is dark, above it bright.
   */
  lightAt(x: number, y: number, z: number): LightLevels {
    if (y < 0) return { block: 0, sky: 0 }
    for (let chunkX = (x - 15) >> 4; chunkX <= (x + 15) >> 4; chunkX++) {
      for (let chunkZ = (z - 15) >> 4; chunkZ <= (z + 15) >> 4; chunkZ++) {
        this.ofColumn(this.#world.columnAt(chunkX, chunkZ))
      }
    }
    if (y > 255) return { block: 0, sky: 15 }
    const light = this.ofColumn(this.#world.columnAt(x >> 4, z >> 4))
    const index = ((y & 15) << 8) | ((z & 15) << 4) | (x & 15)
    return { block: planeLevel(light.block, y >> 4, index), sky: planeLevel(light.sky, y >> 4, index) }
  }

  /** A column's light, as far as the columns around it are lit. */
  ofColumn(column: Column): ColumnLight {
    if (column.light === null) {
      lightColumn(column, this.#world.states, this.#flood, this.#loaded)
      this.#noteChanges()
    }
    return column.light!
  }

  /** Columns of which some sections' light has changed since it was told; whoever tells it clears `changed` and forgets. */
  get changedColumns(): ReadonlySet<Column> {
    return this.#changed
  }

  /** Call when a column's changes were told, or nobody wants to know. */
  forgetChanges(column: Column): void {
    this.#changed.delete(column)
    if (column.light === null) return
    column.light.sky.changed = column.light.block.changed = 0
  }

  /** True once after a block's change has altered light. */
  takeUrgency(): boolean {
    const urgent = this.#urgent
    this.#urgent = false
    return urgent
  }

  #update(x: number, y: number, z: number, before: number, after: number): void {
    const { lightFilter, lightEmission } = this.#world.states
    const filterChanges = lightFilter[before] !== lightFilter[after]
    if (!filterChanges && lightEmission[before] === lightEmission[after]) return
    const column = this.#loaded(x >> 4, z >> 4)
    if (column?.light == null) return
    const flood = this.#flood
    flood.enter(column, this.#loaded)
    const place = packPlace(x & 15, y, z & 15)
    flood.turnTo('block')
    this.#changeAt(place)
    flood.raise(place, lightEmission[after]!)
    flood.spread()
    if (filterChanges) {
      flood.turnTo('sky')
      this.#changeAt(place)
      if (y === 255) flood.raise(place, 15 - lightFilter[after]!)
      flood.spread()
    }
    if (this.#noteChanges()) this.#urgent = true
  }

  /** Takes the light of a place away and lets what is around it shine in again. */
  #changeAt(place: number): void {
    this.#flood.darken(place)
    for (const neighbour of placesAround(place)) {
      if (this.#flood.levelAt(neighbour) > 1) this.#flood.spreadFrom(neighbour)
    }
  }

  #noteChanges(): boolean {
    let any = false
    for (let slot = 0; slot < 9; slot++) {
      const column = this.#flood.columnIn(slot)
      const light = column?.light
      if (!column || !light || (light.sky.changed | light.block.changed) === 0) continue
      this.#changed.add(column)
      any = true
    }
    return any
  }
}
