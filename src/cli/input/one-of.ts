import { UsageError } from '../../env/index.ts'

/** The choice that was typed, or a `UsageError` with all of them. */
export function oneOf<const Choice extends string>(
  option: string,
  text: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === text)
  if (found !== undefined) return found
  throw new UsageError(
    `${option} does not know "${text.slice(0, 40)}".`,
    `Write ${option} followed by ${choices.join(', ').replace(/, ([^,]*)$/, ' or $1')}.`,
  )
}
