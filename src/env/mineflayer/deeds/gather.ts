import { Vec3 } from 'vec3'
import type { Obstacle } from '../../attempt.ts'
import type { Deed, DeedContext, PerceivedBlock } from '../deed.ts'
import { createBlockView } from './support/block-view.ts'
import { carriedCount } from './support/carried.ts'
import { cellKey, cellOf, isUnderFoot } from './support/cell.ts'
import { chooseTarget } from './support/choose-target.ts'
import { missingTool } from './support/dig-block.ts'
import { digTarget } from './support/dig-target.ts'
import { fetchDrops, nameOfDrop, nearestDrop } from './support/fetch-drops.ts'
import { sightlineTo } from './support/approach.ts'
import { makeRoomFor } from './support/make-room.ts'
import { obstacle } from './support/obstacle.ts'
import { stepAside } from './support/step-aside.ts'
import { toolForBlock } from './support/tool-for-block.ts'

/** Known blocks looked at when a target is chosen. */
const mostCandidates = 64

/** How far around the body drops are fetched. */
const dropRangeBlocks = 9

/** Obstacles after which no other target of the same kind can do better. */
const final = new Set<Obstacle['kind']>(['missing-tool', 'tool-broke', 'inventory-full'])

/** Refused digs in a row after which the area counts as protected. */
const mostRefusals = 3

/** Ticks to wait for a drop to show itself: when it must come, and when it may. */
const sureDropTicks = 10
const chanceDropTicks = 3

/** Steps aside from a target under the feet, in one attempt. */
const mostAsides = 4

/** Breaks known blocks, the cheapest to reach first, and fetches what they drop, until enough is carried. */
export const gather: Deed<'gather'> = async (context, subgoal) => {
  const { bot } = context
  const wanted = (context.preState.inventory[subgoal.item] ?? 0) + subgoal.count
  const missing = (): number => wanted - carriedCount(bot, subgoal.item)
  const skipped = new Set<string>()
  const toolless = new Set<string>()
  let broken = 0
  let unfetched = 0
  let refusals = 0
  let asides = 0
  // Some blocks drop the item only now and then: nothing is waited for that may never come.
  let isByChance = false
  let last: Obstacle | null = null
  const outstanding = (): number => broken - (subgoal.count - missing())
  const fetch = (appearWithinTicks: number): Promise<void> =>
    fetchDrops(context, {
      withinBlocks: dropRangeBlocks,
      items: [subgoal.item],
      appearWithinTicks,
      enough: () => missing() <= 0 || (broken > 0 && outstanding() <= 0),
    })

  // A reflex may have interrupted this deed after a dig: what lies here is ours.
  await fetch(0)
  while (missing() > 0) {
    if (!(await makeRoomFor(context, subgoal.item))) {
      return obstacle('inventory-full', subgoal.item, `There is no room for more ${subgoal.item}.`)
    }
    const blocks = subgoal.blocks.filter((name) => !toolless.has(name))
    const target = nextTarget(context, blocks, skipped)
    const leaving = target === null || sightlineTo(context, target.position).status !== 'clear'
    if (
      unfetched > 0 &&
      (leaving || (isByChance ? seesDrop(context, subgoal.item) : outstanding() >= missing()))
    ) {
      await fetch(isByChance ? chanceDropTicks : sureDropTicks)
      unfetched = 0
      if (outstanding() > 0) isByChance = true
      continue
    }
    if (target === null) {
      // What one stands on is never dug: from the next cell it can be.
      if (asides < mostAsides && standsOnTarget(context, blocks) && (await stepAside(context))) {
        asides++
        continue
      }
      break
    }
    const block = bot.blockAt(new Vec3(target.position.x, target.position.y, target.position.z), false)
    if (block?.name === target.name && toolForBlock(bot, block, true, [], subgoal.tools) === null) {
      last = missingTool(context, target.name, block.harvestTools)
      toolless.add(target.name)
      continue
    }
    const failed = await digTarget(context, target, subgoal.tools)
    if (failed === null) {
      broken++
      unfetched++
      refusals = 0
      // What lay behind it is now in sight: the rest of a vein, the next log.
      context.perceived.look()
      continue
    }
    last = failed
    if (final.has(failed.kind) && isAboutTarget(failed, target)) return failed
    if (failed.kind === 'dig-refused' && ++refusals >= mostRefusals) return failed
    skipped.add(cellKey(target.position))
  }
  if (missing() <= 0) return null
  if (last !== null) return last
  const gained = subgoal.count - missing()
  if (broken > gained) {
    return obstacle(
      'drop-lost',
      subgoal.item,
      `${broken} blocks were broken and ${missing()} ${subgoal.item} are still missing.`,
    )
  }
  return obstacle(
    'target-not-found',
    subgoal.blocks[0] ?? null,
    `No ${broken > 0 ? 'more ' : ''}${subgoal.blocks.join(' or ')} is known.`,
  )
}

/** A missing tool for what hides one target says nothing about the others. */
function isAboutTarget(failed: Obstacle, target: PerceivedBlock): boolean {
  return failed.kind !== 'missing-tool' || failed.subject === target.name
}

function seesDrop(context: DeedContext, item: string): boolean {
  return nearestDrop(context.bot, dropRangeBlocks, (entity) => nameOfDrop(entity) === item) !== null
}

function standsOnTarget(context: DeedContext, blocks: readonly string[]): boolean {
  const feet = cellOf(context.bot.entity.position)
  const known = context.perceived.nearest(blocks, context.bot.entity.position, mostCandidates)
  return known.some(({ position }) => isUnderFoot(feet, position))
}

/** The cheapest known block that is still there; looks around once when none is known. */
function nextTarget(
  context: DeedContext,
  blocks: readonly string[],
  skipped: ReadonlySet<string>,
): PerceivedBlock | null {
  const known = candidates(context, blocks, skipped)
  if (known.length > 0) return chooseTarget(context.bot.entity.position, known)
  context.perceived.look()
  return chooseTarget(context.bot.entity.position, candidates(context, blocks, skipped))
}

function candidates(
  context: DeedContext,
  blocks: readonly string[],
  skipped: ReadonlySet<string>,
): readonly PerceivedBlock[] {
  const view = createBlockView(context.bot)
  const feet = cellOf(context.bot.entity.position)
  return context.perceived
    .nearest(blocks, context.bot.entity.position, mostCandidates)
    .filter(({ position, name }) => {
      if (skipped.has(cellKey(position)) || isUnderFoot(feet, position)) return false
      const now = view.nameAt(position.x, position.y, position.z)
      // Far away the chunk may not be loaded; what was seen there still counts.
      return now === name || now === ''
    })
}
