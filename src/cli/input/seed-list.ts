import { UsageError } from '../../env/index.ts'
import { largestSeed } from './run-settings.ts'

const mostSeeds = 10_000

/**
 * Reads seeds as people write them, single ones and ranges: `1001-1010`, `1,2,5-9`. Ascending and without doubles.
 * Throws `UsageError`.
 */
export function parseSeeds(text: string): readonly number[] {
  const seeds = new Set<number>()
  for (const part of text.split(',')) {
    const match = /^\s*(\d{1,10})(?:-(\d{1,10}))?\s*$/.exec(part)
    const first = Number(match?.[1])
    const last = Number(match?.[2] ?? match?.[1])
    if (match === null || first > last || last > largestSeed) throw notSeeds(part.trim())
    if (last - first + 1 + seeds.size > mostSeeds) {
      throw new UsageError(
        `--seeds ${text.slice(0, 40)} is more than ${mostSeeds} seeds.`,
        'Ask for fewer, for example --seeds 1001-1010.',
      )
    }
    for (let seed = first; seed <= last; seed++) seeds.add(seed)
  }
  return [...seeds].sort((left, right) => left - right)
}

function notSeeds(part: string): UsageError {
  return new UsageError(
    `--seeds takes whole numbers from 0 to ${largestSeed} and ranges of them, and "${part.slice(0, 40)}" is neither.`,
    'Write for example --seeds 1001-1010 or --seeds 1,2,5-9.',
  )
}

/** The shortest text from which `parseSeeds` reads these seeds, which must be ascending. */
export function formatSeeds(seeds: readonly number[]): string {
  const runs: [number, number][] = []
  for (const seed of seeds) {
    const run = runs.at(-1)
    if (run?.[1] === seed - 1) run[1] = seed
    else runs.push([seed, seed])
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(',')
}
