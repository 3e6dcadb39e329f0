import type { Attempt, TraceEvent } from '../../env/index.ts'
import type { Cause } from '../cause-table.ts'
import type { Evidence } from '../diagnosis.ts'
import type { StateDifference } from '../state-difference.ts'
import { causeOfHarm } from './harm.ts'
import { causeOfDeathKey, causeOfDeathText } from './death-words.ts'
import { numberIn, textIn } from './trace-index.ts'
import type { TraceIndex } from './trace-index.ts'

/** Causes by which a body dies. */
export type DeathCause = Extract<Cause, `killed-${string}`>

/** Of what a body died, decided once for all rules of death. */
export interface Death {
  readonly cause: DeathCause
  readonly subject: string | null
  readonly confidence: number
  readonly evidence: readonly Evidence[]
}

/** Chat about a death comes within so many ticks of it, before or after. */
const chatWithinTicks = 40

/** Decides of what the body died: by what the server told it, else by the chat, else by the last harm. Null while it lives. */
export function deathOf(attempt: Attempt, difference: StateDifference, events: TraceIndex): Death | null {
  if (attempt.ending !== 'died' && difference.deaths <= 0) return null
  const tick = events.of('body-death')[0]?.tick ?? attempt.postState.tick
  const told = [
    ...events.of('death-message'),
    ...events.of('chat-message').filter((event) => Math.abs(event.tick - tick) <= chatWithinTicks),
  ]
  const harm = harmOf(events, tick)
  for (const event of told) {
    const key = textIn(event, 'key')
    const cause = key === null ? null : causeOfDeathKey(key)
    if (cause === null) continue
    return death(
      cause,
      killerOf(event),
      0.98,
      event,
      `the server said: ${textIn(event, 'text') ?? key ?? ''}`,
    )
  }
  for (const event of told) {
    const text = textIn(event, 'text') ?? ''
    const cause = causeOfDeathText(text)
    if (cause === null) continue
    const agrees = harm?.cause === cause
    return death(cause, killerOf(event), agrees ? 0.97 : 0.9, event, `a message said: ${text}`)
  }
  if (harm !== null) return death(harm.cause, harm.subject, harm.confidence, harm.event, harm.text)
  return {
    cause: 'killed-otherwise',
    subject: null,
    confidence: 0.4,
    evidence: [{ tick, text: 'the body died, and nothing shows of what' }],
  }
}

function harmOf(events: TraceIndex, deathTick: number) {
  const harms = events.of('body-harm').filter(({ tick }) => tick <= deathTick + 2)
  const last = harms.at(-1)
  if (last === undefined || deathTick - last.tick > 100) return null
  const found = causeOfHarm(last, harms)
  return found === null ? null : { ...found, event: last }
}

function killerOf(event: TraceEvent): string | null {
  return textIn(event, 'killer')
}

function death(
  cause: DeathCause,
  subject: string | null,
  confidence: number,
  { tick, data }: TraceEvent,
  text: string,
): Death {
  const halfHearts = numberIn({ tick, kind: 'body-harm', data }, 'halfHearts')
  const suffix = halfHearts > 0 ? ` (${halfHearts} half hearts lost)` : ''
  return { cause, subject, confidence, evidence: [{ tick, text: `${text}${suffix}`.slice(0, 300) }] }
}
