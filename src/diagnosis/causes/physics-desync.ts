import { factAt, finding } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** The server put the body back at least three times. */
export const physicsDesync: CauseRule = {
  cause: 'physics-desync',
  decides: 'The server put the body back at least three times.',
  find: (facts) => {
    const { corrections } = facts.server
    const small = corrections.filter(({ data }) => Number(data['byBlocks']) < mostBlocks)
    if (small.length < fewest) return null
    const every = facts.ticks / small.length
    const confidence = small.length >= 6 ? (every < 60 ? 0.93 : 0.8) : every < 60 ? 0.85 : 0.6
    return finding(
      'physics-desync',
      null,
      confidence,
      factAt(small[0]!, `the server put the body back ${small.length} times`),
    )
  },
}

/** Fewer corrections happen on any server. */
const fewest = 3
/** A longer move is a teleport, by an order or a portal. */
const mostBlocks = 16
