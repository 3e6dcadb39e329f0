import { chunkNotLoaded } from './chunk-not-loaded.ts'
import { craftFailed } from './craft-failed.ts'
import { deadline } from './deadline.ts'
import { digRefused } from './dig-refused.ts'
import { disconnected } from './disconnected.ts'
import { dropLost } from './drop-lost.ts'
import { fled } from './fled.ts'
import { inventoryFull } from './inventory-full.ts'
import { killedByDrowning } from './killed-by-drowning.ts'
import { killedByFall } from './killed-by-fall.ts'
import { killedByFire } from './killed-by-fire.ts'
import { killedByMob } from './killed-by-mob.ts'
import { killedByStarvation } from './killed-by-starvation.ts'
import { killedBySuffocation } from './killed-by-suffocation.ts'
import { killedOtherwise } from './killed-otherwise.ts'
import { loop } from './loop.ts'
import { missingFuel } from './missing-fuel.ts'
import { missingItem } from './missing-item.ts'
import { missingStation } from './missing-station.ts'
import { missingTool } from './missing-tool.ts'
import { navigationStuck } from './navigation-stuck.ts'
import { night } from './night.ts'
import { pathTimeout } from './path-timeout.ts'
import { physicsDesync } from './physics-desync.ts'
import { placementRefused } from './placement-refused.ts'
import { recipeUnknown } from './recipe-unknown.ts'
import { requestRefused } from './request-refused.ts'
import { serverLag } from './server-lag.ts'
import { smeltFailed } from './smelt-failed.ts'
import { stagnation } from './stagnation.ts'
import { targetNotFound } from './target-not-found.ts'
import { targetUnreachable } from './target-unreachable.ts'
import { toolBroke } from './tool-broke.ts'
import { unknown } from './unknown.ts'
import { wrongDrop } from './wrong-drop.ts'
import type { CauseRule } from './cause-rule.ts'

/**
 * All rules in their order. The finding with the highest confidence is the primary cause (a lost connection or a death
 * before all else); among equals the one whose
 * rule stands first.
 */
export const causeRules: readonly CauseRule[] = [
  disconnected,
  killedByMob,
  killedByFall,
  killedByFire,
  killedByDrowning,
  killedByStarvation,
  killedBySuffocation,
  killedOtherwise,
  serverLag,
  physicsDesync,
  chunkNotLoaded,
  missingItem,
  toolBroke,
  missingTool,
  missingStation,
  missingFuel,
  recipeUnknown,
  craftFailed,
  smeltFailed,
  inventoryFull,
  wrongDrop,
  dropLost,
  digRefused,
  placementRefused,
  night,
  requestRefused,
  navigationStuck,
  pathTimeout,
  targetUnreachable,
  targetNotFound,
  fled,
  loop,
  stagnation,
  deadline,
  unknown,
]
