import type { VainUses } from '../../distill/index.ts'

/** Ticks that one trial in vain costs, roughly; doubt is counted in them. */
export const trialTicks = 400

/** Ways of trying that differ in what a trial in vain says. */
export type TrialKind = 'mine' | 'hunt' | 'smelt' | 'burn'

/** How a trial in vain lowers the promise of trying the same again. Drops may be a matter of chance, a furnace hardly is. */
const lossByTrial: Readonly<Record<TrialKind, number>> = { mine: 0.2, hunt: 0.4, smelt: 0.15, burn: 0.1 }
/** What has something else in it rarely has a second thing; creatures may. */
const lossByOther: Readonly<Record<TrialKind, number>> = { mine: 0.2, hunt: 0.4, smelt: 0.05, burn: 1 }
const lossByReach = 0.6

/** Losses are counted up to here: nothing is written off for ever. */
const mostCounted = 6

/** What is left of a promise after what was tried in vain. */
export function promiseLeft(
  kind: TrialKind,
  promise: number,
  { uses, usesForOthers, outOfReach }: VainUses,
): number {
  if (uses === 0 && usesForOthers === 0 && outOfReach === 0) return promise
  const counted = (count: number): number => Math.min(count, mostCounted)
  return (
    promise *
    lossByTrial[kind] ** counted(uses) *
    lossByOther[kind] ** counted(usesForOthers) *
    lossByReach ** counted(outOfReach)
  )
}

/** Ticks expected to be spent in vain on a guess that holds with this probability, before something works. */
export function doubtOf(promise: number): number {
  return trialTicks * (1 / promise - 1)
}
