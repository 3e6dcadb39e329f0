import type { Attempt, TraceEvent, TraceEventKind } from '../../env/index.ts'
import type { Loop, Stagnation } from '../diagnosis.ts'
import type { Motion } from './motion.ts'

/** Without progress for so long an attempt stagnates. A furnace takes 200 ticks for one item, and beds and waits take their time. */
const stagnantTicks = 300
const patientKinds: ReadonlySet<string> = new Set(['smelt', 'sleep', 'wait'])
/** A gap between two things that happen counts as idle from this length on, in ticks. */
const idleGapTicks = 40
/** Repetitions of the same failing pattern that make a loop within an attempt. */
const loopRepetitions = 4
/** Longest pattern looked for, in events. */
const longestPattern = 6

/** When something was got on with, and when nothing. */
export interface Activity {
  readonly idleTicks: number
  readonly stagnation: Stagnation | null
  readonly loop: Loop | null
  /** Tick of the last measurable progress, or null. */
  readonly lastProgressTick: number | null
  readonly progressEvents: number
  /** Those of them that did something to the world or the body: new ground is none. */
  readonly achievements: number
}

/** Finds idle stretches, stagnation and loops in a trace. */
export function activityOf({ subgoal, trace, preState, postState }: Attempt, motion: Motion): Activity {
  let idleTicks = 0
  let lastTick = preState.tick
  let lastProgressTick: number | null = null
  let progressEvents = 0
  const acts: TraceEvent[] = []
  for (const event of trace) {
    if (isProgress(event)) {
      lastProgressTick = event.tick
      progressEvents++
    }
    if (passive.has(event.kind) || (event.kind === 'body-sample' && event.data['walking'] !== true)) continue
    if (event.tick - lastTick >= idleGapTicks) idleTicks += event.tick - lastTick
    lastTick = event.tick
    if (event.kind !== 'body-sample') acts.push(event)
  }
  if (postState.tick - lastTick >= idleGapTicks) idleTicks += postState.tick - lastTick
  const achieved = progressEvents
  const lastGround = motion.newGroundTicks.at(-1)
  progressEvents += motion.newGroundTicks.length
  if (lastGround !== undefined) lastProgressTick = Math.max(lastProgressTick ?? 0, lastGround)
  const since = lastProgressTick ?? preState.tick
  const still = postState.tick - since
  const isStagnant = still >= stagnantTicks && !patientKinds.has(subgoal.kind)
  return {
    idleTicks,
    stagnation: isStagnant ? { sinceTick: since, ticks: still } : null,
    loop: loopIn(acts, since),
    lastProgressTick,
    progressEvents,
    achievements: achieved,
  }
}

const passive: ReadonlySet<string> = new Set([
  'position-correction',
  'server-pause',
  'server-answer',
  'chunk-missing',
  'chat-message',
  'food-change',
  'drop-vanish',
  'block-vanish',
  'entity-vanish',
])

/** Kinds of event that show that something was achieved, whatever comes of it, and when. */
const achievements: Partial<Readonly<Record<TraceEventKind, (data: TraceEvent['data']) => boolean>>> = {
  'item-gain': () => true,
  'entity-hurt': () => true,
  'entity-kill': () => true,
  'window-open': () => true,
  'dig-end': ({ broken }) => broken === true,
  'place-end': ({ placed }) => placed === true,
  'craft-end': ({ count }) => Number(count) > 0,
  'grid-tried': () => true,
  'food-change': ({ from, to }) => Number(to) > Number(from),
}

function isProgress({ kind, data }: TraceEvent): boolean {
  return achievements[kind]?.(data) ?? false
}

/** The same few acts again and again up to the end, with nothing achieved meanwhile. */
function loopIn(acts: readonly TraceEvent[], sinceTick: number): Loop | null {
  const start = acts.findIndex(({ tick }) => tick > sinceTick)
  if (start < 0) return null
  const names = acts.slice(start).map(nameOf)
  for (let length = 2; length <= longestPattern; length++) {
    let repeated = 0
    for (let end = names.length; end - length >= 0; end -= length) {
      const isSame = names
        .slice(end - length, end)
        .every((name, index) => name === names[names.length - length + index])
      if (!isSame) break
      repeated++
    }
    if (repeated >= loopRepetitions)
      return { grain: 'attempt', repetitions: repeated, pattern: names.slice(names.length - length) }
  }
  return null
}

/** What makes two acts the same: their kind, object and outcome, not their time. */
function nameOf({ kind, data }: TraceEvent): string {
  const object = data['block'] ?? data['item'] ?? data['entity'] ?? data['window'] ?? data['reflex'] ?? ''
  const outcome = data['status'] ?? data['broken'] ?? data['placed'] ?? ''
  return [kind, object, outcome]
    .map(String)
    .filter((part) => part !== '')
    .join(' ')
}
