import { fluidKinds } from '../server/block-facts.ts'
import type { Mechanic, ServerContext } from '../server/server-context.ts'
import { breakBlock } from './break-block.ts'

/** Which way a block must find something to stand on or hang from. */
type Support =
  'below' | 'soil' | 'farmland' | 'behind' | 'above-or-below' | 'own-kind-or-soil' | 'cane' | 'cactus'

/** One row per kind of block that cannot hang in the air; the first row that fits counts. */
const supportRows: readonly (readonly [RegExp, Support])[] = [
  [/^(wall_torch|soul_wall_torch|redstone_wall_torch|ladder|.*_wall_sign|.*_wall_banner)$/, 'behind'],
  [/^(torch|soul_torch|redstone_torch|redstone_wire|repeater|comparator|.*_sign|.*_banner)$/, 'below'],
  [/^(rail|powered_rail|detector_rail|activator_rail|snow|.*_carpet|.*_pressure_plate)$/, 'below'],
  [/^(.*_door|cake)$/, 'below'],
  [/^sugar_cane$/, 'cane'],
  [/^cactus$/, 'cactus'],
  [/^(bamboo|bamboo_sapling)$/, 'own-kind-or-soil'],
  [/^((short_)?grass|fern|dead_bush|tall_grass|large_fern|.*_sapling|sweet_berry_bush)$/, 'soil'],
  [/^(dandelion|poppy|blue_orchid|allium|azure_bluet|.*_tulip|oxeye_daisy|cornflower)$/, 'soil'],
  [/^(lily_of_the_valley|wither_rose|sunflower|lilac|rose_bush|peony)$/, 'soil'],
  [/^(wheat|carrots|potatoes|beetroots|(attached_)?(melon|pumpkin)_stem)$/, 'farmland'],
  [/^.*_mushroom$/, 'soil'],
  [/^(lantern|soul_lantern)$/, 'above-or-below'],
]

/** A row that any full top carries, and the soils that carry plants. */
const soils = new Set([
  ...['grass_block', 'dirt', 'coarse_dirt', 'podzol', 'farmland', 'mycelium', 'sand', 'red_sand'],
  ...['gravel', 'clay', 'moss_block', 'soul_sand', 'netherrack'],
  ...['white_terracotta', 'orange_terracotta', 'terracotta', 'yellow_terracotta', 'brown_terracotta'],
])

/** Soils of sugar cane; water must be beside them. */
const caneSoils = new Set([...['grass_block', 'dirt', 'coarse_dirt', 'podzol', 'sand', 'red_sand']])
const sides = [
  [0, -1],
  [0, 1],
  [-1, 0],
  [1, 0],
] as const

const behindOf: Readonly<Record<string, readonly [number, number]>> = {
  north: [0, 1],
  south: [0, -1],
  west: [1, 0],
  east: [-1, 0],
}

/** Torches, plants, doors and the like break when what carries them is gone. */
export const blockSupport: Mechanic = {
  name: 'block-support',
  install(server: ServerContext): void {
    const canStay = createSupportCheck(server)
    const suspects: number[] = []
    server.world.onChange((x, y, z) => {
      suspects.push(x, y + 1, z, x, y - 1, z, x - 1, y, z, x + 1, y, z, x, y, z - 1, x, y, z + 1)
    })
    server.onTick(() => {
      if (suspects.length === 0) return
      const checked = suspects.splice(0)
      for (let index = 0; index < checked.length; index += 3) {
        const [x, y, z] = [checked[index]!, checked[index + 1]!, checked[index + 2]!]
        const state = server.world.stateAt(x, y, z)
        if (state !== 0 && !canStay(state, x, y, z)) breakBlock(server, x, y, z, { tool: null })
      }
    })
  },
}

/** Decides whether a block could stand at a place. */
export type SupportCheck = (state: number, x: number, y: number, z: number) => boolean

/** Builds the check; the rows are looked up once per block state. */
export function createSupportCheck({ world, blocks }: ServerContext): SupportCheck {
  const supports = new Map<number, Support | null>()
  const supportOf = (state: number): Support | null => {
    const known = supports.get(state)
    if (known !== undefined) return known
    const name = blocks.nameOf(state)
    const support = supportRows.find(([pattern]) => pattern.test(name))?.[1] ?? null
    supports.set(state, support)
    return support
  }
  const hasFullTop = (state: number) =>
    blocks.boxesOf(state).some((box) => box[4] === 1 && box[3] - box[0] === 1 && box[5] - box[2] === 1)

  const isFreeSide = (state: number) =>
    world.states.solid[state] === 0 && blocks.fluid[state] !== fluidKinds.lava

  return (state, x, y, z) => {
    const support = supportOf(state)
    if (support === null) return true
    const { half, facing, hanging } = blocks.propertiesOf(state)
    const below = world.stateAt(x, y - 1, z)
    const name = blocks.nameOf(state)
    if (half === 'upper') return blocks.nameOf(below) === name
    switch (support) {
      case 'below':
        return hasFullTop(below) || (name.endsWith('_carpet') && below !== 0)
      case 'soil':
        return soils.has(blocks.nameOf(below)) || (name.endsWith('_mushroom') && hasFullTop(below))
      case 'farmland':
        return blocks.nameOf(below) === 'farmland'
      case 'cane':
        return (
          blocks.nameOf(below) === name ||
          (caneSoils.has(blocks.nameOf(below)) &&
            sides.some(([dx, dz]) => blocks.fluid[world.stateAt(x + dx, y - 1, z + dz)] === fluidKinds.water))
        )
      case 'cactus':
        return (
          ['cactus', 'sand', 'red_sand'].includes(blocks.nameOf(below)) &&
          sides.every(([dx, dz]) => isFreeSide(world.stateAt(x + dx, y, z + dz))) &&
          blocks.fluid[world.stateAt(x, y + 1, z)] === fluidKinds.none
        )
      case 'own-kind-or-soil':
        return blocks.nameOf(below) === name || soils.has(blocks.nameOf(below))
      case 'behind': {
        const [offsetX, offsetZ] = behindOf[facing ?? ''] ?? [0, 0]
        return blocks.fullCube[world.stateAt(x + offsetX, y, z + offsetZ)] === 1
      }
      case 'above-or-below':
        return hanging === 'true' ? world.stateAt(x, y + 1, z) !== 0 : hasFullTop(below)
    }
  }
}
