const ticksPerSecond = 20

/** Game time as people read it: `0:07`, `12:34`, `1:02:03`. Rounds down to whole seconds. */
export function formatGameTime(ticks: number): string {
  const seconds = Math.floor(ticks / ticksPerSecond)
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const shown = clock[0] === 0 ? clock.slice(1) : clock
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}

/** How many times faster than real time `ticks` of the game were, played in `wallMs`; 0 when no time passed. */
export function speedup(ticks: number, wallMs: number): number {
  if (wallMs <= 0) return 0
  return Math.round(((ticks / ticksPerSecond) * 1000 * 10) / wallMs) / 10
}

/** A duration of the real world: `850 ms`, `4.2 s`, `3:05 min`. */
export function formatWallTime(wallMs: number): string {
  if (wallMs < 1000) return `${Math.round(wallMs)} ms`
  if (wallMs < 60_000) return `${(wallMs / 1000).toFixed(1)} s`
  const seconds = Math.round(wallMs / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`
}
