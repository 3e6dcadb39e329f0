import { UsageError } from '../../env/index.ts'
import { parseWholeNumber } from './whole-number.ts'

/** Which generation a user means. */
export interface ChosenGeneration {
  /** An id, or the oldest or newest of its record. */
  readonly which: number | 'first' | 'last'
  /** Folder of the record; null takes the newest under `runs/`. */
  readonly runDirectory: string | null
}

/** Reads --generation and --from; null where neither was given. Throws `UsageError`. */
export function parseGenerationChoice(
  generation: string | undefined,
  from: string | undefined,
): ChosenGeneration | null {
  if (generation === undefined) {
    if (from === undefined) return null
    throw new UsageError(
      '--from names the record of a generation, and no generation was asked for.',
      'Write for example --generation last besides.',
    )
  }
  const which =
    generation === 'first' || generation === 'last'
      ? generation
      : parseWholeNumber(generation, {
          option: '--generation',
          least: 1,
          most: Number.MAX_SAFE_INTEGER,
          example: 1,
        })
  return { which, runDirectory: from ?? null }
}
