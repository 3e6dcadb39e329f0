import { fact, factAt, finding } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** The body stood, dug or wanted to walk where the server had sent no chunk. */
export const chunkNotLoaded: CauseRule = {
  cause: 'chunk-not-loaded',
  decides: 'The body stood, dug or wanted to walk where the server had sent no chunk.',
  find: (facts) => {
    const { server, ways, obstacle, ticks } = facts
    const first = server.missingChunks[0] ?? null
    const standing = server.missingChunks.filter(({ data }) => data['for'] !== 'surroundings')
    const failed = ways.walks - ways.reached
    if (ways.unloaded > 0 && ways.unloaded * 2 >= failed && failed * 2 >= ways.walks)
      return finding(
        'chunk-not-loaded',
        null,
        first === null ? 0.95 : 0.96,
        fact(`${ways.unloaded} of ${failed} walks that failed led to where no chunk was sent`),
        ...(first === null ? [] : [factAt(first, 'around the body chunks were missing')]),
      )
    if (standing.length > 0)
      return finding(
        'chunk-not-loaded',
        null,
        0.96,
        factAt(standing[0]!, 'there was no chunk where the body stood or dug'),
      )
    if (first === null || ticks === 0) return null
    const isBlind =
      obstacle === null ||
      obstacle.kind === 'target-not-found' ||
      obstacle.kind === 'target-unreachable' ||
      obstacle.kind === 'stuck'
    if (isBlind)
      return finding('chunk-not-loaded', null, 0.8, factAt(first, 'chunks beside the body were missing'))
    return finding('chunk-not-loaded', null, 0.4, factAt(first, 'chunks beside the body were missing'))
  },
}
