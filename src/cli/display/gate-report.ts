import type { GateEvidence, GateJudgement, GateRules, GroupEvidence } from '../../evolve/index.ts'
import { gateReasons } from '../../evolve/index.ts'
import type { Output } from '../standard-streams.ts'
import { wrapText } from '../view/wrap-text.ts'
import type { Column } from './table.ts'
import { formatTable } from './table.ts'

const columns: readonly Column<GroupEvidence>[] = [
  { title: 'GROUP', cell: ({ group }) => group },
  { title: 'PAIRS', cell: ({ pairs }) => String(pairs), align: 'right' },
  { title: 'GAINED', cell: ({ gained }) => String(gained), align: 'right' },
  { title: 'LOST', cell: ({ lost }) => String(lost), align: 'right' },
  { title: 'MEAN SCORE', cell: ({ meanScore }) => meanScore.toFixed(3), align: 'right' },
  { title: 'BY CHANCE', cell: ({ probability }) => probability.toFixed(3), align: 'right' },
  { title: '', cell: ({ isWorse }) => (isWorse ? 'worse' : '') },
]

/** What a gate came to, for people. */
export function gateReport(
  output: Output,
  {
    champion,
    candidate,
    rules,
  }: { readonly champion: string; readonly candidate: string; readonly rules: GateRules },
  { verdict, reason, evidence }: GateJudgement,
): readonly string[] {
  const [heading, ...lines] = formatTable(evidence.groups, columns, output.widthColumns)
  const kept = `${champion} is kept: ${gateReasons[reason]}.`
  const promoted = `${candidate} may take the place of ${champion}: ${gateReasons[reason]}.`
  return [
    output.style('bold', verdict === 'promote' ? promoted : kept, 'out'),
    ...evidenceLines(evidence, rules).flatMap((line) => wrapText(line, output.widthColumns)),
    ...(heading === undefined ? [] : ['', output.style('dim', heading, 'out'), ...lines]),
  ]
}

/** What the evidence of a gate says, in sentences. */
export function evidenceLines(evidence: GateEvidence, rules: GateRules): readonly string[] {
  const { pairs, counts, ticksRatio, calibration } = evidence
  const ticks =
    ticksRatio === null
      ? ''
      : ` Where both reached it, the candidate took ${ticksRatio.toFixed(2)} times the ticks (median).`
  return [
    `Of ${pairs} pairs both reached the goal in ${counts.both}, only the candidate in ${counts.onlySecond}, only the champion in ` +
      `${counts.onlyFirst}, neither in ${counts.neither}.${ticks}`,
    `${describeWealth(evidence, rules)}.`,
    ...(calibration === null
      ? []
      : [
          `Calibration error of the success head over ${calibration.attempts} attempts: candidate ${calibration.candidate.toFixed(3)}, ` +
            `champion ${calibration.champion?.toFixed(3) ?? 'has none'}.`,
        ]),
  ]
}

/** The state of both bets against what they must reach. */
export function describeWealth({ wealthFor, wealthAgainst }: GateEvidence, rules: GateRules): string {
  const shown = (wealth: number) => (wealth >= 1e4 ? wealth.toExponential(1) : wealth.toPrecision(2))
  return (
    `Evidence that it plays better ${shown(wealthFor)} of ${Math.round(1 / rules.promoteAlpha)}, ` +
    `worse ${shown(wealthAgainst)} of ${Math.round(1 / rules.keepAlpha)}`
  )
}
