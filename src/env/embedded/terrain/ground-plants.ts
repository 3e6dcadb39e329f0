import type { Random } from '../../random.ts'
import type { BlockStates } from '../world/block-states.ts'
import type { BiomeTraits } from './biome-table.ts'
import { biomeNames, biomeTraits } from './biome-table.ts'
import type { Canvas } from './canvas.ts'
import { ChunkRandom } from './chunk-random.ts'
import type { ChunkLand } from './land-shape.ts'
import { seaLevel } from './land-shape.ts'
import { OctaveNoise } from './octave-noise.ts'

/** Snow lies on mountains from about this height up. */
const snowLineY = 104

/** Grass, ferns, flowers, cactus, sugar cane beside water, snow and ice: all that lies on the ground. */
export class GroundPlants {
  private readonly random: ChunkRandom
  private readonly lushness: OctaveNoise
  private readonly state: Readonly<Record<PlantName, number>>
  private readonly flowers: readonly number[]
  private readonly solid: Uint8Array

  constructor(random: Random, states: BlockStates) {
    this.random = new ChunkRandom(random)
    this.lushness = new OctaveNoise(random.fork('lushness'), 28, 2)
    this.solid = states.solid
    this.state = {
      grassBlock: states.stateOf('grass_block'),
      snowyGrassBlock: states.stateOf('grass_block', { snowy: true }),
      sand: states.stateOf('sand'),
      water: states.stateOf('water'),
      ice: states.stateOf('ice'),
      snow: states.stateOf('snow', { layers: 1 }),
      grass: states.stateOf('grass'),
      fern: states.stateOf('fern'),
      tallGrassLower: states.stateOf('tall_grass', { half: 'lower' }),
      tallGrassUpper: states.stateOf('tall_grass', { half: 'upper' }),
      cactus: states.stateOf('cactus'),
      deadBush: states.stateOf('dead_bush'),
      sugarCane: states.stateOf('sugar_cane'),
    }
    this.flowers = ['dandelion', 'poppy', 'azure_bluet', 'oxeye_daisy', 'cornflower'].map((name) =>
      states.stateOf(name),
    )
  }

  draw(canvas: Canvas, land: ChunkLand): void {
    this.random.startAt(land.chunkX, land.chunkZ, 0)
    const lush = 0.35 + 1.3 * Math.max(0, this.lushness.at(land.chunkX * 16 + 8, land.chunkZ * 16 + 8) + 0.5)
    for (let foot = 0; foot < 256; foot++) {
      const draw = this.random.next()
      const ground = land.heights[foot]!
      const traits = biomeTraits[biomeNames[land.biomes[((foot >> 6) << 2) | ((foot & 15) >> 2)]!]!]
      const top = (ground << 8) | foot
      if (traits.snow || ground >= snowLineY) this.freeze(canvas, top, ground, foot)
      if (canvas[top + 256] !== 0) continue
      if (canvas[top] === this.state.grassBlock) this.growOnGrass(canvas, top, traits, draw, lush)
      else if (canvas[top] === this.state.sand) this.growOnSand(canvas, top, foot, draw, traits)
    }
  }

  private growOnGrass(canvas: Canvas, top: number, traits: BiomeTraits, draw: number, lush: number): void {
    const above = top + 256
    const grass = traits.grass * lush
    if (draw < grass) {
      const isConifer = (traits.treeKinds.spruce ?? 0) > 0.5
      if (draw < grass * 0.08 && canvas[above + 256] === 0 && !isConifer) {
        canvas[above] = this.state.tallGrassLower
        canvas[above + 256] = this.state.tallGrassUpper
      } else {
        canvas[above] = isConifer ? this.state.fern : this.state.grass
      }
      return
    }
    const flower = (draw - grass) / Math.max(traits.flowers, 1e-9)
    if (flower < 1) canvas[above] = this.flowers[Math.floor(flower * this.flowers.length)]!
    else if (draw > 0.8) this.growSugarCane(canvas, top, draw)
  }

  private growOnSand(canvas: Canvas, top: number, foot: number, draw: number, traits: BiomeTraits): void {
    const isInside = (foot & 15) > 0 && (foot & 15) < 15 && foot >= 16 && foot < 240
    const isDesert = traits === biomeTraits.desert
    if (isDesert && draw < 0.004 && isInside && this.hasFreeSides(canvas, top + 256)) {
      const height = 1 + Math.floor(draw * 750)
      for (let step = 1; step <= height; step++) {
        if (!this.hasFreeSides(canvas, top + step * 256) || canvas[top + step * 256] !== 0) return
        canvas[top + step * 256] = this.state.cactus
      }
    } else if (isDesert && draw < 0.014) {
      canvas[top + 256] = this.state.deadBush
    } else if (draw > 0.8) {
      this.growSugarCane(canvas, top, draw)
    }
  }

  /** Sugar cane stands beside water; kept from the column's edge, where the neighbour is not known. */
  private growSugarCane(canvas: Canvas, top: number, draw: number): void {
    const foot = top & 255
    if (top >> 8 !== seaLevel - 1 || (foot & 15) === 0 || (foot & 15) === 15 || foot < 16 || foot >= 240)
      return
    const { water } = this.state
    const isWet = [-1, 1, -16, 16].some((side) => canvas[top + side] === water)
    if (!isWet) return
    const height = 1 + (Math.floor(draw * 10_000) % 3)
    for (let step = 1; step <= height && canvas[top + step * 256] === 0; step++) {
      canvas[top + step * 256] = this.state.sugarCane
    }
  }

  private hasFreeSides(canvas: Canvas, index: number): boolean {
    const { solid } = this
    return (
      solid[canvas[index - 1]!] === 0 &&
      solid[canvas[index + 1]!] === 0 &&
      solid[canvas[index - 16]!] === 0 &&
      solid[canvas[index + 16]!] === 0
    )
  }

  /** Snow on what is open to the sky and solid (on leaves too), ice on water. */
  private freeze(canvas: Canvas, top: number, ground: number, foot: number): void {
    let y = Math.max(ground, seaLevel - 1) + 16
    while (y > ground && canvas[(y << 8) | foot] === 0) y--
    const index = (y << 8) | foot
    const state = canvas[index]!
    if (state === this.state.water) {
      canvas[index] = this.state.ice
    } else if (this.solid[state] === 1) {
      canvas[index + 256] = this.state.snow
      if (state === this.state.grassBlock) canvas[top] = this.state.snowyGrassBlock
    }
  }
}

type PlantName =
  | 'grassBlock'
  | 'snowyGrassBlock'
  | 'sand'
  | 'water'
  | 'ice'
  | 'snow'
  | 'grass'
  | 'fern'
  | 'tallGrassLower'
  | 'tallGrassUpper'
  | 'cactus'
  | 'deadBush'
  | 'sugarCane'
