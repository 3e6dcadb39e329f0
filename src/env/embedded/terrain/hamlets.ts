import type { Random } from '../../random.ts'
import type { BlockStates } from '../world/block-states.ts'
import type { Resident } from '../world/terrain-generator.ts'
import type { Canvas } from './canvas.ts'
import { ChunkRandom } from './chunk-random.ts'
import { type HamletPlan, planHamlet } from './hamlet-plan.ts'
import { hamletRadius, hamletSite, type HamletSite, regionChunks } from './hamlet-site.ts'
import type { LandShape } from './land-shape.ts'

/** No tree stands nearer than this to the plots. */
const clearingRadius = hamletRadius + 3
const cachedRegions = 64

interface Region {
  readonly x: number
  readonly z: number
  readonly site: HamletSite | null
  /** Drawn up when the first of its columns is. */
  plan: HamletPlan | null
}

/** Hamlets now and then: where they lie, and their blocks. A pure function of the seed, as all terrain. */
export class Hamlets {
  private readonly land: LandShape
  private readonly states: BlockStates
  private readonly density: number
  private readonly random: ChunkRandom
  private readonly regions: (Region | undefined)[] = new Array<Region | undefined>(cachedRegions).fill(
    undefined,
  )

  /** `density` is the number of hamlets relative to an ordinary world; more than 1.25 changes nothing more. */
  constructor(random: Random, land: LandShape, states: BlockStates, density: number) {
    this.random = new ChunkRandom(random)
    this.land = land
    this.states = states
    this.density = density
  }

  /** True where trees must not stand. */
  isCleared(x: number, z: number): boolean {
    const site = this.region(x >> 4, z >> 4).site
    return site !== null && Math.abs(x - site.x) <= clearingRadius && Math.abs(z - site.z) <= clearingRadius
  }

  /** Draws what lies in a chunk of the hamlet there, over the finished terrain. */
  draw(canvas: Canvas, chunkX: number, chunkZ: number): void {
    const plan = this.planFor(chunkX, chunkZ)
    if (plan === null) return
    const { air, fluid } = this.states
    for (const { x, y, z, state, fillsOnly } of plan.blocks) {
      if (x >> 4 !== chunkX || z >> 4 !== chunkZ) continue
      const index = (y << 8) | ((z & 15) << 4) | (x & 15)
      const present = canvas[index]!
      if (fillsOnly === true && air[present] === 0 && fluid[present] === 0) continue
      canvas[index] = state
    }
  }

  /** Who is first seen in a chunk. */
  residentsIn(chunkX: number, chunkZ: number): readonly Resident[] {
    const plan = this.planFor(chunkX, chunkZ)
    if (plan === null) return []
    return plan.residents.filter(({ x, z }) => x >> 4 === chunkX && z >> 4 === chunkZ)
  }

  private planFor(chunkX: number, chunkZ: number): HamletPlan | null {
    const region = this.region(chunkX, chunkZ)
    const { site } = region
    if (site === null) return null
    const nearX = Math.abs(chunkX * 16 + 8 - site.x) <= hamletRadius + 8
    const nearZ = Math.abs(chunkZ * 16 + 8 - site.z) <= hamletRadius + 8
    if (!nearX || !nearZ) return null
    region.plan ??= planHamlet(site, this.land, this.states, this.random)
    return region.plan
  }

  private region(chunkX: number, chunkZ: number): Region {
    const x = Math.floor(chunkX / regionChunks)
    const z = Math.floor(chunkZ / regionChunks)
    const place = (x & 7) | ((z & 7) << 3)
    const cached = this.regions[place]
    if (cached?.x === x && cached.z === z) return cached
    const region = { x, z, site: hamletSite(this.land, this.random, x, z, this.density), plan: null }
    this.regions[place] = region
    return region
  }
}
