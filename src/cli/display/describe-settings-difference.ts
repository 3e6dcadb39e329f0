import type { SettingsDifference } from '../../evolve/index.ts'

const longestValue = 60

/** One difference of settings or versions in words: `seeds was 1-5 and is now 1-7`. */
export function describeSettingsDifference({ path, before, after }: SettingsDifference): string {
  const name = path
    .replace(/^(configuration|versions)\./, '')
    .replace(/^source$/, 'the source of the program')
    .replace(/^packages$/, 'the set of installed packages')
  if (before === null) return `${name} was not set and is now ${shorten(after!)}`
  if (after === null) return `${name} was ${shorten(before)} and is now not set`
  return `${name} was ${shorten(before)} and is now ${shorten(after)}`
}

function shorten(json: string): string {
  const text = /^"[^"\\]*"$/.test(json) ? json.slice(1, -1) : json
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text
}
