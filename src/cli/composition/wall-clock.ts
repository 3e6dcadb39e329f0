import { afterWallMs, wallNowMs } from '../../env/clock/real-time.ts'
import type { WallClock } from '../program-context.ts'

/** Real time and the system's date. */
export const wallClock: WallClock = {
  nowMs: wallNowMs,
  isoDate: () => new Date().toISOString(),
  afterMs: afterWallMs,
}
