import prismarineRegistry from 'prismarine-registry'
import { blockTraitsOf } from '../../../../src/env/mineflayer/deeds/support/block-traits.ts'
import type { BlockTraits } from '../../../../src/env/mineflayer/deeds/support/block-traits.ts'
import type { BlockView } from '../../../../src/env/mineflayer/deeds/support/block-view.ts'

const registry = prismarineRegistry('1.16.5')
const traits: BlockTraits = blockTraitsOf(registry)

/** The state id of a block's default state. */
export function stateOf(name: string): number {
  const block = registry.blocksByName[name]
  if (block === undefined) throw new Error(`no block ${name}`)
  return block.defaultState
}

/** Traits of a block's default state. */
export function bitsOf(name: string): number {
  return traits.bits[stateOf(name)]!
}

/** A small world of rock (`fill`) in which some cells are set by hand. Keys are `x,y,z`. */
export function syntheticView(cells: Readonly<Record<string, string>>, fill = 'stone'): BlockView {
  const nameAt = (x: number, y: number, z: number): string => cells[`${x},${y},${z}`] ?? fill
  return { nameAt, traitsAt: (x, y, z) => bitsOf(nameAt(x, y, z)) }
}

export { registry }
