import { createRequire } from 'node:module'

type Lookup = (version: unknown, preNetty?: boolean) => unknown

let done = false

/**
 * Makes `require('minecraft-data')(version)` remember its answers in this thread. It keeps the data itself, but builds
 * a version object over all versions at each call, and prismarine-physics calls it in every tick: 6 % of an episode.
 */
export function rememberMinecraftData(): void {
  if (done) return
  done = true
  const require = createRequire(import.meta.url)
  const lookup = require('minecraft-data') as Lookup
  const known = new Map<string, unknown>()
  const remembering: Lookup = (version, preNetty = false) => {
    if (preNetty || typeof version !== 'string') return lookup(version, preNetty)
    let data = known.get(version)
    if (data === undefined) {
      data = lookup(version)
      known.set(version, data)
    }
    return data
  }
  const cached = require.cache[require.resolve('minecraft-data')]
  if (cached !== undefined) cached.exports = Object.assign(remembering, lookup)
}
