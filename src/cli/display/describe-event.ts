import type { AgentEvent } from '../../agent/index.ts'
import type { AttemptEnding } from '../../env/index.ts'
import { describeSubgoal } from './describe-subgoal.ts'
import { formatGameTime } from './game-time.ts'

/** Endings of an attempt that end the episode, which says so itself. */
const saidAtTheEnd: ReadonlySet<AttemptEnding> = new Set(['cancelled', 'lost-connection'])

/** An event as one line for people; null for those that would only make noise. */
export function describeEvent(event: AgentEvent): string | null {
  switch (event.kind) {
    case 'episode-start': {
      const { world, minecraft, perception } = event.start
      return `0:00 spawned in ${world}, Minecraft ${minecraft}, perception ${perception}`
    }
    case 'policy-fallback':
      return `${formatGameTime(event.tick)} without the policy (${event.reason}): the planner's order stands in`
    case 'subgoal-start':
      return `${formatGameTime(event.tick)} ${describeSubgoal(event.subgoal)}`
    case 'subgoal-end':
      if (event.succeeded || saidAtTheEnd.has(event.ending)) return null
      return `${formatGameTime(event.tick)}   did not work (${event.cause ?? event.ending}): ${event.obstacle?.detail ?? event.reason}`
    case 'item-gain':
      return `${formatGameTime(event.tick)}   +${event.count} ${event.item}`
    case 'notice':
      return event.text
    case 'item-loss':
    case 'tick-progress':
    case 'episode-end':
      return null
  }
}
