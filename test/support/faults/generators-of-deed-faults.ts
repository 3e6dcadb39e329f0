import type { CaseGenerator, CaseLabel } from './case-plan.ts'
import { digRefused } from './causes/dig-refused.ts'
import { missingItem } from './causes/missing-item.ts'
import { missingTool } from './causes/missing-tool.ts'

/** Cases in which something hinders the deed: what it needs, looks for, or asks of the server. */
export const deedFaults = {
  'missing-item': missingItem,
  'missing-tool': missingTool,
  'dig-refused': digRefused,
} as const satisfies Partial<Record<CaseLabel, readonly CaseGenerator[]>>
