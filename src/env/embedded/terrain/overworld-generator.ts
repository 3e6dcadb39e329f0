import type { Position } from '../../position.ts'
import { createRandom } from '../../random.ts'
import type { BlockStates } from '../world/block-states.ts'
import type { Column } from '../world/column.ts'
import type { Resident, TerrainGenerator } from '../world/terrain-generator.ts'
import { biomeIds } from './biome-ids.ts'
import { biomeNames } from './biome-table.ts'
import { columnOf, createCanvas } from './canvas.ts'
import { CaveField } from './cave-field.ts'
import { findSpawn } from './find-spawn.ts'
import { GroundLayers } from './ground-layers.ts'
import { GroundPlants } from './ground-plants.ts'
import { Hamlets } from './hamlets.ts'
import { LandShape, seaLevel } from './land-shape.ts'
import { MineralVeins } from './mineral-veins.ts'
import type { OverworldOptions } from './terrain-options.ts'
import { ordinaryOverworld } from './terrain-options.ts'
import { Trees } from './trees.ts'

/** Hollows up to this height are filled with lava. */
const lavaTopY = 10

/** Nothing that grows, on a neighbour's ground either, ends further above a column's highest ground. */
const growthAboveGround = 64

/** An ordinary overworld: hills, forests, plains, rivers, caves and ores, from a seed. */
export class OverworldGenerator implements TerrainGenerator {
  readonly land: LandShape
  readonly caves: CaveField
  readonly trees: Trees
  private readonly hamlets: Hamlets
  private readonly layers: GroundLayers
  private readonly minerals: MineralVeins
  private readonly plants: GroundPlants
  private readonly canvas = createCanvas()
  private readonly biomeIds: Uint8Array
  private readonly carve: (index: number) => void
  private spawnPosition: Position | null = null

  constructor(seed: number | string, states: BlockStates, options: OverworldOptions = ordinaryOverworld) {
    const random = createRandom(seed).fork('terrain')
    this.land = new LandShape(random.fork('land'), options)
    this.caves = new CaveField(random.fork('caves'), this.land, options.caveDensity)
    this.hamlets = new Hamlets(random.fork('hamlets'), this.land, states, options.hamletDensity)
    const isCleared = (x: number, z: number) => this.hamlets.isCleared(x, z)
    const { treeDensity } = options
    this.trees = new Trees(random.fork('trees'), this.land, this.caves, states, treeDensity, isCleared)
    this.layers = new GroundLayers(random.fork('layers'), states)
    this.minerals = new MineralVeins(random.fork('minerals'), this.land, states, options.ores)
    this.plants = new GroundPlants(random.fork('plants'), states)
    this.biomeIds = biomeIds(states.version, biomeNames)
    const { canvas } = this
    const lava = states.stateOf('lava')
    const bedrock = states.stateOf('bedrock')
    const water = states.stateOf('water')
    this.carve = (index) => {
      const state = canvas[index]!
      if (state === bedrock || state === water) return
      canvas[index] = index >> 8 <= lavaTopY ? lava : 0
    }
  }

  generate(chunkX: number, chunkZ: number): Column {
    const { canvas } = this
    const land = this.land.chunk(chunkX, chunkZ)
    this.layers.fill(canvas, land)
    this.caves.forEachHollow(chunkX, chunkZ, this.carve)
    this.layers.regrow(canvas, land)
    this.minerals.lay(canvas, chunkX, chunkZ)
    this.trees.draw(canvas, chunkX, chunkZ)
    this.plants.draw(canvas, land)
    this.hamlets.draw(canvas, chunkX, chunkZ)
    const column = columnOf(canvas, chunkX, chunkZ, Math.max(land.highest, seaLevel) + growthAboveGround)
    for (let cell = 0; cell < 16; cell++) column.biomes[cell] = this.biomeIds[land.biomes[cell]!]!
    return column
  }

  residents(chunkX: number, chunkZ: number): readonly Resident[] {
    return this.hamlets.residentsIn(chunkX, chunkZ)
  }

  spawn(): Position {
    this.spawnPosition ??= findSpawn(this.land, this.caves, this.trees)
    return this.spawnPosition
  }
}
