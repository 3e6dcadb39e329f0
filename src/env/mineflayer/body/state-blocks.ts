import { createRequire } from 'node:module'
import type { Bot } from 'mineflayer'
import type { Block } from 'prismarine-block'

/** The block class of one version. */
export interface BlockClass {
  readonly prototype: object
  fromStateId(stateId: number, biomeId: number): Block
}
interface StateBlocks {
  readonly blockClass: BlockClass
  readonly blocks: (Block | undefined)[]
}

const require = createRequire(import.meta.url)
const loadBlockClass = require('prismarine-block') as (registry: unknown) => BlockClass
const blocksByRegistry = new WeakMap<object, StateBlocks>()

function stateBlocksOf(bot: Bot): StateBlocks {
  const known = blocksByRegistry.get(bot.registry)
  if (known) return known
  const made = { blockClass: loadBlockClass(bot.registry), blocks: [] }
  blocksByRegistry.set(bot.registry, made)
  return made
}

/** The block class that fits the bot's version. */
export function blockClassOf(bot: Bot): BlockClass {
  return stateBlocksOf(bot).blockClass
}

/** A block of this state, without a position; one shared object per state, not to be changed. */
export function blockOfState(bot: Bot, stateId: number): Block {
  const { blockClass, blocks } = stateBlocksOf(bot)
  return (blocks[stateId] ??= blockClass.fromStateId(stateId, 0))
}
