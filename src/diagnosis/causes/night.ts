import { fact, factAt, finding } from './cause-rule.ts'
import type { CauseRule } from './cause-rule.ts'

/** It was night, and the deed was one that night holds up: a trade, or work under an open sky that monsters had. */
export const night: CauseRule = {
  cause: 'night',
  decides:
    'It was night, and the deed was one that night holds up: a trade, or work under an open sky that monsters had.',
  find: (facts) => {
    const { isNight, subgoal, obstacle, danger, pre, post, ending, events } = facts
    if (!isNight) return null
    const time = fact(`it was night: ${pre.timeOfDay} to ${post.timeOfDay} of the day`)
    const isTrade = subgoal.kind === 'trade' && (obstacle === null || obstacle.kind === 'refused')
    if (isTrade) return finding('night', subgoal.entity, 0.95, time, fact('a villager sleeps at night'))
    const said = events
      .of('chat-message')
      .find(({ data }) => /monsters|night|sleep/i.test(String(data['text'])))
    const isOpen = pre.underSky || post.underSky
    const isHarassed = danger.main === 'attacked' || danger.main === 'threatened'
    if (isOpen && isHarassed && danger.share >= 0.15 && obstacle?.kind !== 'danger')
      return finding(
        'night',
        null,
        danger.share >= 0.3 ? 0.95 : 0.8,
        time,
        factAt(danger.first, `monsters took ${danger.ticks} ticks under the open sky`),
      )
    const hostile = Object.keys({ ...pre.entities, ...post.entities }).some((name) => monsters.has(name))
    if (ending === 'out-of-budget' && isOpen && subgoal.kind !== 'sleep')
      return finding(
        'night',
        null,
        hostile ? 0.74 : 0.55,
        time,
        fact(hostile ? 'monsters were about under the open sky' : 'the body was under the open sky'),
      )
    return finding(
      'night',
      null,
      said ? 0.4 : 0.2,
      time,
      ...(said ? [factAt(said, String(said.data['text']))] : []),
    )
  },
}

const monsters: ReadonlySet<string> = new Set(
  'zombie skeleton creeper spider husk stray drowned zombie_villager witch enderman phantom'.split(' '),
)
