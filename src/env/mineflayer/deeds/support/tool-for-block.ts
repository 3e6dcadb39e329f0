import type { Bot } from 'mineflayer'
import type { Block } from 'prismarine-block'
import type { Item } from 'prismarine-item'
import type { Obstacle } from '../../../attempt.ts'
import { chooseTool } from './choose-tool.ts'
import type { ToolCandidate } from './choose-tool.ts'

/** Breaking effort above which a block that needs a tool is not dug by hand: a stone takes 150 ticks so. */
export const longestBareHandTicks = 110

/** Uses kept in the tools that alone can break what is sought: enough for a vein and the way to it. */
const sparedUses = 16

/**
 * What to hold for breaking a block, among what is carried. Null when nothing carried yields the wanted drop. `spareFor`
 * names blocks for which the last uses of the tools that harvest them are kept. `tools` names those that count as yielding
 * the drop (null: a bare hand), in place of what the game's data says.
 */
export function toolForBlock(
  bot: Bot,
  block: Block,
  dropWanted: boolean,
  spareFor: readonly string[] = [],
  tools?: readonly (string | null)[],
): ToolCandidate | null {
  const spared = sparedTypes(bot, spareFor)
  const candidates = new Map<string | null, ToolCandidate>()
  candidates.set(null, candidateOf(bot, block, null, null, false, false))
  for (const item of bot.inventory.items()) {
    const wearsOut = bot.registry.items[item.type]?.maxDurability !== undefined
    if (!wearsOut || candidates.has(item.name) || spared.has(item.type)) continue
    const isScarce = usesLeft(bot, (other) => other.type === item.type) <= sparedUses
    candidates.set(item.name, candidateOf(bot, block, item.name, item.type, block.hardness !== 0, isScarce))
  }
  const chosen = [...candidates.values()]
  if (tools === undefined) return chooseTool(chosen, dropWanted)
  return chooseTool(
    chosen.map((candidate) => ({ ...candidate, yieldsDrop: tools.includes(candidate.name) })),
    dropWanted,
  )
}

/**
 * True where what stopped a dig is an ore that the carried pickaxe is too weak for, in rock that it digs: such a block is gone round. False where
 * the rock itself wants a tool.
 */
export function isTooHardAlone(bot: Bot, { kind, subject }: Pick<Obstacle, 'kind' | 'subject'>): boolean {
  if (kind !== 'missing-tool' || subject === null) return false
  const ofRock = bot.registry.blocksByName['stone']?.harvestTools
  const ofBlock = bot.registry.blocksByName[subject]?.harvestTools
  if (ofRock === undefined || ofBlock === undefined) return false
  return bot.inventory.items().some(({ type }) => ofRock[type] === true && ofBlock[type] !== true)
}

/** Item types that harvest one of the blocks, if all carried ones together have few uses left. */
function sparedTypes(bot: Bot, blocks: readonly string[]): ReadonlySet<number> {
  const spared = new Set<number>()
  for (const name of blocks) {
    const harvestTools = bot.registry.blocksByName[name]?.harvestTools
    if (harvestTools === undefined) continue
    const carried = bot.inventory.items().filter((item) => harvestTools[item.type] === true)
    if (usesLeft(bot, (item) => harvestTools[item.type] === true) <= sparedUses) {
      for (const item of carried) spared.add(item.type)
    }
  }
  return spared
}

/** Uses left in all carried items that fit. */
function usesLeft(bot: Bot, fits: (item: Item) => boolean): number {
  let uses = 0
  for (const item of bot.inventory.items()) {
    if (!fits(item)) continue
    uses +=
      (bot.registry.items[item.type]?.maxDurability ?? 0) - ((item.durabilityUsed as number | null) ?? 0)
  }
  return uses
}

function candidateOf(
  bot: Bot,
  block: Block,
  name: string | null,
  type: number | null,
  wears: boolean,
  isScarce: boolean,
): ToolCandidate {
  const effects = bot.entity.effects as unknown as Parameters<Block['digTime']>[5]
  const milliseconds = block.digTime(type, false, false, false, [], effects)
  return {
    name,
    digTicks: milliseconds / 50,
    yieldsDrop: block.harvestTools === undefined || (type !== null && block.harvestTools[type] === true),
    wears,
    isScarce,
  }
}
