import { UsageError } from '../../env/index.ts'

/** What an agent may know of the game before it has tried anything. */
export const priors = ['full', 'recipes', 'none'] as const
export type Prior = (typeof priors)[number]

/** Priors that leave something to learn. */
export type LearningPrior = Exclude<Prior, 'full'>

/** What the user wrote after --prior. Throws `UsageError` that says what would do. */
export function parsePrior(text: string): Prior {
  const found = priors.find((prior) => prior === text)
  if (found !== undefined) return found
  throw new UsageError(
    `--prior does not know "${text.slice(0, 40)}".`,
    'Write --prior followed by full, recipes or none.',
  )
}
