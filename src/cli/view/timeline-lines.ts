import type { AttemptRecord } from '../../memory/index.ts'
import { describeSubgoal } from '../display/describe-subgoal.ts'
import { formatGameTime } from '../display/game-time.ts'
import { plainText } from '../display/plain-text.ts'
import { describeDecision } from './describe-decision.ts'
import { describeDiagnosis } from './describe-diagnosis.ts'
import { describeState } from './describe-state.ts'
import { describeTraceEvent } from './describe-trace-event.ts'
import { labelledLines } from './labelled-lines.ts'

const candidatesShown = 5
const evidenceShown = 10

/** One attempt as plain lines: what was perceived, decided, what happened, and what was diagnosed. */
export function timelineLines(record: AttemptRecord, widthColumns: number): readonly string[] {
  const { index, attempt } = record
  const { preState, postState, trace, traceEventsLeftOut, subgoal } = attempt
  const time = `${formatGameTime(preState.tick)}, tick ${preState.tick} to ${postState.tick}`
  const bounds = { items: 20, blocks: 12, entities: 10 }
  return [
    plainText(`attempt ${index} (${time}): ${describeSubgoal(subgoal)}`, widthColumns),
    ' perceived',
    ...labelledLines(describeState(preState, bounds), widthColumns),
    ' decided',
    ...labelledLines(describeDecision(record, candidatesShown), widthColumns),
    ' happened',
    ...trace
      .filter(({ kind }) => kind !== 'body-sample')
      .map((event) =>
        `${String(event.tick).padStart(9)} ${describeTraceEvent(event)}`.slice(0, widthColumns - 2),
      )
      .map((line) => `  ${line}`),
    ...(traceEventsLeftOut > 0
      ? [`  (${traceEventsLeftOut} events were left out when it was recorded)`]
      : []),
    ' diagnosed',
    ...labelledLines(describeDiagnosis(record, evidenceShown), widthColumns),
  ]
}
