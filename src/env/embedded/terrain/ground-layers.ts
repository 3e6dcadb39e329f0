import type { Random } from '../../random.ts'
import type { BlockStates } from '../world/block-states.ts'
import type { Canvas } from './canvas.ts'
import { ChunkRandom } from './chunk-random.ts'
import type { ChunkLand } from './land-shape.ts'
import { seaLevel, surface } from './land-shape.ts'

/** Bedrock is whole at y 0 and thins out up to here. */
const highestBedrock = 4

/** Fills a column with bedrock, stone, a surface of earth, sand, gravel or clay, and water up to sea level. */
export class GroundLayers {
  private readonly random: ChunkRandom
  private readonly stone: number
  private readonly bedrock: number
  private readonly water: number
  private readonly dirt: number
  private readonly grassBlock: number
  /** By surface kind: the top block, what lies below it, and what lies below that. */
  private readonly layers: readonly (readonly [top: number, below: number, deep: number])[]

  constructor(random: Random, states: BlockStates) {
    this.random = new ChunkRandom(random)
    this.dirt = states.stateOf('dirt')
    this.grassBlock = states.stateOf('grass_block')
    const of = (name: string) => states.stateOf(name)
    this.stone = of('stone')
    this.bedrock = of('bedrock')
    this.water = of('water')
    const layers: [number, number, number][] = []
    layers[surface.grass] = [of('grass_block'), of('dirt'), this.stone]
    layers[surface.sand] = [of('sand'), of('sand'), of('sandstone')]
    layers[surface.gravel] = [of('gravel'), of('gravel'), this.stone]
    layers[surface.stone] = [this.stone, this.stone, this.stone]
    layers[surface.snowyGrass] = [of('grass_block'), of('dirt'), this.stone]
    layers[surface.dirt] = [of('dirt'), of('dirt'), this.stone]
    layers[surface.clay] = [of('clay'), of('dirt'), this.stone]
    this.layers = layers
  }

  /** Overwrites the whole canvas. */
  fill(canvas: Canvas, land: ChunkLand): void {
    const { stone, water, random } = this
    const solidEnd = (land.lowest + 1) << 8
    canvas.fill(stone, 0, solidEnd)
    canvas.fill(0, solidEnd)
    for (let y = land.lowest + 1; y <= Math.max(land.highest, seaLevel - 1); y++) {
      for (let foot = 0; foot < 256; foot++) {
        if (y <= land.heights[foot]!) canvas[(y << 8) | foot] = stone
        else if (y < seaLevel) canvas[(y << 8) | foot] = water
      }
    }
    random.startAt(land.chunkX, land.chunkZ, 0)
    for (let foot = 0; foot < 256; foot++) {
      const height = land.heights[foot]!
      const draw = random.next()
      const [top, below, deep] = this.layers[land.surface[foot]!]!
      const depth = draw < 0.5 ? 3 : 4
      canvas[(height << 8) | foot] = top
      for (let step = 1; step <= depth; step++) canvas[((height - step) << 8) | foot] = below
      for (let step = depth + 1; step <= depth + 3; step++) canvas[((height - step) << 8) | foot] = deep
    }
    this.layBedrock(canvas)
  }

  /** Lets grass grow on earth that a cave mouth has laid bare. */
  regrow(canvas: Canvas, land: ChunkLand): void {
    for (let foot = 0; foot < 256; foot++) {
      let index = (land.heights[foot]! << 8) | foot
      if (canvas[index] !== 0) continue
      while (index > 255 && canvas[index] === 0) index -= 256
      if (canvas[index] === this.dirt) canvas[index] = this.grassBlock
    }
  }

  private layBedrock(canvas: Canvas): void {
    canvas.fill(this.bedrock, 0, 256)
    for (let y = 1; y <= highestBedrock; y++) {
      const share = (highestBedrock + 1 - y) / (highestBedrock + 1)
      for (let foot = 0; foot < 256; foot++) {
        if (this.random.next() < share) canvas[(y << 8) | foot] = this.bedrock
      }
    }
  }
}
