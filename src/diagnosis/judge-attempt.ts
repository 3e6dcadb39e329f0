import type { Attempt, Subgoal, WorldState } from '../env/index.ts'
import { stateDifference } from './state-difference.ts'
import type { StateDifference } from './state-difference.ts'

/** Whether an attempt reached what its subgoal asks for, and what in the world shows it. */
export interface Judgement {
  readonly succeeded: boolean
  /** One plain sentence that names the measured fact. */
  readonly reason: string
  readonly difference: StateDifference
}

/** A deed may stop this many blocks short of a height or a distance and still have reached it: half a block of footing. */
const toleranceBlocks = 1

/** What was placed stands within reach. */
const placedWithinBlocks = 6
const dayTicks = 24_000
/** Servers tell the time once a second, and late. */
const clockSlackTicks = 100

/** Decides success from the world's difference alone; how the deed ended plays no part, except that death is never success. */
export function judgeAttempt(attempt: Attempt): Judgement {
  const { subgoal, preState, postState, ending } = attempt
  const difference = stateDifference(preState, postState)
  if (ending === 'goal') return { succeeded: true, reason: "the task's goal came true", difference }
  if (difference.deaths > 0) return { succeeded: false, reason: 'the body died', difference }
  return { ...judge(subgoal, preState, postState, difference), difference }
}

type Verdict = Omit<Judgement, 'difference'>

function judge(subgoal: Subgoal, pre: WorldState, post: WorldState, difference: StateDifference): Verdict {
  switch (subgoal.kind) {
    case 'gather':
    case 'craft':
    case 'smelt':
      return gained(subgoal.item, subgoal.count, difference)
    case 'hunt':
      return subgoal.item === undefined
        ? atLeast(`${subgoal.entity} killed`, difference.killed[subgoal.entity] ?? 0, subgoal.count)
        : gained(subgoal.item, subgoal.count, difference)
    case 'place':
      return placed(subgoal.block, pre, post, difference)
    case 'explore':
      return soughtPerceived(subgoal.seek, pre, post)
    case 'descend':
      return firstTrue(
        soughtPerceived(subgoal.seek, pre, post),
        verdict(
          post.position.y <= subgoal.toY + toleranceBlocks,
          `height ${post.position.y.toFixed(1)} of ${subgoal.toY}`,
        ),
      )
    case 'tunnel':
      return firstTrue(
        soughtPerceived(subgoal.seek, pre, post),
        atLeast('blocks of corridor', corridorBlocks(difference), subgoal.lengthBlocks - toleranceBlocks),
      )
    case 'surface':
      return cameUp(subgoal, pre, post)
    case 'collect-drops':
      return collected(subgoal.items, post, difference)
    case 'store':
      return verdict(
        subgoal.items.every((item) => (post.inventory[item] ?? 0) === 0),
        `still carried: ${carriedOf(subgoal.items, post)}`,
      )
    case 'eat':
      return verdict(
        difference.food > 0 || post.food >= 20,
        `food changed by ${difference.food} to ${post.food}`,
      )
    case 'equip':
      return verdict(
        post.equipment[subgoal.slot] === subgoal.item,
        `${subgoal.slot}: ${post.equipment[subgoal.slot] ?? 'nothing'}`,
      )
    case 'sleep':
      return slept(pre, post, difference)
    case 'trade':
      return subgoal.take === null ? asked(pre, post) : gained(subgoal.take, subgoal.count, difference)
    case 'repair':
      return atLeast(`${subgoal.item} repaired`, difference.repaired[subgoal.item] ?? 0, 1)
    case 'wash':
      return atLeast(`${subgoal.item} washed`, difference.washed[subgoal.item] ?? 0, 1)
    case 'fill-bucket':
      return gained(`${subgoal.fluid}_bucket`, 1, difference)
    case 'wear-down':
      return atLeast(`uses of ${subgoal.item} lost`, -(difference.durability[subgoal.item] ?? 0), 1)
    case 'retreat':
      return retreated(subgoal.from, subgoal.distanceBlocks, post, difference)
    case 'wait':
      return atLeast('ticks passed', difference.ticks, subgoal.ticks)
  }
}

function cameUp(
  { toY, seek = [] }: Extract<Subgoal, { kind: 'surface' }>,
  pre: WorldState,
  post: WorldState,
): Verdict {
  if (toY === undefined)
    return verdict(post.underSky, post.underSky ? 'open sky above' : 'still no open sky above')
  const height = verdict(
    post.position.y >= toY - toleranceBlocks,
    `height ${post.position.y.toFixed(1)} of ${toY}`,
  )
  return seek.length === 0 ? height : firstTrue(soughtPerceived(seek, pre, post), height)
}

