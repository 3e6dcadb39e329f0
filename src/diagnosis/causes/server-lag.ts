import { fact, factAt, finding } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** The server lost much of the time by standing still or running slow, or answered late what the deed waited for. */
export const serverLag: CauseRule = {
  cause: 'server-lag',
  decides:
    'The server lost much of the time by standing still or running slow, or answered late what the deed waited for.',
  find: (facts) => {
    const { server, obstacle, ending, ticks } = facts
    const { lostTicks, lostShare, slowestAnswerTicks, firstSign } = server
    if (firstSign === null) return null
    const slow = slowestAnswerTicks >= 20
    const waits = obstacle === null || waitsForServer.has(obstacle.kind)
    const evidence = [
      factAt(firstSign, `the server lost ${lostTicks} of ${ticks} ticks`),
      fact(`the slowest answer took ${slowestAnswerTicks} ticks`),
    ]
    if (lostShare >= 0.25 && lostTicks >= 15 && waits)
      return finding('server-lag', null, lostShare >= 0.4 ? 0.95 : 0.88, ...evidence)
    if (slow && waits) return finding('server-lag', null, slowestAnswerTicks >= 40 ? 0.9 : 0.82, ...evidence)
    if (ending === 'out-of-budget' && lostTicks >= 60) return finding('server-lag', null, 0.6, ...evidence)
    return lostTicks >= 40 || slow ? finding('server-lag', null, 0.35, ...evidence) : null
  },
}

/** Obstacles that a late answer can look like. */
const waitsForServer: ReadonlySet<string> = new Set([
  'refused',
  'dig-refused',
  'placement-refused',
  'craft-failed',
  'smelt-failed',
  'drop-lost',
  'stuck',
  'target-unreachable',
  'target-not-found',
  'recipe-unknown',
  'missing-tool',
])
