import type { PairedComparison } from '../../evolve/index.ts'
import { markdownTable } from '../experiment/markdown-table.ts'
import type { MarkdownColumn } from '../experiment/markdown-table.ts'
import type { PlayedPolicyExperiment } from './play-policy-experiment.ts'
import type { PolicyExperimentSize } from './policy-experiment-plan.ts'
import type { LessonFinding, PolicyFindings } from './policy-findings.ts'
import { ticksText } from './policy-findings.ts'

const lessonMeanings = {
  successes: 'what worked is an example, by what its run was worth',
  corrections: 'also what should have been chosen in place of what failed',
  preferences: 'also, as pairs, the better of two choices in one situation',
} as const

/** Writes what an experiment with policies came to as Markdown. Pure: the same findings give the same text. */
export function policyDocument(
  played: PlayedPolicyExperiment,
  { policies, lessons, claims }: PolicyFindings,
  size: PolicyExperimentSize,
  command: string,
): string {
  const { learning, planner, dataset, versions } = played
  const { counts } = dataset
  return [
    '# What a trained policy is worth',
    '',
    `Written by \`${command}\` (the ${size.name} size). World default, perception \`sight\`, \`--prior full\` for the planner and for every policy: both know the same, and the`,
    "policy ranks what the planner proposes. The planner's own agent takes the first candidate; the policy also sees what the planner would do first in other",
    'styles of planning (DECISIONS.md, 76), and leaves the first only for a score that is higher by a margin.',
    '',
    `Learnt from ${learning.length} episodes on seeds ${size.learningSeeds}: each task and seed once by the planner and ${size.draws} times in drawn styles. Scored on ${planner.length} episodes on seeds`,
    `${size.scoringSeeds}, on which nothing was learnt or tuned; all agents play the same tasks and seeds. Training seeds ${size.trainingSeeds.join(', ')}.`,
    `Dataset \`${dataset.version.slice(0, 16)}\`: ${counts.rows} rows, of which ${counts.kinds.success} successes, ${counts.kinds.preferred} preferred, ${counts.kinds.corrected} corrected and ${counts.kinds.negative} negative.`,
    '',
    '## What was to be shown',
    ...claims.map(({ text, holds, figures }) => `- ${holds ? 'Shown' : '**Missed**'}: ${text}: ${figures}.`),
    '',
    '## By kind of lessons, over all training seeds',
    ...markdownTable(lessons, lessonColumns),
    '',
    "Ticks are the median over cells (a task on a seed) that both won of the policy's ticks over the planner's; their 95 % interval is a bootstrap over seeds. Success is",
    "in points, policy minus planner; its interval is the wider of a bootstrap over seeds and Newcombe's.",
    ...Object.entries(lessonMeanings).map(([name, meaning]) => `- ${name}: ${meaning}`),
    '',
    '## Each policy',
    ...markdownTable(policies, policyColumns),
    '',
    "Calibration is the expected calibration error of the success head over ten bins: on validation and test rows of the dataset, on the attempts of the planner's scoring",
    'episodes, and on those that the policy played itself. Temperature and bias are fitted on the validation rows, which are of other seeds than those of training and scoring.',
    '',
    '## Versions',
    ...Object.entries(versions).map(([name, version]) => `- ${name}: ${version}`),
    '',
  ].join('\n')
}

const success = ({ difference, interval95, counts }: PairedComparison): string => {
  const points = (share: number): string => `${share < 0 ? '-' : '+'}${(100 * Math.abs(share)).toFixed(1)}`
  return `${points(difference)} (${points(interval95.low)} to ${points(interval95.high)}); only planner ${counts.onlyFirst}, only policy ${counts.onlySecond}`
}

const lessonColumns: readonly MarkdownColumn<LessonFinding>[] = [
  { title: 'Lessons', cell: ({ lessons }) => lessons },
  { title: 'Group', cell: ({ group }) => group ?? 'all' },
  { title: 'Ticks', cell: ({ comparison }) => ticksText(comparison) },
  { title: 'Success', cell: ({ comparison }) => success(comparison) },
]

const policyColumns: readonly MarkdownColumn<PolicyFindings['policies'][number]>[] = [
  { title: 'Lessons', cell: ({ policy: { stage } }) => stage.lessons },
  { title: 'Training seed', cell: ({ policy: { stage } }) => String(stage.trainingSeed) },
  { title: 'Ticks', cell: ({ comparison }) => ticksText(comparison) },
  { title: 'Best epoch', cell: ({ policy: { outcome } }) => `${outcome.bestEpoch} of ${outcome.epochs}` },
  {
    title: 'Calibration: validation, test, planner, own',
    cell: ({ policy: { outcome, onPlanner, onItsOwn } }) =>
      [outcome.validation?.calibrationError, outcome.test?.calibrationError, onPlanner.error, onItsOwn.error]
        .map((error) => error?.toFixed(3) ?? '-')
        .join(', '),
  },
]
