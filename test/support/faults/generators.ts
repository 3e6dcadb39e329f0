import type { CaseGenerator, CaseLabel } from './case-plan.ts'
import { bodyFaults } from './generators-of-body-faults.ts'
import { deedFaults } from './generators-of-deed-faults.ts'
import { successes } from './successes/index.ts'

/** All kinds of cases, by what truly happens in them. */
export const generators: Readonly<Record<CaseLabel, readonly CaseGenerator[]>> = {
  ...deedFaults,
  ...bodyFaults,
  success: successes,
}
