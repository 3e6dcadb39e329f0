import type { CaseGenerator } from '../case-plan.ts'
import * as upkeep from './upkeep.ts'
import * as ways from './ways.ts'
import * as work from './work.ts'

/** True successes of every kind of subgoal, many of them under adversity. */
export const successes: readonly CaseGenerator[] = [
  ...Object.values(work),
  ...Object.values(ways),
  ...Object.values(upkeep),
]
