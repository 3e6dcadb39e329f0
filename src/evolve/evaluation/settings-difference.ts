/** One place where two sets of settings differ. */
export interface SettingsDifference {
  /** Names from the outside in, joined by dots. */
  readonly path: string
  /** As JSON; null where it was not there. */
  readonly before: string | null
  readonly after: string | null
}

/** Where two settings differ, in the order of `after`, what is only in `before` last. Both are JSON data. */
export function settingsDifferences(before: unknown, after: unknown): readonly SettingsDifference[] {
  const differences: SettingsDifference[] = []
  compare(before, after, '')
  return differences

  function compare(old: unknown, now: unknown, path: string): void {
    if (isObject(old) && isObject(now)) {
      for (const name of new Set([...Object.keys(now), ...Object.keys(old)])) {
        compare(old[name], now[name], path === '' ? name : `${path}.${name}`)
      }
      return
    }
    const [was, is] = [inJson(old), inJson(now)]
    if (was !== is) differences.push({ path, before: was, after: is })
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Undefined is what is not there: it has no JSON. */
function inJson(value: unknown): string | null {
  return value === undefined ? null : sortedJson(value)
}

/** JSON with sorted keys, so that the order in which they were written does not show. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    isObject(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}
