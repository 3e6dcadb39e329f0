import type { Subgoal, WorldState } from '../../env/index.ts'
import type { StateDifference } from '../state-difference.ts'

/** What a failed attempt can reach at most: 1 is kept for success. */
const mostOfAFailure = 0.99

/** How near an attempt came to what its subgoal asks for, 0 to 1. 0 where nothing partial can be measured. */
export function progressOf(
  subgoal: Subgoal,
  pre: WorldState,
  post: WorldState,
  difference: StateDifference,
  succeeded: boolean,
): number {
  if (succeeded) return 1
  return Math.min(mostOfAFailure, Math.max(0, share(subgoal, pre, post, difference)))
}

function share(subgoal: Subgoal, pre: WorldState, post: WorldState, difference: StateDifference): number {
  const gained = (item: string, count: number) => (difference.inventory[item] ?? 0) / count
  switch (subgoal.kind) {
    case 'gather':
    case 'craft':
    case 'smelt':
      return gained(subgoal.item, subgoal.count)
    case 'hunt':
      return subgoal.item === undefined
        ? (difference.killed[subgoal.entity] ?? 0) / subgoal.count
        : gained(subgoal.item, subgoal.count)
    case 'trade':
      return subgoal.take === null
        ? (post.tally.traded - pre.tally.traded) / subgoal.count
        : gained(subgoal.take, subgoal.count)
    case 'descend':
      return (pre.position.y - post.position.y) / Math.max(1, pre.position.y - subgoal.toY)
    case 'surface':
      if (subgoal.toY === undefined) return 0
      return (post.position.y - pre.position.y) / Math.max(1, subgoal.toY - pre.position.y)
    case 'tunnel':
      return difference.distanceBlocks / Math.max(1, subgoal.lengthBlocks)
    case 'store': {
      const carried = (state: WorldState) =>
        subgoal.items.reduce((sum, item) => sum + (state.inventory[item] ?? 0), 0)
      return 1 - carried(post) / Math.max(1, carried(pre))
    }
    case 'eat':
      return difference.food / Math.max(1, 20 - pre.food)
    case 'retreat':
      return difference.distanceBlocks / Math.max(1, subgoal.distanceBlocks)
    case 'wait':
      return difference.ticks / Math.max(1, subgoal.ticks)
    case 'place':
    case 'explore':
    case 'collect-drops':
    case 'equip':
    case 'sleep':
    case 'repair':
    case 'wash':
    case 'fill-bucket':
    case 'wear-down':
      return 0
  }
}
