import type { Attempt, AttemptEnding, Obstacle, Subgoal, TraceEvent, WorldState } from '../../env/index.ts'
import type { Judgement } from '../judge-attempt.ts'
import type { StateDifference } from '../state-difference.ts'
import { activityOf } from './activity.ts'
import type { Activity } from './activity.ts'
import { dangerOf } from './danger.ts'
import type { Danger } from './danger.ts'
import { deathOf } from './death.ts'
import type { Death } from './death.ts'
import { digsOf } from './digs.ts'
import type { Digs } from './digs.ts'
import { dropsOf } from './drops.ts'
import type { Drops } from './drops.ts'
import { motionOf } from './motion.ts'
import type { Motion } from './motion.ts'
import { progressOf } from './progress.ts'
import { serverOf } from './server.ts'
import type { ServerFacts } from './server.ts'
import { TraceIndex } from './trace-index.ts'
import { waysOf } from './ways.ts'
import type { Ways } from './ways.ts'
import { wantedBy } from './wanted.ts'
import type { Wanted } from './wanted.ts'

/** Nightfall and dawn, in ticks of the day: monsters come out and villagers sleep between them. */
const nightfall = 12_800
const dawn = 23_400

/** All that the rules decide from, computed once per attempt. */
export interface AttemptFacts {
  readonly subgoal: Subgoal
  readonly ending: AttemptEnding
  readonly obstacle: Obstacle | null
  readonly pre: WorldState
  readonly post: WorldState
  readonly ticks: number
  readonly trace: readonly TraceEvent[]
  readonly events: TraceIndex
  readonly difference: StateDifference
  /** The fact by which the attempt was judged. */
  readonly reason: string
  /** 0 to 1; 1 exactly for a success. */
  readonly progress: number
  readonly expectedTicks: number | null
  readonly wanted: Wanted
  readonly motion: Motion
  readonly ways: Ways
  readonly digs: Digs
  readonly drops: Drops
  readonly danger: Danger
  readonly death: Death | null
  readonly server: ServerFacts
  readonly activity: Activity
  /** True if it was night when the attempt began and when it ended. */
  readonly isNight: boolean
}

/** Computes the facts of an attempt. One pass over the trace, then over small groups of its events. */
export function factsOf(
  attempt: Attempt,
  { succeeded, reason, difference }: Judgement,
  expectedTicks: number | null,
): AttemptFacts {
  const { subgoal, ending, obstacle, preState: pre, postState: post, ticks, trace } = attempt
  const events = new TraceIndex(trace)
  const motion = motionOf(attempt, events)
  const wanted = wantedBy(subgoal)
  return {
    subgoal,
    ending,
    obstacle,
    pre,
    post,
    ticks,
    trace,
    events,
    difference,
    reason,
    progress: progressOf(subgoal, pre, post, difference, succeeded),
    expectedTicks,
    wanted,
    motion,
    ways: waysOf(events),
    digs: digsOf(events, wanted.blocks),
    drops: dropsOf(events, wanted.item),
    danger: dangerOf(attempt, events),
    death: deathOf(attempt, difference, events),
    server: serverOf(attempt, events),
    activity: activityOf(attempt, motion),
    isNight: isNightAt(pre.timeOfDay) && isNightAt(post.timeOfDay),
  }
}

function isNightAt(timeOfDay: number): boolean {
  return timeOfDay >= nightfall && timeOfDay < dawn
}
