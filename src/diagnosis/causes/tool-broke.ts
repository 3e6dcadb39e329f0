import { hadUsesLeft, kindOf } from './tools.ts'
import { fact, factAt, finding, saidByDeed } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** A tool wore out in the attempt, and the rest failed for want of it. */
export const toolBroke: CauseRule = {
  cause: 'tool-broke',
  decides: 'A tool wore out in the attempt, and the rest failed for want of it.',
  find: (facts) => {
    const { obstacle, events, pre, post, ending } = facts
    const broken = events.last('tool-break')
    const told = broken === null ? null : String(broken.data['item'])
    const named = obstacle?.kind === 'tool-broke' ? obstacle.subject : null
    if (named !== null && broken === null && hadUsesLeft(pre, named, facts.digs.started)) return null
    if (named !== null)
      return finding(
        'tool-broke',
        named,
        broken === null ? 0.85 : 0.96,
        ...(broken === null ? [] : [factAt(broken, `the ${named} wore out`)]),
        saidByDeed(facts),
      )
    if (told === null) return null
    const isSpare = post.durables.some(({ item }) => kindOf(item) === kindOf(told))
    if (isSpare)
      return finding('tool-broke', told, 0.2, factAt(broken, `the ${told} wore out; another was carried`))
    if (obstacle?.kind === 'missing-tool' || obstacle?.kind === 'dig-refused')
      return finding('tool-broke', told, 0.95, factAt(broken, `the ${told} wore out`), saidByDeed(facts))
    const confidence = ending === 'out-of-budget' || obstacle === null ? 0.86 : 0.5
    return finding(
      'tool-broke',
      told,
      confidence,
      factAt(broken, `the ${told} wore out`),
      fact('no other of its kind was carried'),
    )
  },
}
