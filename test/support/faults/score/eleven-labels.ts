import type { Attempt, Position } from '../../../../src/env/index.ts'
import { judgeAttempt } from '../../../../src/diagnosis/index.ts'
import type { Cause } from '../../../../src/diagnosis/index.ts'
import type { CaseLabel } from '../case-plan.ts'

/** The labels of the published peer of this diagnosis. */
export type PeerLabel =
  | 'NONE'
  | 'NAV_STUCK'
  | 'TARGET_UNREACHABLE'
  | 'GUI_FAIL'
  | 'MISSING_ITEM'
  | 'RECIPE_FAIL'
  | 'SMELT_FAIL'
  | 'DEADLOCK'
  | 'MOB_KILLED'
  | 'TIMEOUT'
  | 'UNKNOWN'

/** What the peer knows of an earlier attempt. */
interface Earlier {
  readonly label: PeerLabel
  readonly subgoal: string
}

/** No item gained within this span is being stuck; beyond the greater one the target counts as out of reach. Blocks. */
const stuckSpanBlocks = 1
const unreachableSpanBlocks = 8
/** A deadlock is the same failure so often, over so many subgoals, within so many attempts. */
const deadlock = { failures: 3, subgoals: 2, window: 8 } as const

/**
 * Labels of a sequence of attempts by the peer's published rules. Where they look at error messages, they are given what
 * the deed reported (its obstacle), which is more than a message says.
 */
export function peerLabels(attempts: readonly Attempt[]): readonly PeerLabel[] {
  const earlier: Earlier[] = []
  return attempts.map((attempt) => {
    const own = labelAlone(attempt)
    const label = isDeadlock([...earlier, { label: own, subgoal: subgoalOf(attempt) }]) ? 'DEADLOCK' : own
    earlier.push({ label: own, subgoal: subgoalOf(attempt) })
    return label
  })
}

function isDeadlock(attempts: readonly Earlier[]): boolean {
  const last = attempts.at(-1)!
  if (last.label === 'NONE') return false
  const same = attempts.slice(-deadlock.window).filter(({ label }) => label === last.label)
  const subgoals = new Set(same.map(({ subgoal }) => subgoal))
  return same.length >= deadlock.failures && subgoals.size >= deadlock.subgoals
}

function labelAlone(attempt: Attempt): PeerLabel {
  const { ending, obstacle, subgoal } = attempt
  const { succeeded, difference } = judgeAttempt(attempt)
  if (succeeded) return 'NONE'
  if (ending === 'died') return 'MOB_KILLED'
  const said = obstacle === null ? undefined : labelOfReport[obstacle.kind]
  if (said !== undefined) return said
  if (ending === 'out-of-budget') return 'TIMEOUT'
  if (subgoal.kind === 'craft') return 'RECIPE_FAIL'
  if (subgoal.kind === 'smelt') return 'SMELT_FAIL'
  const hasGained = Object.values(difference.inventory).some((change) => change > 0)
  const span = spanBlocks(attempt)
  if (!hasGained && span < stuckSpanBlocks) return 'NAV_STUCK'
  if (!hasGained && span > unreachableSpanBlocks) return 'TARGET_UNREACHABLE'
  return 'UNKNOWN'
}

const labelOfReport: Readonly<Record<string, PeerLabel>> = {
  'missing-item': 'MISSING_ITEM',
  'missing-tool': 'MISSING_ITEM',
  'missing-fuel': 'MISSING_ITEM',
  'missing-station': 'GUI_FAIL',
  'recipe-unknown': 'RECIPE_FAIL',
  'craft-failed': 'RECIPE_FAIL',
  'smelt-failed': 'SMELT_FAIL',
  'target-unreachable': 'TARGET_UNREACHABLE',
  'target-not-found': 'TARGET_UNREACHABLE',
  stuck: 'NAV_STUCK',
}

function subgoalOf({ subgoal }: Attempt): string {
  return JSON.stringify(subgoal)
}

/** Greatest extent of the places of the attempt along one axis, in blocks. */
function spanBlocks({ preState, postState, trace }: Attempt): number {
  const places: Position[] = [preState.position, postState.position]
  for (const { kind, data } of trace) {
    if (kind === 'path-end' && data['status'] === 'reached')
      places.push({ x: Number(data['x']), y: Number(data['y']), z: Number(data['z']) })
  }
  return Math.max(
    ...(['x', 'y', 'z'] as const).map((axis) => {
      const values = places.map((place) => place[axis])
      return Math.max(...values) - Math.min(...values)
    }),
  )
}

/** Causes that a label may stand for, the likeliest first. */
const standsFor: Readonly<Record<Exclude<PeerLabel, 'NONE'>, readonly Cause[]>> = {
  NAV_STUCK: ['navigation-stuck', 'physics-desync', 'stagnation'],
  TARGET_UNREACHABLE: ['target-unreachable', 'target-not-found', 'chunk-not-loaded'],
  GUI_FAIL: ['request-refused', 'missing-station', 'inventory-full'],
  MISSING_ITEM: ['missing-item', 'missing-tool', 'missing-fuel'],
  RECIPE_FAIL: ['recipe-unknown', 'craft-failed'],
  SMELT_FAIL: ['smelt-failed', 'missing-fuel'],
  DEADLOCK: ['loop', 'stagnation'],
  MOB_KILLED: [
    'killed-by-mob',
    'killed-by-fall',
    'killed-by-fire',
    'killed-by-drowning',
    'killed-by-starvation',
    'killed-by-suffocation',
    'killed-otherwise',
  ],
  TIMEOUT: ['deadline', 'path-timeout', 'server-lag', 'stagnation', 'night'],
  UNKNOWN: ['unknown'],
}

/** The label as an answer in our table, with the benefit of every doubt: where it can stand for the truth, it does. */
export function answerOfPeer(label: PeerLabel, truth: CaseLabel): CaseLabel {
  if (label === 'NONE') return 'success'
  return standsFor[label].find((cause) => cause === truth) ?? standsFor[label][0]!
}

/** The table of `answerOfPeer`, for the report. */
export const peerLabelMeanings: readonly (readonly [PeerLabel, readonly Cause[]])[] = Object.entries(
  standsFor,
) as [PeerLabel, readonly Cause[]][]
