import type { Experience } from '../../distill/index.ts'

/** Keeps the latest result for every experience, until something is taken in. */
export function rememberedAsOf<Result>(
  find: (experience: Experience) => Result,
): (experience: Experience) => Result {
  const known = new WeakMap<Experience, { readonly version: number; readonly result: Result }>()
  return (experience) => {
    const { version } = experience
    const latest = known.get(experience)
    if (latest?.version === version) return latest.result
    const result = find(experience)
    known.set(experience, { version, result })
    return result
  }
}

/** Finds once for every name. */
export function remembered<Result>(find: (name: string) => Result): (name: string) => Result {
  const known = new Map<string, Result>()
  return (name) => {
    let result = known.get(name)
    if (result === undefined) {
      result = find(name)
      known.set(name, result)
    }
    return result
  }
}
