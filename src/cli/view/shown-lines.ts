import type { AttemptRecord, KnowledgeLineage } from '../../memory/index.ts'
import { subgoalSchema } from '../../env/index.ts'
import { describeSubgoal } from '../display/describe-subgoal.ts'
import { formatGameTime } from '../display/game-time.ts'
import { plainText } from '../display/plain-text.ts'
import { formatTable } from '../display/table.ts'
import type { Shown } from '../shown-record.ts'
import { describeDecision } from './describe-decision.ts'
import { describeDiagnosis } from './describe-diagnosis.ts'
import { describeDifference } from './describe-difference.ts'
import { counted, describeState } from './describe-state.ts'
import { describeTraceEvent } from './describe-trace-event.ts'
import { knowledgeScoreParts } from './knowledge-score-lines.ts'
import { gateParts, policyParts } from './policy-lines.ts'
import type { Facts, ShownPart } from './shown-part.ts'
import type { Labelled } from './labelled-lines.ts'
import { labelledLines } from './labelled-lines.ts'

/** One thing of a record as readable parts. `wholeTrace` tells every event of an attempt, else they are counted by kind. */
export function shownParts(shown: Shown, widthColumns: number, wholeTrace: boolean): readonly ShownPart[] {
  const facts = (heading: string, labelled: readonly Labelled[]): ShownPart => ({
    heading: plainText(heading, widthColumns),
    lines: labelledLines(labelled, widthColumns),
  })
  switch (shown.type) {
    case 'episode':
      return episodeParts(shown, widthColumns, facts)
    case 'attempt':
      return attemptParts(shown, widthColumns, wholeTrace, facts)
    case 'skill':
    case 'guardrail':
    case 'generation':
      return knowledgeParts(shown.type, shown.id, shown.knowledge, facts)
    case 'policy':
      return policyParts(shown.policy, facts)
    case 'gate':
      return gateParts(shown, widthColumns, facts)
    case 'knowledge-score':
      return knowledgeScoreParts(shown.score, widthColumns)
  }
}

function episodeParts(
  { episode, attempts, generation, policyFallbacks }: Extract<Shown, { type: 'episode' }>,
  widthColumns: number,
  facts: Facts,
): readonly ShownPart[] {
  const { id, task, seed, start, versions, startedAt, ending, detail, gameTicks, traceHash } = episode
  const table = formatTable(
    attempts,
    [
      { title: 'ATTEMPT', cell: (row) => String(row.id), align: 'right' },
      { title: 'TICK', cell: (row) => String(row.startTick), align: 'right' },
      { title: 'TOOK', cell: (row) => String(row.endTick - row.startTick), align: 'right' },
      { title: 'CAUSE', cell: (row) => plainText(row.succeeded ? 'success' : (row.cause ?? row.ending)) },
      { title: 'SUBGOAL', cell: (row) => subgoalText(row.subgoal), shrinks: true },
    ],
    widthColumns - 2,
  )
  return [
    facts(`episode ${id}: ${task.instruction}`, [
      ['task', `${task.id}, seed ${seed}, at most ${task.horizonTicks} ticks`],
      ['world', `${start.host} ${start.world}, Minecraft ${start.minecraft}, perception ${start.perception}`],
      ['assists', start.assists.length === 0 ? 'none' : start.assists.join(', ')],
      ['started', `${startedAt} in run ${episode.run.name}`],
      ['ended', ending === null ? 'not yet' : `${ending}: ${detail ?? ''}`],
      ['time', gameTicks === null ? '' : `${gameTicks} ticks, ${formatGameTime(gameTicks)}`],
      ['trace hash', traceHash ?? 'none'],
      [
        'versions',
        Object.entries(versions)
          .map(([name, version]) => `${name} ${version}`)
          .join(', '),
      ],
      ['generation', generation === null ? 'none' : String(generation)],
      ...policyFallbacks.map(({ reason, decisions }): Labelled => [
        'fell back',
        `to the planner's order in ${decisions} of ${attempts.length} decisions: ${reason}`,
      ]),
    ]),
    { heading: `${attempts.length} attempts`, lines: table.map((line) => `  ${line}`) },
  ]
}

