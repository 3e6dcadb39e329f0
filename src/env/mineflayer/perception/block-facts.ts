import type { Bot } from 'mineflayer'
import { perVersion } from '../body/per-version.ts'

/** What perception must know of every block state, as flat tables indexed by state id. */
export interface BlockFacts {
  /** 1 where the state ends a line of sight. */
  readonly opaque: Uint8Array
  /** The block's number plus one, so that 0 can mean "not perceived". All kinds of air share one number. */
  readonly kind: Uint16Array
  /** Block name by kind; '' for kind 0. */
  readonly names: readonly string[]
  /** The kind shared by air, cave air and void air. */
  readonly airKind: number
}

/** The facts of one block state, as the registry of a version declares them. */
export interface BlockStateFacts {
  readonly name: string
  readonly id: number
  /** Collision boxes as [minX, minY, minZ, maxX, maxY, maxZ] within the unit cube. */
  readonly shapes: readonly (readonly number[])[]
}

const airNames = new Set(['air', 'cave_air', 'void_air'])

/** Full cubes that a player sees through. Everything named glass, ice (not packed, which is opaque), slime and honey. */
const clearCube = /^(.*_)?glass$|^(frosted_)?ice$|^slime(_block)?$|^honey_block$|^barrier$|^(mob_)?spawner$/

/** A shape hides what is behind it when it fills at least this share of the cube: farmland does, a slab does not. */
const hidingShare = 0.8

/**
 * True if a block of these facts ends a line of sight. Leaves do, as in Minecraft's fast graphics, so that `sight` never
 * knows more than a player with the plainer setting; lava does although it is no obstacle to walk into.
 */
export function hidesWhatIsBehind(facts: BlockStateFacts): boolean {
  if (facts.name === 'lava' || facts.name === 'flowing_lava') return true
  if (clearCube.test(facts.name)) return false
  let volume = 0
  for (const [minX = 0, minY = 0, minZ = 0, maxX = 0, maxY = 0, maxZ = 0] of facts.shapes) {
    volume += (maxX - minX) * (maxY - minY) * (maxZ - minZ)
  }
  return volume >= hidingShare
}

/** Builds the tables from a list of states; index in the list is the state id, holes are allowed. */
export function createBlockFacts(states: readonly (BlockStateFacts | undefined)[]): BlockFacts {
  const opaque = new Uint8Array(states.length)
  const kind = new Uint16Array(states.length)
  const names: string[] = ['']
  const airKind = (states.find((state) => state?.name === 'air')?.id ?? 0) + 1
  states.forEach((state, stateId) => {
    if (!state) return
    const isAir = airNames.has(state.name)
    kind[stateId] = isAir ? airKind : state.id + 1
    names[isAir ? airKind : state.id + 1] = isAir ? 'air' : state.name
    opaque[stateId] = !isAir && hidesWhatIsBehind(state) ? 1 : 0
  })
  for (let index = 0; index < names.length; index++) names[index] ??= ''
  return { opaque, kind, names, airKind }
}

interface RegistryBlock {
  readonly name: string
  readonly id: number
  readonly minStateId: number
  readonly shapes?: readonly (readonly number[])[]
  readonly stateShapes?: readonly (readonly (readonly number[])[])[]
}

/** The facts of a registry's version. */
export const blockFactsOf = perVersion((registry) => createBlockFacts(blockStatesOf(registry)))

/** Every block state that a bot's registry declares, by state id. */
export function blockStatesOf(registry: Bot['registry']): readonly (BlockStateFacts | undefined)[] {
  const byStateId = registry.blocksByStateId as unknown as Readonly<Record<string, RegistryBlock>>
  const states: (BlockStateFacts | undefined)[] = []
  for (const [key, block] of Object.entries(byStateId)) {
    const stateId = Number(key)
    const shapes =
      block.stateShapes?.[stateId - block.minStateId] ?? block.stateShapes?.[0] ?? block.shapes ?? []
    states[stateId] = { name: block.name, id: block.id, shapes }
  }
  return states
}
