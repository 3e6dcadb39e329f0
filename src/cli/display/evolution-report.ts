import type { EvolutionSession, GenerationReport } from '../evolution-session.ts'
import type { EvolveSettings } from '../input/evolve-settings.ts'
import type { Output } from '../standard-streams.ts'
import { wrapText } from '../view/wrap-text.ts'
import { describeFallbacks } from './describe-fallbacks.ts'
import type { Column } from './table.ts'
import { formatTable } from './table.ts'

const columns: readonly Column<GenerationReport>[] = [
  { title: 'GENERATION', cell: ({ number }) => String(number), align: 'right' },
  { title: 'ID', cell: ({ id }) => String(id), align: 'right' },
  { title: 'EPISODES', cell: ({ episodesInAll }) => String(episodesInAll), align: 'right' },
  {
    title: 'DONE',
    cell: ({ successes, episodes }) => (episodes === 0 ? '-' : `${successes}/${episodes}`),
    align: 'right',
  },
  { title: 'TICKS', cell: ({ medianTicks }) => medianTicks?.toFixed(0) ?? '-', align: 'right' },
  { title: 'MASTERED', cell: ({ mastered, tasks }) => `${mastered}/${tasks}`, align: 'right' },
  { title: 'SKILLS', cell: ({ skills }) => String(skills), align: 'right' },
  { title: 'NEW', cell: ({ newSkills }) => String(newSkills.length), align: 'right' },
]

/** What an evolution came to, for people: a line for each generation, and what the figures mean. */
export function evolutionReport(
  output: Output,
  { suite, world, seed, perception, prior, ablate, explore }: EvolveSettings,
  { versions, policy, policyFallbacks }: EvolutionSession,
  generations: readonly GenerationReport[],
): readonly string[] {
  const [heading, ...lines] = formatTable(generations, columns, output.widthColumns)
  const footer = [
    'DONE counts the episodes that led to a generation, played by the one before it: the tasks change with the curriculum, so that ' +
      'generations are compared with "stevolve eval --generation", on tasks and seeds of its own.',
    `Suite ${suite}, world ${world}, seed ${seed}, perception ${perception}, prior ${prior}${ablate === null ? '' : `, without ${ablate}`}${describePolicy(policy, explore)}.`,
    ...(policyFallbacks.decisions === 0
      ? []
      : [describeFallbacks(policyFallbacks.decisions, policyFallbacks.attempts)]),
    `Versions: ${Object.entries(versions)
      .map(([part, version]) => `${part} ${version.slice(0, 12)}`)
      .join(', ')}.`,
  ]
  return [
    ...(heading === undefined ? [] : [output.style('dim', heading, 'out')]),
    ...lines,
    '',
    ...footer.flatMap((line) => wrapText(line, output.widthColumns)),
  ]
}

function describePolicy(policy: string | undefined, explore: number): string {
  if (policy === undefined) return ''
  return `, policy ${policy}${explore === 0 ? '' : ` exploring in ${(100 * explore).toFixed(0)} % of the decisions`}`
}
