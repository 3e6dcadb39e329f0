import type { BlockStates } from '../world/block-states.ts'
import type { Resident } from '../world/terrain-generator.ts'
import type { ChunkRandom } from './chunk-random.ts'
import type { HamletSite } from './hamlet-site.ts'
import type { LandShape } from './land-shape.ts'

/** All blocks of a hamlet, and who lives there. */
export interface HamletPlan {
  readonly site: HamletSite
  readonly residents: readonly Resident[]
  /** Puts a block; later ones win over earlier ones. */
  readonly blocks: readonly PlannedBlock[]
}

export interface PlannedBlock {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly state: number
  /** Only where the terrain has left air or a fluid. */
  readonly fillsOnly?: boolean
}

/** Middles of houses and fields from the well, in blocks, with the way that the door looks. */
const plots = [
  { x: 0, z: -12, doorX: 0, doorZ: 1 },
  { x: 12, z: 0, doorX: -1, doorZ: 0 },
  { x: 0, z: 12, doorX: 0, doorZ: -1 },
  { x: -12, z: 0, doorX: 1, doorZ: 0 },
] as const
const fieldPlot = { x: 12, z: 12 } as const
/** Air is made up to this height above a plot's floor. */
const headroom = 8
const houseHalf = 2
const wallHeight = 3
const fieldHalfX = 4
const fieldHalfZ = 3
const professionsByDraw = [
  'fletcher',
  'shepherd',
  'mason',
  'toolsmith',
  'butcher',
  'leatherworker',
  'cleric',
] as const

