import type { CaseGenerator, CaseLabel } from './case-plan.ts'
import { chunkNotLoaded, disconnected, physicsDesync, serverLag } from './causes/connection.ts'
import { fled, night } from './causes/danger.ts'
import {
  killedByDrowning,
  killedByFall,
  killedByFire,
  killedByMob,
  killedByStarvation,
  killedBySuffocation,
  killedOtherwise,
} from './causes/deaths.ts'
import { deadline, loop, stagnation, unknown } from './causes/effort.ts'
import { navigationStuck, pathTimeout } from './causes/ways.ts'

/** Cases in which something befalls the body: ways, deaths, flight, the server and its time. */
export const bodyFaults = {
  'navigation-stuck': navigationStuck,
  'path-timeout': pathTimeout,
  'killed-by-mob': killedByMob,
  'killed-by-fall': killedByFall,
  'killed-by-fire': killedByFire,
  'killed-by-drowning': killedByDrowning,
  'killed-by-starvation': killedByStarvation,
  'killed-by-suffocation': killedBySuffocation,
  'killed-otherwise': killedOtherwise,
  fled,
  night,
  'chunk-not-loaded': chunkNotLoaded,
  'physics-desync': physicsDesync,
  'server-lag': serverLag,
  disconnected,
  deadline,
  stagnation,
  loop,
  unknown,
} as const satisfies Partial<Record<CaseLabel, readonly CaseGenerator[]>>
