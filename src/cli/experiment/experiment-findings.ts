import { createRandom } from '../../env/index.ts'
import type { EpisodeScore, Evaluation, Interval, PairedComparison } from '../../evolve/index.ts'
import { comparePaired, scoreEpisodes, wilsonInterval } from '../../evolve/index.ts'
import { ordinaryWorld, shiftedNames, shiftedWorlds, stageNames } from './experiment-stages.ts'
import type { PlayedEvaluation, PlayedEvolution, PlayedExperiment } from './play-experiment.ts'

/** One agent in one world. */
export interface AgentFinding {
  readonly name: string
  readonly label: string
  readonly world: string
  readonly evaluation: Evaluation
}

/** Two agents on the same cells. `label` says which is compared with which. */
export interface ComparisonFinding {
  readonly name: string
  readonly label: string
  readonly world: string
  readonly comparison: PairedComparison
}

/** Something that was to be shown, and whether it was. */
export interface Claim {
  readonly text: string
  readonly holds: boolean
  readonly figures: string
}

/** What an experiment came to. */
export interface Findings {
  readonly agents: readonly AgentFinding[]
  /** All others against the last generation, in the ordinary world; last against `full` in the shifted ones. */
  readonly comparisons: readonly ComparisonFinding[]
  readonly evolutions: readonly PlayedEvolution[]
  readonly claims: readonly Claim[]
}

/** Counts up an experiment. Pure: chance in the intervals comes from a seed of their own. */
export function findingsOf(played: PlayedExperiment, taskOrder: readonly string[]): Findings {
  const { evaluations, evolutions } = played
  const agents = evaluations.map(({ stage: { name, label, world }, episodes }) => ({
    name,
    label,
    world,
    evaluation: scoreEpisodes(episodes, taskOrder),
  }))
  const comparisons = [...againstOthers(evaluations), ...againstFull(evaluations)]
  const claims = [...claimsOf(agents, comparisons, evolutions), ...guardClaims(played, agents)]
  return { agents, comparisons, evolutions, claims }
}

function compare(name: string, first: readonly EpisodeScore[], second: readonly EpisodeScore[]) {
  return comparePaired(first, second, createRandom(`experiment/${name}`))
}

function againstOthers(evaluations: readonly PlayedEvaluation[]): readonly ComparisonFinding[] {
  return evaluations.flatMap(({ stage, episodes }) => {
    const { name, label, world, comparedWith } = stage
    const other = evaluations.find((evaluation) => evaluation.stage.name === comparedWith)
    if (world !== ordinaryWorld || other === undefined || other.stage === stage) return []
    const comparison = compare(name, other.episodes, episodes)
    return [{ name, label: `${label} against ${other.stage.label}`, world, comparison }]
  })
}

function againstFull(evaluations: readonly PlayedEvaluation[]): readonly ComparisonFinding[] {
  return shiftedWorlds.flatMap((world) => {
    const names = shiftedNames(world)
    const full = evaluations.find(({ stage }) => stage.name === names.full)
    const last = evaluations.find(({ stage }) => stage.name === names.last)
    if (full === undefined || last === undefined) return []
    const comparison = compare(names.last, full.episodes, last.episodes)
    return [{ name: names.last, label: `last generation against prior full`, world, comparison }]
  })
}

/** Marks to reach, from the project's own aims. */
const mostBelowFull = 0.05
const leastGainInShifted = 0.2
const knowledgeMarks = [
  { episodes: 100, share: 0.85 },
  { episodes: 400, share: 0.97 },
] as const
const mostWrong = 0.02
const mostFalseBlocks = 0.02
const leastFallOfRepeated = 0.8

function claimsOf(
  agents: readonly AgentFinding[],
  comparisons: readonly ComparisonFinding[],
  evolutions: readonly PlayedEvolution[],
): readonly Claim[] {
  const find = (name: string) => comparisons.find((comparison) => comparison.name === name)
  const scoreOf = (name: string) => agents.find((agent) => agent.name === name)?.evaluation.all
  const claims: Claim[] = []
  const [first, last] = [scoreOf(stageNames.first), scoreOf(stageNames.last)]
  const rise = find(stageNames.first)
  if (first && last && rise) {
    claims.push({
      text: 'The last generation beats the first, and their intervals do not overlap',
      holds: last.interval95.low > first.interval95.high && rise.comparison.isClear,
      figures: `${percent(first.rate)} before, ${percent(last.rate)} after`,
    })
  }
  const full = find(stageNames.full)
  if (full) {
    claims.push({
      text: 'The last generation is within 5 points of prior full',
      holds: full.comparison.difference <= mostBelowFull,
      figures: `prior full is ${points(full.comparison.difference)} better (95 %: ${span(full.comparison)})`,
    })
  }
  for (const { name, label, comparison } of comparisons) {
    const [, episodes, part] = /^(?:after-(\d+)-)?without-(.+)$/.exec(name) ?? []
    if (part === undefined) continue
    claims.push({
      text: `Losing ${part}${episodes === undefined ? '' : ` after ${episodes} episodes`} costs success or ticks`,
      holds: costs(comparison),
      figures: `${label}: ${points(comparison.difference)} (95 %: ${span(comparison)}), ticks x ${ratio(comparison)}`,
    })
  }
  for (const world of shiftedWorlds) {
    const found = find(shiftedNames(world).last)
    if (found === undefined) continue
    const { comparison } = found
    claims.push({
      text: `In ${world} the evolved agent beats prior full by 20 points`,
      holds: comparison.difference >= leastGainInShifted && comparison.isClear,
      figures: `${points(comparison.difference)} (95 %: ${span(comparison)})`,
    })
  }
  return [...claims, ...knowledgeClaims(evolutions)]
}

