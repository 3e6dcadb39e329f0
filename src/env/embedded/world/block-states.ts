import minecraftData from 'minecraft-data'
import { UsageError } from '../../errors.ts'
import { emissionOf, filterOf } from './block-light.ts'
import { type DataBlock, stateValues } from './state-values.ts'

/** Facts about every block state of one version, by state id, in typed arrays. Source: minecraft-data. */
export interface BlockStates {
  readonly version: string
  /** State ids run from 0 (air) to `count - 1`. */
  readonly count: number
  /** 1 where the state has a collision box of any shape. */
  readonly solid: Uint8Array
  /** How much light is lost on the way through, 0-15; 15 lets none through. */
  readonly lightFilter: Uint8Array
  /** Light given off, 0-15. */
  readonly lightEmission: Uint8Array
  /** 1 for water and lava, flowing or not. */
  readonly fluid: Uint8Array
  /** 1 for leaves, which vanilla's no-leaves height map looks through. */
  readonly leaves: Uint8Array
  /** 1 for air, cave air and void air. */
  readonly air: Uint8Array
  /**
   * The state of a block; properties left out take the block's default. Values are written as in commands
   * (`axis: 'x'`, `lit: true`, `level: 0`). Throws `UsageError` for an unknown block, property or value.
   */
  stateOf(name: string, properties?: Readonly<Record<string, string | number | boolean>>): number
  /** The block's name, e.g. `oak_log`; `air` for ids out of range. */
  nameOf(state: number): string
}

/** The embedded world's only version for now. */
const embeddedVersion = '1.16.5'

/** Blocks of 1.16.5 that later versions call otherwise. */
const laterNames: Readonly<Record<string, string>> = { grass: 'short_grass', grass_path: 'dirt_path' }

interface StateProperty {
  readonly name: string
  readonly type: string
  readonly num_values: number
  readonly values?: readonly (string | number)[]
}

/** Shape ids by block, one for all states or one for each; shape 0 is empty. */
interface CollisionShapes {
  readonly blocks: Readonly<Record<string, number | readonly number[]>>
}

function hasCollisionBox(shapes: CollisionShapes, name: string, stateOffset: number): boolean {
  const shape = shapes.blocks[name] ?? 0
  return (typeof shape === 'number' ? shape : (shape[stateOffset] ?? 0)) !== 0
}

const statesByVersion = new Map<string, BlockStates>()

/** The tables of one version, built once in a thread: nobody writes to them. */
export function createBlockStates(version: string = embeddedVersion): BlockStates {
  let states = statesByVersion.get(version)
  if (states === undefined) {
    states = buildBlockStates(version)
    statesByVersion.set(version, states)
  }
  return states
}

function buildBlockStates(version: string): BlockStates {
  const data = minecraftData(version)
  const count = Math.max(...data.blocksArray.map((block) => block.maxStateId)) + 1
  const shapes = data.blockCollisionShapes as unknown as CollisionShapes
  const names = new Array<string>(count).fill('air')
  const table = () => new Uint8Array(count)
  const [solid, lightFilter, lightEmission, fluid, leaves, air] = [
    table(),
    table(),
    table(),
    table(),
    table(),
    table(),
  ] as const
  for (const block of data.blocksArray) {
    const first = block.minStateId
    const end = block.maxStateId + 1
    names.fill(block.name, first, end)
    for (let state = first; state < end; state++) {
      solid[state] = hasCollisionBox(shapes, block.name, state - first) ? 1 : 0
      const properties = stateValues(block as unknown as DataBlock, state)
      lightFilter[state] = filterOf(block.name, properties, block.filterLight)
      lightEmission[state] = emissionOf(block.name, properties, block.emitLight)
    }
    fluid.fill(block.name === 'water' || block.name === 'lava' ? 1 : 0, first, end)
    leaves.fill(block.name.endsWith('_leaves') ? 1 : 0, first, end)
    air.fill(block.name === 'air' || block.name.endsWith('_air') ? 1 : 0, first, end)
  }
  return {
    version,
    count,
    solid,
    lightFilter,
    lightEmission,
    fluid,
    leaves,
    air,
    nameOf: (state) => names[state] ?? 'air',
    stateOf(name, properties) {
      const block = data.blocksByName[name] ?? data.blocksByName[laterNames[name] ?? '']
      if (block === undefined) {
        throw new UsageError(`Minecraft ${version} has no block named "${name}".`, 'Check its name.')
      }
      return stateIn(
        name,
        block.defaultState,
        block.minStateId,
        (block.states ?? []) as unknown as readonly StateProperty[],
        properties ?? {},
      )
    },
  }
}

/** States of a block are numbered with the last property changing fastest. */
function stateIn(
  name: string,
  defaultState: number,
  firstState: number,
  declared: readonly StateProperty[],
  given: Readonly<Record<string, string | number | boolean>>,
): number {
  let rest = defaultState - firstState
  let weight = 1
  let offset = 0
  for (const property of [...declared].reverse()) {
    const wanted = given[property.name]
    let index = rest % property.num_values
    if (wanted !== undefined) index = propertyValues(property).indexOf(String(wanted))
    if (index < 0) {
      throw new UsageError(
        `The block "${name}" has no state with ${property.name} = ${String(wanted)}.`,
        `Use one of ${propertyValues(property).join(', ')}.`,
      )
    }
    rest = Math.floor(rest / property.num_values)
    offset += index * weight
    weight *= property.num_values
  }
  for (const key of Object.keys(given)) {
    if (declared.every((property) => property.name !== key)) {
      throw new UsageError(`The block "${name}" has no property "${key}".`, 'Leave it out.')
    }
  }
  return firstState + offset
}

function propertyValues(property: StateProperty): readonly string[] {
  if (property.type === 'bool') return ['true', 'false']
  if (property.values !== undefined) return property.values.map(String)
  return Array.from({ length: property.num_values }, (_, index) => String(index))
}
