import { factAt, finding, saidByDeed } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** Blocks were dug to the end and were still there, or came back. */
export const digRefused: CauseRule = {
  cause: 'dig-refused',
  decides: 'Blocks were dug to the end and were still there, or came back.',
  find: (facts) => {
    const { digs, obstacle, events } = facts
    const { refused, broken } = digs
    const first = refused[0] ?? null
    const block = first === null ? null : String(first.data['block'])
    const isBroken = events.last('tool-break') !== null
    if (obstacle?.kind === 'dig-refused')
      return finding(
        'dig-refused',
        obstacle.subject,
        isBroken && refused.length < 3 ? 0.6 : 0.94,
        ...(first === null ? [] : [factAt(first, `${String(block)} was dug and was still there`)]),
        saidByDeed(facts),
      )
    if (first === null) return null
    const text = `${refused.length} blocks were dug and were still there, ${broken} broke`
    if (refused.length > broken && !isBroken)
      return finding('dig-refused', block, refused.length >= 2 ? 0.95 : 0.9, factAt(first, text))
    return finding('dig-refused', block, refused.length >= 3 ? 0.5 : 0.15, factAt(first, text))
  },
}
