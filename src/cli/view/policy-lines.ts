import { gateReasons, gateRulesSchema } from '../../evolve/index.ts'
import type { GateJudgement } from '../../evolve/index.ts'
import type { GateLineage, KeptResult, KnownGate, PolicyChange, PolicyLineage } from '../../memory/index.ts'
import { evidenceLines } from '../display/gate-report.ts'
import { formatTable } from '../display/table.ts'
import { plannerOrderName } from '../input/policy-names.ts'
import { formatSeeds } from '../input/seed-list.ts'
import type { Labelled } from './labelled-lines.ts'
import type { Facts, ShownPart } from './shown-part.ts'

/** A policy with what it came from and what became of it. */
export function policyParts(policy: PolicyLineage, facts: Facts): readonly ShownPart[] {
  const { id, name, startedAt, modelFile, modelHash, training, rows, episodes, seeds } = policy
  const { gates, changes, generations, isChampion } = policy
  return [
    facts(`policy ${id}: ${name}`, [
      ['made', startedAt],
      ['plays', isChampion ? 'yes' : 'no'],
      ['model', `${modelFile ?? 'none'}, SHA-256 ${modelHash ?? 'unknown'}`],
      ...(generations.length === 0 ? [] : [['generations', generations.join(', ')] as const]),
    ]),
    facts(
      'trained from',
      training === null
        ? [['', 'not on this record']]
        : [
            ['dataset', `${training.dataset}, ${training.datasetRows} rows`],
            ['rows', `${rows} of ${episodes} episodes`],
            ['seeds', seeds.length === 0 ? 'none' : formatSeeds(seeds)],
            ['epochs', `${training.epochs}, begun ${training.startedAt}`],
            ['settings', JSON.stringify(training.settings)],
          ],
    ),
    facts(
      'gates',
      gates.map((gate): Labelled => [`gate ${gate.id}`, gateText(gate, id)]),
    ),
    facts(
      'promotions',
      changes.map((change): Labelled => [change.changedAt.slice(0, 16), changeText(change, id)]),
    ),
    facts('document', [['', JSON.stringify(policy.document)]]),
  ]
}

function gateText(
  { candidateId, championId, verdict, reason, endedAt, generationId }: KnownGate,
  own: number,
): string {
  const isCandidate = candidateId === own
  const other = isCandidate ? championId : candidateId
  const against = other === null ? plannerOrderName : `policy ${other}`
  const what = verdict === null ? 'not finished' : `${verdict}, ${reason ?? ''}, ended ${endedAt ?? ''}`
  const generation = generationId === null ? '' : `, with generation ${generationId}`
  return `${isCandidate ? 'candidate' : 'champion'} against ${against}${generation}: ${what}`
}

function changeText({ kind, policyId, by, reason, gateId }: PolicyChange, own: number | null): string {
  const direction = own === null ? kind : policyId === own ? `${kind} to it` : `${kind} away from it`
  return `${direction}, by ${by === 'gate' ? `gate ${gateId ?? ''}` : 'a user'}: ${reason}`
}

/** A gate with its evidence, cell by cell. */
export function gateParts(
  { gate, champion, candidate, pairs, changes }: GateLineage,
  widthColumns: number,
  facts: Facts,
): readonly ShownPart[] {
  const { id, startedAt, endedAt, verdict, reason, generationId } = gate
  const [against, challenger] = [champion ?? plannerOrderName, candidate ?? plannerOrderName]
  const table = formatTable(
    pairs,
    [
      { title: 'PAIR', cell: ({ position }) => String(position + 1), align: 'right' },
      { title: 'TASK', cell: ({ task }) => task, shrinks: true },
      { title: 'SEED', cell: ({ seed }) => String(seed), align: 'right' },
      { title: 'CHAMPION', cell: (pair) => resultText(pair.champion), align: 'right' },
      { title: 'CANDIDATE', cell: (pair) => resultText(pair.candidate), align: 'right' },
      { title: 'EPISODES', cell: (pair) => `${idText(pair.champion)} ${idText(pair.candidate)}` },
      { title: 'SCORE', cell: ({ score }) => score.toFixed(2), align: 'right' },
    ],
    widthColumns - 2,
  )
  return [
    facts(`gate ${id}: ${challenger} against ${against}`, [
      ['started', startedAt],
      ['ended', endedAt ?? 'not yet'],
      ['verdict', verdict === null ? 'none yet' : `${verdict}: ${reasonText(reason)}`],
      ['generation', generationId === null ? 'none: the prior alone' : String(generationId)],
      ...changes.map((change): Labelled => [change.kind, `${change.changedAt}, ${changeText(change, null)}`]),
    ]),
    facts('evidence', evidenceFacts(gate)),
    { heading: `${pairs.length} pairs`, lines: table.map((line) => `  ${line}`) },
    facts('settings', [['', JSON.stringify(gate.settings)]]),
  ]
}

function evidenceFacts({ evidence, settings }: KnownGate): readonly Labelled[] {
  const rules = gateRulesSchema.safeParse((settings as { readonly rules?: unknown }).rules)
  if (evidence === null || !rules.success) return []
  const judged = evidence as GateJudgement['evidence']
  return [
    ...evidenceLines(judged, rules.data).map((line): Labelled => ['', line]),
    ...judged.groups.map((group): Labelled => [
      group.group,
      `${group.pairs} pairs, ${group.gained} gained, ${group.lost} lost, mean score ${group.meanScore.toFixed(3)}` +
        (group.isWorse ? ', worse' : ''),
    ]),
  ]
}

function reasonText(reason: string | null): string {
  return reason !== null && reason in gateReasons
    ? gateReasons[reason as keyof typeof gateReasons]
    : (reason ?? '')
}

function resultText({ success, gameTicks }: KeptResult): string {
  return success ? String(gameTicks) : 'not done'
}

function idText({ episodeId }: KeptResult): string {
  return episodeId === null ? '-' : String(episodeId)
}
