import { quantile } from '../flood/measures.ts'

/** Memory after one episode, in megabytes, garbage collected. */
export interface MemorySample {
  /** What the system has given to the process. It keeps its peaks: allocators seldom give pages back. */
  readonly resident: number
  /** What is in use: heap and array buffers. */
  readonly live: number
}

/** Episodes at the beginning that do not count: modules are loaded and compiled in them. At least this many, or a tenth. */
const warmEpisodes = 5
const warmShare = 0.1
/** By what share what is in use may grow over the counted episodes. */
export const mostLiveGrowth = 0.15
/** Growth in use that is not told from chance: the last world's remains differ by as much. */
const leastLiveMegabytes = 12
/** By what share the resident memory of the last quarter may lie above that of the second. */
export const mostResidentGrowth = 0.2
/** Most that a process with one world may hold. */
export const mostResidentMegabytes = 700
const fewestForTrend = 10
const fewestForQuarters = 40

/** What the course of memory shows. */
export interface MemoryVerdict {
  /** Growth of what is in use over the counted episodes, by the median of all slopes (Theil and Sen), in megabytes. */
  readonly liveGrowth: number
  /** Median of what is in use. */
  readonly live: number
  /** Share by which resident memory grew from the second quarter to the last; null of too few episodes. */
  readonly residentGrowth: number | null
  readonly mostResident: number
  readonly violations: readonly string[]
}

/**
 * Judges memory over many episodes. What is in use must have no trend; one large episode is no trend, since the median of
 * the slopes is taken. Resident memory, which only ever rises to its peak, must have come to rest and stay below a bound.
 */
export function judgeMemory(samples: readonly MemorySample[]): MemoryVerdict {
  const warm = Math.min(samples.length, Math.max(warmEpisodes, Math.floor(samples.length * warmShare)))
  const counted = samples.slice(warm)
  const lives = counted.map(({ live }) => live)
  const live = quantile(lives, 0.5)
  const liveGrowth = counted.length < fewestForTrend ? 0 : medianSlope(lives) * (lives.length - 1)
  const quarter = Math.floor(samples.length / 4)
  const residents = samples.map(({ resident }) => resident)
  const residentGrowth =
    samples.length < fewestForQuarters
      ? null
      : quantile(residents.slice(-quarter), 0.5) / quantile(residents.slice(quarter, 2 * quarter), 0.5) - 1
  const mostResident = Math.max(...residents)
  const violations: string[] = []
  if (liveGrowth > Math.max(leastLiveMegabytes, mostLiveGrowth * live)) {
    violations.push(`memory in use grew by ${liveGrowth.toFixed(0)} MB over ${counted.length} episodes`)
  }
  if (residentGrowth !== null && residentGrowth > mostResidentGrowth) {
    violations.push(`resident memory grew by ${(residentGrowth * 100).toFixed(0)} % and has not come to rest`)
  }
  if (mostResident > mostResidentMegabytes) {
    violations.push(`resident memory reached ${mostResident.toFixed(0)} of ${mostResidentMegabytes} MB`)
  }
  return { liveGrowth, live, residentGrowth, mostResident, violations }
}

/** Median of the slopes between all pairs, per step (Theil 1950, Sen 1968): half of the values may be wild. */
function medianSlope(values: readonly number[]): number {
  const slopes: number[] = []
  for (let from = 0; from < values.length; from++) {
    for (let to = from + 1; to < values.length; to++) slopes.push((values[to]! - values[from]!) / (to - from))
  }
  return quantile(slopes, 0.5)
}