function attemptParts(
  { id, episode, record, lineage }: Extract<Shown, { type: 'attempt' }>,
  widthColumns: number,
  wholeTrace: boolean,
  facts: Facts,
): readonly ShownPart[] {
  const bounds = { items: 40, blocks: 40, entities: 40 }
  const { previous, next, correctedBy, corrects, skills, guardrails } = lineage
  return [
    facts(`attempt ${id}: ${describeSubgoal(record.attempt.subgoal)}`, [
      ['episode', `${episode.id} (${episode.task}, seed ${episode.seed}), position ${record.index}`],
      ['before', previous === null ? 'none' : `attempt ${previous}`],
      ['after', next === null ? 'none' : `attempt ${next}`],
      ...(correctedBy === null ? [] : [['worked in', `attempt ${correctedBy}`] as const]),
      ...linked('corrects', 'attempt', corrects),
      ...linked('skills', 'skill', skills),
      ...linked('guardrails', 'guardrail', guardrails),
    ]),
    facts('before it', describeState(record.attempt.preState, bounds)),
    facts('decision', [
      ...describeDecision(record, 20),
      ...lineage.restsOn.map(({ skill, name, attempts }): Labelled => [
        'because of',
        `skill ${skill}, ${name}: attempt ${attempts.join(', ')}`,
      ]),
    ]),
    facts('what it changed', describeDifference(record)),
    facts('diagnosis', describeDiagnosis(record, 50)),
    facts('indicators', indicatorFacts(record)),
    { heading: 'trace', lines: traceLines(record, widthColumns, wholeTrace) },
  ]
}

function indicatorFacts({ diagnosis: { indicators } }: AttemptRecord): readonly Labelled[] {
  const share = (value: number | null) => (value === null ? 'unknown' : `${Math.round(value * 100)} %`)
  const blocks = (value: number) => `${value.toFixed(1)} blocks`
  return [
    ['progress', share(indicators.progress)],
    [
      'way',
      `${blocks(indicators.travelledBlocks)} for ${blocks(indicators.displacementBlocks)}, ` +
        `efficiency ${share(indicators.pathEfficiency)}`,
    ],
    ['items', `+${indicators.itemsGained} -${indicators.itemsLost}`],
    ['damage', `${indicators.damageTaken} half hearts`],
    ['idle', `${indicators.idleTicks} ticks`],
    ['of plan', share(indicators.ticksOverExpected)],
  ]
}

function traceLines(
  { attempt: { trace, traceEventsLeftOut } }: AttemptRecord,
  widthColumns: number,
  wholeTrace: boolean,
): readonly string[] {
  const leftOut = traceEventsLeftOut === 0 ? [] : [`  ${traceEventsLeftOut} events were not recorded`]
  if (wholeTrace) {
    const events = trace.map((event) => `  ${String(event.tick).padStart(8)} ${describeTraceEvent(event)}`)
    return [...events.map((line) => line.slice(0, widthColumns)), ...leftOut]
  }
  const kinds: Record<string, number> = {}
  for (const { kind } of trace) kinds[kind] = (kinds[kind] ?? 0) + 1
  const text = trace.length === 0 ? 'no events' : `${counted(kinds, 50)} (--trace shows them)`
  return [...labelledLines([['events', text]], widthColumns), ...leftOut]
}

function knowledgeParts(
  kind: string,
  id: number,
  knowledge: KnowledgeLineage,
  facts: Facts,
): readonly ShownPart[] {
  const { columns, document, children, evidence, evidenceCount, generations, skills, guardrails, scores } =
    knowledge
  const { id: _id, name, number, ...rest } = columns
  const more = evidenceCount > evidence.length ? ` and ${evidenceCount - evidence.length} more` : ''
  const speaking = (role: string) =>
    evidence.filter((fact) => fact.role === role).map(({ attempt }) => attempt)
  return [
    facts(
      `${kind} ${id}: ${String(name ?? `number ${number ?? ''}`)}`,
      Object.entries(rest).map(([label, value]) => [label.replaceAll('_', ' '), String(value ?? 'none')]),
    ),
    facts('linked to', [
      ...linked('followed by', kind, children),
      ...linked('for', 'attempt', speaking('for')),
      ...linked('against', 'attempt', speaking('against')),
      ...(more === '' ? [] : [['', more.trim()] as const]),
      ...linked('known to', 'generation', generations),
      ...linked('skills', 'skill', skills),
      ...linked('guardrails', 'guardrail', guardrails),
    ]),
    ...(scores.length === 0
      ? []
      : [
          facts(
            'scores',
            scores.map((score): Labelled => [
              String(score['task_group'] ?? ''),
              `${score['successes'] ?? '?'} of ${score['episodes'] ?? '?'} in ${score['evaluation'] ?? ''}, ` +
                `assists ${score['assists'] ?? '[]'}`,
            ]),
          ),
        ]),
    facts('document', documentFacts(document)),
  ]
}

function documentFacts(document: unknown): readonly Labelled[] {
  if (typeof document !== 'object' || document === null) return [['', JSON.stringify(document)]]
  return Object.entries(document).map(([name, value]): Labelled => [name, JSON.stringify(value)])
}

function linked(label: string, kind: string, ids: readonly number[]): readonly Labelled[] {
  return ids.length === 0 ? [] : [[label, `${kind} ${ids.join(', ')}`]]
}

function subgoalText(subgoal: unknown): string {
  const parsed = subgoalSchema.safeParse(subgoal)
  return plainText(parsed.success ? describeSubgoal(parsed.data) : JSON.stringify(subgoal), 200)
}
