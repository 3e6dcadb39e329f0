import type { JudgedDependency, KnowledgeScore, Score } from '../../evolve/index.ts'
import { percent, points, ratio, span } from './experiment-findings.ts'
import type { AgentFinding, Claim, ComparisonFinding, Findings } from './experiment-findings.ts'
import type { ExperimentSize } from './experiment-size.ts'
import { ordinaryWorld, shiftedWorlds, stageNames } from './experiment-stages.ts'
import type { LearningCurve } from './learning-curve-svg.ts'
import type { MarkdownColumn } from './markdown-table.ts'
import { markdownTable } from './markdown-table.ts'
import type { PlayedEvolution } from './play-experiment.ts'

/** What a results document says of its making. */
export interface ExperimentOrigin {
  readonly size: ExperimentSize
  readonly suite: string
  /** The command that makes the document again. */
  readonly command: string
  readonly versions: Readonly<Record<string, string>>
  /** File of the learning curve, seen from the document. */
  readonly curveFile: string
  /** Stages that are not played yet: their figures are missing. */
  readonly stagesLeft: number
}

/** Writes the results of an experiment as Markdown. Pure: the same findings give the same text. */
export function resultsDocument(findings: Findings, origin: ExperimentOrigin): string {
  const { agents, comparisons, evolutions, claims } = findings
  const { size, suite, command, versions, curveFile, stagesLeft } = origin
  const here = <Row extends { readonly world: string }>(rows: readonly Row[], world: string) =>
    rows.filter((row) => row.world === world)
  const ordinary = evolutions.find(({ stage }) => stage.isWhole && stage.world === ordinaryWorld)
  return [
    '# Results',
    '',
    `Written by \`${command}\` (the ${size.name} size). Suite ${suite}, horizons of the suite, perception \`sight\`, seeds ${size.seeds}, on which nothing was learnt or tuned:`,
    'learning uses seeds from 1,000,000,000 on. Each seed plays one task in so many, as the number of episodes says, the seeds in turn, and all',
    'agents of a table play the same ones. The agent starts with the recipe book and the names of things (`--prior recipes`).',
    '',
    ...(stagesLeft === 0 ? [] : [`Not finished: ${stagesLeft} stages are still to be played.`, '']),
    `![Learning curve](${curveFile})`,
    '',
    '## What was to be shown',
    ...claimLines(claims),
    '',
    '## Agents in the ordinary world',
    ...markdownTable(here(agents, ordinaryWorld), agentColumns),
    '',
    'Intervals are 95 % Wilson over episodes. Ticks are the median of the successes, 20 a second.',
    '',
    '### Against each other, on the same tasks and seeds',
    ...markdownTable(here(comparisons, ordinaryWorld), comparisonColumns),
    '',
    'Differences are in points of success, second minus first. Their 95 % intervals are the wider of a bootstrap over seeds, since the tasks of a seed',
    "share a world, and Newcombe's paired interval. Ticks are the median ratio where both succeeded, with a bootstrap over seeds. Clear means that",
    'the interval leaves out no difference.',
    '',
    ...probedLines(agents, ordinary),
    ...(ordinary === undefined ? [] : ['## Knowledge', ...knowledgeLines(ordinary), '']),
    ...shiftedWorlds.flatMap((world) => {
      const evolution = evolutions.find(({ stage }) => stage.isWhole && stage.world === world)
      if (here(agents, world).length === 0) return []
      return [
        `## The world ${world}`,
        ...markdownTable(here(agents, world), agentColumns),
        '',
        ...markdownTable(here(comparisons, world), comparisonColumns),
        '',
        ...(evolution === undefined ? [] : [...generationLines(evolution), '']),
      ]
    }),
    '## By group',
    ...groupLines(agents),
    '',
    '## Made with',
    ...Object.entries(versions).map(([part, version]) => `- ${part} ${version}`),
    `- Minecraft ${[...new Set(agents.flatMap(({ evaluation }) => evaluation.minecraft))].sort().join(', ')}`,
    `- assists: ${assistsOf(agents)}`,
    '',
  ].join('\n')
}

/** The learning curve of the ordinary world. */
export function curveOf({ agents, evolutions }: Findings): LearningCurve {
  const generations =
    evolutions.find(({ stage }) => stage.isWhole && stage.world === ordinaryWorld)?.generations ?? []
  const scoreOf = (name: string) => agents.find((agent) => agent.name === name)?.evaluation.all ?? null
  const point = (score: Score | null, episodes: number) =>
    score === null ? [] : [{ episodes, share: score.rate, interval95: score.interval95 }]
  const between = agents.flatMap(({ name, evaluation }) => {
    const episodes = /^after-(\d+)$/.exec(name)?.[1]
    return episodes === undefined ? [] : point(evaluation.all, Number(episodes))
  })
  const full = scoreOf(stageNames.full)
  return {
    success: [
      ...point(scoreOf(stageNames.first), 0),
      ...between,
      ...point(scoreOf(stageNames.last), generations.at(-1)?.episodes ?? 0),
    ].sort((one, other) => one.episodes - other.episodes),
    knowledge: generations.map(({ episodes, knowledge }) => ({ episodes, share: knowledge.learnt.share })),
    full: full === null ? null : { share: full.rate, interval95: full.interval95 },
  }
}

const agentColumns: readonly MarkdownColumn<AgentFinding>[] = [
  { title: 'agent', cell: ({ label }) => label },
  { title: 'done', cell: ({ evaluation: { all } }) => `${all.successes} of ${all.episodes}` },
  { title: 'share', cell: ({ evaluation: { all } }) => percent(all.rate) },
  {
    title: '95 % interval',
    cell: ({ evaluation: { all } }) => `${percent(all.interval95.low)} to ${percent(all.interval95.high)}`,
  },
  { title: 'median ticks', cell: ({ evaluation: { all } }) => all.medianTicks?.toFixed(0) ?? '-' },
]

