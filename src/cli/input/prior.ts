import { UsageError } from '../../env/index.ts'

/** What an agent may know of the game before it has tried anything. */
export const priors = ['full', 'recipes'] as const
export type Prior = (typeof priors)[number]

/** What the user wrote after --prior. Throws `UsageError` that says what would do. */
export function parsePrior(text: string): Prior {
  if (text === 'none') {
    throw new UsageError(
      '--prior none is not there yet: an agent knows at least the recipe book.',
      'Leave --prior out, or write --prior full or --prior recipes.',
    )
  }
  const found = priors.find((prior) => prior === text)
  if (found !== undefined) return found
  throw new UsageError(
    `--prior does not know "${text.slice(0, 40)}".`,
    'Write --prior followed by full or recipes.',
  )
}