/** Draws up a hamlet: a well, houses, a field of wheat and carrots, and the ways between them. */
export function planHamlet(
  site: HamletSite,
  land: LandShape,
  states: BlockStates,
  random: ChunkRandom,
): HamletPlan {
  random.startAt(site.x, site.z, 1)
  const blocks: PlannedBlock[] = []
  const residents: Resident[] = []
  const state = materials(states, land.biomeAt(site.x, site.z))
  const put = (x: number, y: number, z: number, block: number) => void blocks.push({ x, y, z, state: block })
  const groundAt = (x: number, z: number) => land.chunk(x >> 4, z >> 4).heights[((z & 15) << 4) | (x & 15)]!
  /** Levels a plot: a floor at `y`, firm ground under it, air above it. */
  const level = (x: number, y: number, z: number, halfX: number, halfZ: number, floor: number) => {
    for (let dx = -halfX; dx <= halfX; dx++) {
      for (let dz = -halfZ; dz <= halfZ; dz++) {
        for (let down = 1; down <= 5; down++) {
          blocks.push({ x: x + dx, y: y - down, z: z + dz, state: state.dirt, fillsOnly: true })
        }
        put(x + dx, y, z + dz, floor)
        for (let up = 1; up <= headroom; up++) put(x + dx, y + up, z + dz, 0)
      }
    }
  }
  const path = (fromX: number, fromZ: number, toX: number, toZ: number) => {
    for (let step = 0; step <= Math.max(Math.abs(toX - fromX), Math.abs(toZ - fromZ)); step++) {
      const x = fromX + Math.sign(toX - fromX) * step
      const z = fromZ + Math.sign(toZ - fromZ) * step
      put(x, groundAt(x, z), z, state.path)
      for (let up = 1; up <= 3; up++) put(x, groundAt(x, z) + up, z, 0)
    }
  }
  const well = () => {
    const y = groundAt(site.x, site.z)
    level(site.x, y, site.z, 2, 2, state.cobblestone)
    for (let dx = -1; dx <= 1; dx++) {
      for (let dz = -1; dz <= 1; dz++) {
        const isRim = dx !== 0 || dz !== 0
        for (let down = 0; down <= 3; down++) {
          put(site.x + dx, y - down, site.z + dz, isRim || down === 3 ? state.cobblestone : state.water)
        }
        if (isRim && dx !== 0 && dz !== 0) {
          put(site.x + dx, y + 1, site.z + dz, state.fence)
          put(site.x + dx, y + 2, site.z + dz, state.fence)
        }
        put(site.x + dx, y + 3, site.z + dz, state.slab)
      }
    }
  }
  const house = (plot: (typeof plots)[number]) => {
    const [x, z] = [site.x + plot.x, site.z + plot.z]
    const y = groundAt(x, z)
    level(x, y, z, houseHalf + 1, houseHalf + 1, state.grassBlock)
    for (let dx = -houseHalf; dx <= houseHalf; dx++) {
      for (let dz = -houseHalf; dz <= houseHalf; dz++) {
        const atX = Math.abs(dx) === houseHalf
        const atZ = Math.abs(dz) === houseHalf
        put(x + dx, y, z + dz, state.cobblestone)
        put(x + dx, y + wallHeight + 1, z + dz, state.planks)
        for (let up = 1; up <= wallHeight && (atX || atZ); up++) {
          const isCorner = atX && atZ
          const isWindow = up === 2 && !isCorner && (dx === 0 || dz === 0)
          put(x + dx, y + up, z + dz, isCorner ? state.log : isWindow ? state.glass : state.planks)
        }
      }
    }
    const [doorX, doorZ] = [x + plot.doorX * houseHalf, z + plot.doorZ * houseHalf]
    put(doorX, y + 1, doorZ, 0)
    put(doorX, y + 2, doorZ, 0)
    put(x - plot.doorX, y + 1, z - plot.doorZ, state.torch)
    put(x + plot.doorZ, y + 1, z + plot.doorX, state.craftingTable)
    const [outX, outZ] = [x + plot.doorX * (houseHalf + 1), z + plot.doorZ * (houseHalf + 1)]
    path(outX + plot.doorX, outZ + plot.doorZ, site.x - plot.doorX * 3, site.z - plot.doorZ * 3)
    return { x: outX, y: y + 1, z: outZ }
  }
  const field = () => {
    const [x, z] = [site.x + fieldPlot.x, site.z + fieldPlot.z]
    const y = groundAt(x, z)
    level(x, y, z, fieldHalfX, fieldHalfZ, state.log)
    for (let dx = -fieldHalfX + 1; dx < fieldHalfX; dx++) {
      for (let dz = -fieldHalfZ + 1; dz < fieldHalfZ; dz++) {
        put(x + dx, y, z + dz, dz === 0 ? state.water : state.farmland)
        if (dz !== 0) put(x + dx, y + 1, z + dz, dz < 0 ? state.wheat : state.carrots)
      }
    }
  }
  well()
  field()
  plots.forEach((plot, index) => {
    // The second and third house always stand; the others as it comes.
    if (index % 3 === 0 && random.next() < 0.25) return
    const step = house(plot)
    const profession = index === 1 ? 'farmer' : professionsByDraw[random.below(professionsByDraw.length)]!
    residents.push({ x: step.x + 0.5, y: step.y, z: step.z + 0.5, profession })
  })
  return { site, residents, blocks }
}

function materials(states: BlockStates, biome: string) {
  const wood = biome.endsWith('taiga') ? 'spruce' : biome === 'birch_forest' ? 'birch' : 'oak'
  return {
    planks: states.stateOf(`${wood}_planks`),
    log: states.stateOf(`${wood}_log`, { axis: 'y' }),
    fence: states.stateOf(`${wood}_fence`),
    slab: states.stateOf(`${wood}_slab`, { type: 'bottom' }),
    glass: states.stateOf('glass'),
    cobblestone: states.stateOf('cobblestone'),
    dirt: states.stateOf('dirt'),
    grassBlock: states.stateOf('grass_block'),
    path: states.stateOf('grass_path'),
    water: states.stateOf('water'),
    farmland: states.stateOf('farmland', { moisture: 7 }),
    wheat: states.stateOf('wheat', { age: 7 }),
    carrots: states.stateOf('carrots', { age: 7 }),
    torch: states.stateOf('torch'),
    craftingTable: states.stateOf('crafting_table'),
  }
}