const comparisonColumns: readonly MarkdownColumn<ComparisonFinding>[] = [
  { title: 'comparison', cell: ({ label }) => label },
  { title: 'cells', cell: ({ comparison }) => `${comparison.cells} on ${comparison.seeds} seeds` },
  { title: 'difference', cell: ({ comparison }) => points(comparison.difference) },
  { title: '95 % interval', cell: ({ comparison }) => span(comparison) },
  { title: 'clear', cell: ({ comparison }) => yesNo(comparison.isClear) },
  { title: 'ticks, ratio', cell: ({ comparison }) => ratio(comparison) },
  { title: 'clear', cell: ({ comparison: { ticks } }) => (ticks === null ? '-' : yesNo(ticks.isClear)) },
]

function claimLines(claims: readonly Claim[]): readonly string[] {
  return markdownTable(claims, [
    { title: 'claim', cell: ({ text }) => text },
    { title: 'shown', cell: ({ holds }) => (holds ? 'yes' : 'no') },
    { title: 'figures', cell: ({ figures }) => figures },
  ])
}

function generationLines({ generations, full }: PlayedEvolution): readonly string[] {
  const share = ({ right, of, share: value }: KnowledgeScore['learnt']): string =>
    `${right} of ${of}, ${percent(value)}`
  const rows = [
    ...generations.map(({ number, episodes, knowledge }) => ({
      name: `generation ${number}`,
      episodes: String(episodes),
      knowledge,
    })),
    { name: 'prior full', episodes: '-', knowledge: full },
  ]
  return markdownTable(rows, [
    { title: 'knowledge of', cell: ({ name }) => name },
    { title: 'episodes', cell: ({ episodes }) => episodes },
    { title: 'to be learnt', cell: ({ knowledge }) => share(knowledge.learnt) },
    { title: 'with the recipe book', cell: ({ knowledge }) => share(knowledge.all) },
    {
      title: 'false statements',
      cell: ({ knowledge: { statements } }) =>
        `${statements.wrong} of ${statements.made}, ${percent(statements.wrongShare)}`,
    },
  ])
}

function knowledgeLines(evolution: PlayedEvolution): readonly string[] {
  const newest = evolution.generations.at(-1)?.knowledge
  const listed = (texts: readonly string[]): string => (texts.length === 0 ? 'nothing' : texts.join('; '))
  const textOf = ({ kind, text }: Pick<JudgedDependency, 'kind' | 'text'>): string => `${kind} ${text}`
  return [
    'Which share of what the suite truly hangs on is stated correctly, and how much of what is stated is false (knowledge.md).',
    '',
    ...generationLines(evolution),
    ...(newest === undefined
      ? []
      : [
          '',
          `Not stated by the last one: ${listed(newest.dependencies.filter(({ isStated }) => !isStated).map(textOf))}.`,
          '',
          `False in the last one: ${listed(newest.wrong.map(textOf))}.`,
          '',
          `Out of reach in this world, and not counted: ${listed(newest.unreachable)}.`,
        ]),
  ]
}

/** What guardrails forbade, and what came of it where it was tried all the same. */
function probedLines(
  agents: readonly AgentFinding[],
  evolution: PlayedEvolution | undefined,
): readonly string[] {
  const probed = agents.flatMap(({ label, evaluation: { falseBlocks } }) =>
    falseBlocks === null ? [] : [{ label, ...falseBlocks }],
  )
  if (probed.length === 0) return []
  const { blocks, probes, falseBlocks } = evolution?.generations.at(-1)?.guards ?? {
    blocks: 0,
    probes: 0,
    falseBlocks: 0,
  }
  const worked = [...new Set(probed.flatMap((one) => one.worked))].sort()
  return [
    '## Guardrails put to the test',
    'In each episode every guardrail forbids nothing until the first candidate that it would forbid was tried (`eval --probe 1`). A probe that works, by the very means that is forbidden, is a false block.',
    '',
    ...markdownTable(probed, [
      { title: 'agent', cell: ({ label }) => label },
      { title: 'probes', cell: ({ made }) => String(made) },
      { title: 'worked', cell: (one) => `${one.worked.length}, ${percent(one.rate)}` },
      {
        title: '95 % interval',
        cell: ({ interval95 }) => `${percent(interval95.low)} to ${percent(interval95.high)}`,
      },
    ]),
    '',
    `In the evolution guardrails forbade something in ${blocks} decisions; ${falseBlocks} of ${probes} probes worked.`,
    '',
    `What worked though it was forbidden: ${worked.length === 0 ? 'nothing' : worked.join('; ')}.`,
    '',
  ]
}

function groupLines(agents: readonly AgentFinding[]): readonly string[] {
  const groups = [...new Set(agents.flatMap(({ evaluation }) => evaluation.groups.map(({ group }) => group)))]
  return markdownTable(agents, [
    {
      title: 'agent',
      cell: ({ label, world }) => (world === ordinaryWorld ? label : `${label}, ${world}`),
    },
    ...groups.map((group): MarkdownColumn<AgentFinding> => ({
      title: group,
      cell: ({ evaluation }) => {
        const score = evaluation.groups.find((found) => found.group === group)?.score
        return score === undefined ? '-' : `${score.successes} of ${score.episodes}`
      },
    })),
  ])
}

function assistsOf(agents: readonly AgentFinding[]): string {
  const names = new Set(agents.flatMap(({ evaluation }) => Object.keys(evaluation.assists)))
  return names.size === 0 ? 'none' : [...names].sort().join(', ')
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no'
}
