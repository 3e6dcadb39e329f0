import type { Bot } from 'mineflayer'
import type { Block } from 'prismarine-block'
import { Vec3 } from 'vec3'
import type { StateGrid } from '../perception/state-grid.ts'
import { blockClassOf, blockOfState } from './state-blocks.ts'

interface Point {
  readonly x: number
  readonly y: number
  readonly z: number
}

/**
 * Makes `bot.blockAt` cheap: the physics asks it dozens of times a tick, and the original builds a block from the chunk
 * with biome, light and block entity each time. Blocks given out this way have all facts of their state; light, biome,
 * painting and block entity are fetched from the original when they are read. Returns what puts the original back.
 */
export function installFastBlocks(bot: Bot, grid: StateGrid): () => void {
  const original = bot.blockAt as (point: Point, extraInfos?: boolean) => Block | null
  const prototype = Object.create(blockClassOf(bot).prototype, lazyFields(original)) as object
  const fast = (point: Point, extraInfos = true): Block | null => {
    const x = Math.floor(point.x)
    const y = Math.floor(point.y)
    const z = Math.floor(point.z)
    if (y < grid.minY || y >= grid.endY) return original(point, extraInfos)
    const stateId = grid.stateAt(x, y, z)
    if (stateId < 0) return null
    const template = blockOfState(bot, stateId)
    if (extraInfos && isSpecial(template)) return original(point, true)
    return copyAt(prototype, template, x, y, z)
  }
  bot.blockAt = fast
  return () => {
    bot.blockAt = original
  }
}

/** Fields that depend on the place, not on the state: read from the original's block when somebody asks. */
function lazyFields(original: (point: Point, extraInfos?: boolean) => Block | null): PropertyDescriptorMap {
  const names = ['light', 'skyLight', 'biome', 'entity', 'painting'] as const
  const read = (name: (typeof names)[number]): PropertyDescriptor => ({
    get(this: Block) {
      return (original(this.position, true) as Partial<Record<typeof name, unknown>> | null)?.[name]
    },
  })
  return Object.fromEntries(names.map((name) => [name, read(name)]))
}

/** Signs carry methods of their own, newer versions a hash. */
function isSpecial(block: Block): boolean {
  return block.name.includes('sign') || 'hash' in block
}

type Fields = Block & {
  isWaterlogged?: boolean
  computedStates: unknown
  _properties: unknown
  drops: unknown
}

/** A block of the template's state at a place. Fields are set one by one: copying them in a loop takes five times as long. */
function copyAt(prototype: object, template: Block, x: number, y: number, z: number): Block {
  const from = template as Fields
  if (isSpecial(template)) {
    return Object.assign(Object.create(prototype) as Block, template, { position: new Vec3(x, y, z) })
  }
  const block = Object.create(prototype) as Fields
  block.type = from.type
  block.metadata = from.metadata
  block.position = new Vec3(x, y, z)
  block.stateId = from.stateId!
  block.computedStates = from.computedStates
  block.name = from.name
  block.hardness = from.hardness
  block.displayName = from.displayName
  block.shapes = from.shapes
  block.boundingBox = from.boundingBox
  block.transparent = from.transparent
  block.diggable = from.diggable
  block.material = from.material!
  block.harvestTools = from.harvestTools!
  block.drops = from.drops!
  block._properties = from._properties
  block.isWaterlogged = from.isWaterlogged!
  return block
}
