import type { Deed } from '../deed.ts'

/** Stands still for the asked number of ticks. */
export const wait: Deed<'wait'> = async ({ clock, signal }, { ticks }) => {
  if (ticks > 0) await clock.waitTicks(ticks, signal)
  return null
}