function verdict(succeeded: boolean, reason: string): Verdict {
  return { succeeded, reason }
}

/** Asking has helped when something was traded, or when more merchants' offers are known than before. */
function asked(pre: WorldState, post: WorldState): Verdict {
  const known = ({ merchants }: WorldState) => merchants.filter(({ offers }) => offers !== null).length
  const news = post.tally.traded - pre.tally.traded + Math.max(0, known(post) - known(pre))
  return verdict(news > 0, `${news} trades or merchants' offers are new`)
}

function atLeast(what: string, measured: number, wanted: number): Verdict {
  return verdict(measured >= wanted, `${what}: ${Math.round(measured * 10) / 10} of ${wanted}`)
}

function gained(item: string, count: number, difference: StateDifference): Verdict {
  return atLeast(`${item} gained`, difference.inventory[item] ?? 0, count)
}

/** A corridor is two blocks high; through a cave it costs no digging, and the way to where it begins shortens the displacement. */
function corridorBlocks({ distanceBlocks, mined }: StateDifference): number {
  const dug = Object.values(mined).reduce((sum, count) => sum + count, 0)
  return Math.max(distanceBlocks, dug / 2)
}

/**
 * One is gone from the inventory, and either more of the block are seen than before, or one near the body that was not
 * there: memory may have lost others meanwhile. One that merely came into view was not placed.
 */
function placed(block: string, pre: WorldState, post: WorldState, difference: StateDifference): Verdict {
  const isGiven = (difference.inventory[block] ?? 0) < 0
  const isNew = (difference.blocks[block] ?? 0) > 0
  const nearestNow = post.blocks[block]?.nearestBlocks ?? Infinity
  const nearestBefore = pre.blocks[block]?.nearestBlocks ?? Infinity
  const isNear = nearestNow <= placedWithinBlocks && nearestNow < nearestBefore
  const stands = isGiven && (isNew || isNear)
  return verdict(stands, stands ? `${block} stands` : `no new ${block} is seen standing`)
}

/** A night is skipped by sleep: the time of day has gone on by more than the ticks that passed. A night waited out is no sleep. */
function slept(pre: WorldState, post: WorldState, { ticks }: StateDifference): Verdict {
  const onwards = (post.timeOfDay - pre.timeOfDay + dayTicks) % dayTicks
  const isSkipped = post.timeOfDay < pre.timeOfDay && onwards > ticks + clockSlackTicks
  return verdict(isSkipped, `time of day went from ${pre.timeOfDay} to ${post.timeOfDay} in ${ticks} ticks`)
}

/** Something sought is perceived now that was not before, or is nearer than it was. */
function soughtPerceived(seek: readonly string[], pre: WorldState, post: WorldState): Verdict {
  const found = seek.find((name) => {
    const now = post.blocks[name] ?? post.entities[name]
    const before = pre.blocks[name] ?? pre.entities[name]
    return (
      now !== undefined &&
      (before === undefined || now.count > before.count || now.nearestBlocks < before.nearestBlocks)
    )
  })
  return verdict(
    found !== undefined,
    found === undefined ? 'nothing sought came into view' : `${found} came into view`,
  )
}

function firstTrue(first: Verdict, second: Verdict): Verdict {
  return first.succeeded || !second.succeeded
    ? verdict(first.succeeded, first.succeeded ? first.reason : `${first.reason}; ${second.reason}`)
    : second
}

function collected(items: readonly string[], post: WorldState, difference: StateDifference): Verdict {
  const gains = Object.entries(difference.inventory).filter(
    ([item, change]) => change > 0 && (items.length === 0 || items.includes(item)),
  )
  if (gains.length > 0) return verdict(true, `picked up ${gains.map(([item]) => item).join(', ')}`)
  return verdict(false, 'item' in post.entities ? 'drops still lie about' : 'there was nothing to pick up')
}

function carriedOf(items: readonly string[], state: WorldState): string {
  return items.filter((item) => (state.inventory[item] ?? 0) > 0).join(', ') || 'none of them'
}

function retreated(
  from: string | undefined,
  distanceBlocks: number,
  post: WorldState,
  difference: StateDifference,
): Verdict {
  if (from === undefined)
    return atLeast('blocks away', difference.distanceBlocks, distanceBlocks - toleranceBlocks)
  const nearest = post.entities[from]?.nearestBlocks ?? Infinity
  return verdict(nearest >= distanceBlocks - toleranceBlocks, `nearest ${from}: ${nearest.toFixed(1)} blocks`)
}
