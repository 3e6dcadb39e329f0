import { createRequire } from 'node:module'

type Require = (request: string) => unknown

/**
 * Makes the `require` of prismarine-physics remember its answers in this thread. The library asks for two modules each
 * time it copies the body's state, once a tick, and Node searches folders for one of them each time: 3 % of an episode.
 */
export function rememberRequires(): void {
  const require = createRequire(import.meta.url)
  // The copy that mineflayer uses.
  const path = createRequire(require.resolve('mineflayer')).resolve('prismarine-physics')
  require(path)
  const loaded = require.cache[path]
  if (loaded === undefined || Object.hasOwn(loaded, 'require')) return
  const original = loaded.require.bind(loaded) as Require
  const known = new Map<string, unknown>()
  const remembering: Require = (request) => {
    let answer = known.get(request)
    if (answer === undefined) {
      answer = original(request)
      known.set(request, answer)
    }
    return answer
  }
  Object.defineProperty(loaded, 'require', { value: remembering })
}