function knowledgeClaims(evolutions: readonly PlayedEvolution[]): readonly Claim[] {
  const generations = wholeEvolution(evolutions)?.generations ?? []
  const claims = knowledgeMarks.flatMap(({ episodes, share }): readonly Claim[] => {
    const reached = generations.find((generation) => generation.episodes >= episodes)
    if (reached === undefined) return []
    const { learnt } = reached.knowledge
    return [
      {
        text: `After ${episodes} episodes the knowledge states ${percent(share)} of what has to be learnt`,
        holds: learnt.share >= share,
        figures: `${learnt.right} of ${learnt.of}, ${percent(learnt.share)}`,
      },
    ]
  })
  const newest = generations.at(-1)?.knowledge.statements
  if (newest === undefined) return claims
  return [
    ...claims,
    {
      text: 'Less than 2 % of its statements are false',
      holds: newest.wrongShare < mostWrong,
      figures: `${newest.wrong} of ${newest.made}, ${percent(newest.wrongShare)}`,
    },
  ]
}

function guardClaims(
  { repeated, evolutions }: PlayedExperiment,
  agents: readonly AgentFinding[],
): readonly Claim[] {
  const claims: Claim[] = []
  if (repeated !== null) {
    const { withGuardrails, without } = repeated
    const fall = without.share === 0 ? 0 : 1 - withGuardrails.share / without.share
    claims.push({
      text: 'While the agent learns, guardrails make the share of repeated identical failures fall by 80 %',
      holds: fall >= leastFallOfRepeated,
      figures:
        `${withGuardrails.repeated} of ${withGuardrails.attempts} attempts with, ${without.repeated} of ${without.attempts} without: ` +
        `${percent(fall)} less. Of these, between which the same try never worked: ` +
        `${withGuardrails.neverWorkedSince} and ${without.neverWorkedSince}`,
    })
  }
  const probes = probesOf(evolutions, agents)
  if (probes !== null) {
    const { made, worked, interval95 } = probes
    const rate = made === 0 ? 0 : worked / made
    claims.push({
      text: 'Less than 2 % of what guardrails forbid would have worked, by probing',
      holds: made > 0 && rate < mostFalseBlocks,
      figures: `${worked} of ${made} probes worked, ${percent(rate)} (95 %: ${percent(interval95.low)} to ${percent(interval95.high)})`,
    })
  }
  return claims
}

interface Probes {
  readonly made: number
  readonly worked: number
  readonly interval95: Interval
}

/** All tests of guardrails in the ordinary world: those of the evolution and those of agents that put them to the test; null where neither was played. */
function probesOf(evolutions: readonly PlayedEvolution[], agents: readonly AgentFinding[]): Probes | null {
  const learnt = wholeEvolution(evolutions)?.generations.at(-1)?.guards
  const counts = [
    ...(learnt === undefined ? [] : [{ made: learnt.probes, worked: learnt.falseBlocks }]),
    ...agents.flatMap(({ world, evaluation: { falseBlocks } }) =>
      world !== ordinaryWorld || falseBlocks === null
        ? []
        : [{ made: falseBlocks.made, worked: falseBlocks.worked.length }],
    ),
  ]
  if (counts.length === 0) return null
  const made = counts.reduce((sum, one) => sum + one.made, 0)
  const worked = counts.reduce((sum, one) => sum + one.worked, 0)
  return { made, worked, interval95: wilsonInterval(worked, made) }
}

function wholeEvolution(evolutions: readonly PlayedEvolution[]): PlayedEvolution | undefined {
  return evolutions.find(({ stage }) => stage.isWhole && stage.world === ordinaryWorld)
}

/** Less success, or as much in more ticks, with an interval that leaves out no difference. */
function costs({ difference, isClear, ticks }: PairedComparison): boolean {
  return (isClear && difference < 0) || (ticks !== null && ticks.isClear && ticks.ratio > 1)
}

/** A share as a percentage, to a tenth. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

/** A difference of shares in points, with its sign. */
export function points(difference: number): string {
  const rounded = (100 * difference).toFixed(1)
  return `${difference > 0 ? '+' : ''}${rounded} points`
}

/** The interval of a difference, in points. */
export function span({ interval95: { low, high } }: PairedComparison): string {
  return `${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)}`
}

/** The ratio of ticks with its interval. */
export function ratio({ ticks }: PairedComparison): string {
  if (ticks === null) return '-'
  const { ratio: middle, interval95 } = ticks
  const ends = interval95 === null ? '' : ` (${interval95.low.toFixed(2)} to ${interval95.high.toFixed(2)})`
  return `${middle.toFixed(2)}${ends}`
}
