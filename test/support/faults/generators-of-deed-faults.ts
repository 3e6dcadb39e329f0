import type { CaseGenerator, CaseLabel } from './case-plan.ts'
import { craftFailed } from './causes/craft-failed.ts'
import { digRefused } from './causes/dig-refused.ts'
import { dropLost } from './causes/drop-lost.ts'
import { inventoryFull } from './causes/inventory-full.ts'
import { missingFuel } from './causes/missing-fuel.ts'
import { missingItem } from './causes/missing-item.ts'
import { missingStation } from './causes/missing-station.ts'
import { missingTool } from './causes/missing-tool.ts'
import { placementRefused } from './causes/placement-refused.ts'
import { recipeUnknown } from './causes/recipe-unknown.ts'
import { requestRefused } from './causes/request-refused.ts'
import { smeltFailed } from './causes/smelt-failed.ts'
import { targetNotFound } from './causes/target-not-found.ts'
import { targetUnreachable } from './causes/target-unreachable.ts'
import { toolBroke } from './causes/tool-broke.ts'
import { tradeRefused } from './causes/trade-refused.ts'
import { wrongDrop } from './causes/wrong-drop.ts'

/** Cases in which something hinders the deed: what it needs, looks for, or asks of the server. */
export const deedFaults = {
  'missing-item': missingItem,
  'missing-tool': missingTool,
  'missing-station': missingStation,
  'missing-fuel': missingFuel,
  'inventory-full': inventoryFull,
  'target-not-found': targetNotFound,
  'target-unreachable': targetUnreachable,
  'dig-refused': digRefused,
  'placement-refused': placementRefused,
  'request-refused': [...requestRefused, tradeRefused],
  'recipe-unknown': recipeUnknown,
  'craft-failed': craftFailed,
  'smelt-failed': smeltFailed,
  'drop-lost': dropLost,
  'wrong-drop': wrongDrop,
  'tool-broke': toolBroke,
} as const satisfies Partial<Record<CaseLabel, readonly CaseGenerator[]>>
