import { falseBlocksOf } from '../statistics/guard-probes.ts'
import type { FalseBlocks } from '../statistics/guard-probes.ts'
import { median } from '../statistics/median.ts'
import type { Interval } from '../statistics/wilson-interval.ts'
import { wilsonInterval } from '../statistics/wilson-interval.ts'
import type { EpisodeScore } from './episode-score.ts'
import { addTicksSpent } from './ticks-spent.ts'
import type { TicksSpent } from './ticks-spent.ts'

/** A cause of failure and how often it came. */
export interface CountedCause {
  readonly kind: string
  readonly during: string | null
  readonly episodes: number
  /** What one of those episodes said of it. */
  readonly example: string
}

/** What some episodes came to. */
export interface Score {
  readonly episodes: number
  readonly successes: number
  /** Successes over episodes; 0 of nothing. */
  readonly rate: number
  /** 95 % Wilson interval of the rate. */
  readonly interval95: Interval
  /** Game ticks of the successes, median; null where there are none. */
  readonly medianTicks: number | null
  /** Game ticks of all episodes, failures included, median. */
  readonly medianTicksOfAll: number | null
  /** Real milliseconds of all episodes, median. */
  readonly medianWallMs: number | null
  /** Game time over real time, median of all episodes in which game time passed. */
  readonly medianSpeedup: number | null
  /** How many episodes ended how; `gave-up` stands beside the endings of the record. Most frequent first. */
  readonly endings: Readonly<Record<string, number>>
  /** Most frequent first. */
  readonly causes: readonly CountedCause[]
  /** Where the ticks of the failures went, the most first, as far as that was counted. */
  readonly ticksSpent: readonly TicksSpent[]
}

/** The score of one group of tasks. */
export interface GroupScore {
  readonly group: string
  readonly score: Score
}

/** The score of one task. */
export interface TaskScore extends GroupScore {
  readonly task: string
}

/** What an evaluation came to, as a whole, by group and by task, in the order of the suite. */
export interface Evaluation {
  readonly all: Score
  readonly groups: readonly GroupScore[]
  readonly tasks: readonly TaskScore[]
  /** In how many episodes each assist was given. Sorted by name. */
  readonly assists: Readonly<Record<string, number>>
  /** What tests of guardrails came to; null where that was not counted. */
  readonly falseBlocks: FalseBlocks | null
  /** The Minecraft versions played, sorted. */
  readonly minecraft: readonly string[]
}

/** Counts up what the episodes came to. `order` lists task ids; tasks without an episode are left out. Pure. */
export function scoreEpisodes(episodes: readonly EpisodeScore[], order: readonly string[]): Evaluation {
  const rank = new Map(order.map((task, index) => [task, index]))
  const sorted = episodes.toSorted(
    (left, right) =>
      (rank.get(left.task) ?? order.length) - (rank.get(right.task) ?? order.length) ||
      left.seed - right.seed,
  )
  const tasks = Map.groupBy(sorted, ({ task }) => task)
  const groups = Map.groupBy(sorted, ({ group }) => group)
  return {
    all: scoreOf(sorted),
    groups: [...groups].map(([group, members]) => ({ group, score: scoreOf(members) })),
    tasks: [...tasks].map(([task, members]) => ({ task, group: members[0]!.group, score: scoreOf(members) })),
    assists: Object.fromEntries(
      Object.entries(tally(sorted.flatMap(({ assists }) => assists))).sort(([one], [other]) =>
        one < other ? -1 : 1,
      ),
    ),
    falseBlocks: falseBlocksOf(sorted.flatMap(({ probes }) => probes ?? [])),
    minecraft: [...new Set(sorted.map(({ minecraft }) => minecraft))].sort(),
  }
}

const ticksPerMs = 20 / 1000

function scoreOf(episodes: readonly EpisodeScore[]): Score {
  const won = episodes.filter(({ success }) => success)
  return {
    episodes: episodes.length,
    successes: won.length,
    rate: episodes.length === 0 ? 0 : won.length / episodes.length,
    interval95: wilsonInterval(won.length, episodes.length),
    medianTicks: median(won.map(({ gameTicks }) => gameTicks)),
    medianTicksOfAll: median(episodes.map(({ gameTicks }) => gameTicks)),
    medianWallMs: median(episodes.map(({ wallMs }) => wallMs)),
    medianSpeedup: median(
      episodes
        // An agent that gave up at once says nothing of speed.
        .filter(({ gameTicks, wallMs }) => gameTicks > 0 && wallMs > 0)
        .map(({ gameTicks, wallMs }) => gameTicks / ticksPerMs / wallMs),
    ),
    endings: tally(episodes.map(({ ending, gaveUp }) => (gaveUp ? 'gave-up' : ending))),
    causes: countCauses(episodes),
    ticksSpent: addTicksSpent(episodes.flatMap(({ ticksSpent }) => ticksSpent ?? [])),
  }
}

function countCauses(episodes: readonly EpisodeScore[]): readonly CountedCause[] {
  const causes = episodes.flatMap(({ cause }) => (cause === null ? [] : [cause]))
  return [...Map.groupBy(causes, ({ kind, during }) => `${kind}/${during}`).values()]
    .map((same) => {
      const { kind, during, detail } = same[0]!
      return { kind, during, episodes: same.length, example: detail }
    })
    .sort((left, right) => right.episodes - left.episodes)
}

/** How often each name occurs, most frequent first. */
function tally(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, same]) => [name, same.length] as const)
  return Object.fromEntries(counts.sort(([, one], [, other]) => other - one))
}
