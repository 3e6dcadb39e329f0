import type { Attempt } from '../../src/env/index.ts'

/** Ticks after its budget by which every attempt must have ended; the port promises it. */
export const graceTicks = 20

/** What is wrong with an attempt whatever the world was like; empty of a sound one. */
export function attemptFaults({ subgoal, ticks, obstacle, trace }: Attempt): readonly string[] {
  const faults: string[] = []
  if (ticks > subgoal.budgetTicks + graceTicks) {
    faults.push(`${subgoal.kind} took ${ticks} ticks of a budget of ${subgoal.budgetTicks}`)
  }
  const thrown = trace.find(({ kind }) => kind === 'deed-fault')
  if (thrown !== undefined) faults.push(`${subgoal.kind} threw: ${String(thrown.data['text'])}`)
  else if (obstacle?.kind === 'deed-fault') faults.push(`${subgoal.kind} threw: ${obstacle.detail}`)
  return faults
}

/** True where a deed went on after it was told to stop, and was cut loose. */
export function wasCutLoose({ trace }: Attempt): boolean {
  return trace.some(({ kind, data }) => kind === 'deed-note' && String(data['text']).includes('cut loose'))
}
