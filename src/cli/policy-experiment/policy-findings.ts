import type { LessonKind } from '../../distill/index.ts'
import { lessonKinds } from '../../distill/index.ts'
import { createRandom } from '../../env/index.ts'
import type { EpisodeScore, PairedComparison } from '../../evolve/index.ts'
import { comparePaired } from '../../evolve/index.ts'
import type { PlayedPolicyExperiment, ScoredPolicy } from './play-policy-experiment.ts'

/** Policies of one kind of lessons against the planner, over all training seeds. */
export interface LessonFinding {
  readonly lessons: LessonKind
  readonly group: string | null
  readonly comparison: PairedComparison
}

/** Something that was to be shown, and whether it was. */
export interface PolicyClaim {
  readonly text: string
  readonly holds: boolean
  readonly figures: string
}

/** What an experiment came to. */
export interface PolicyFindings {
  /** Each policy against the planner. */
  readonly policies: readonly { readonly policy: ScoredPolicy; readonly comparison: PairedComparison }[]
  /** Each kind of lessons, over all groups (null) and in each. */
  readonly lessons: readonly LessonFinding[]
  readonly claims: readonly PolicyClaim[]
}

/** The share of ticks that a trained policy is to save. */
const wantedSaving = 0.15
/** The largest expected calibration error that is wanted. */
const wantedCalibration = 0.05

/** Counts up an experiment. Pure: chance in the intervals comes from a seed of their own. */
export function policyFindings({ planner, policies }: PlayedPolicyExperiment): PolicyFindings {
  const groups = [...new Set(planner.map(({ group }) => group))]
  const lessons = lessonKinds.flatMap((kind) => {
    const scored = policies.filter(({ stage }) => stage.lessons === kind)
    if (scored.length === 0) return []
    return [null, ...groups].map((group): LessonFinding => ({
      lessons: kind,
      group,
      comparison: against(
        `${kind}/${group ?? 'all'}`,
        of(group, planner),
        scored.map(({ episodes }) => of(group, episodes)),
      ),
    }))
  })
  const each = policies.map((policy) => ({
    policy,
    comparison: against(policy.stage.name, planner, [policy.episodes]),
  }))
  return { policies: each, lessons, claims: claimsOf(lessons, policies) }
}

function of(group: string | null, episodes: readonly EpisodeScore[]): readonly EpisodeScore[] {
  return group === null ? episodes : episodes.filter((episode) => episode.group === group)
}

/** Several policies on the same cells: each cell counts once for each of them, and a seed is drawn with all of its cells. */
function against(
  name: string,
  planner: readonly EpisodeScore[],
  policies: readonly (readonly EpisodeScore[])[],
): PairedComparison {
  const times = (episodes: readonly EpisodeScore[], index: number): readonly EpisodeScore[] =>
    episodes.map((episode) => ({ ...episode, task: `${episode.task}/${index}` }))
  return comparePaired(
    policies.flatMap((_episodes, index) => times(planner, index)),
    policies.flatMap((episodes, index) => times(episodes, index)),
    createRandom(`policy experiment/${name}`),
  )
}

function claimsOf(
  lessons: readonly LessonFinding[],
  policies: readonly ScoredPolicy[],
): readonly PolicyClaim[] {
  const best = lessons.filter(({ lessons: kind }) => kind === 'preferences')
  const ticks = best.map(({ group, comparison }): PolicyClaim => {
    const { ticks: compared } = comparison
    const isFewer = compared !== null && compared.ratio <= 1 - wantedSaving
    const excludes =
      compared?.interval95 !== null && compared?.interval95 !== undefined && compared.interval95.high < 1
    return {
      text: `At least 15 % fewer ticks at the median, ${group === null ? 'over all groups' : group}, with an interval that leaves out none fewer`,
      holds: isFewer && excludes,
      figures: ticksText(comparison),
    }
  })
  const errors = policies.flatMap(({ onPlanner, onItsOwn }) => [onPlanner.error, onItsOwn.error])
  if (errors.length === 0) return ticks
  const worst = Math.max(...errors)
  return [
    ...ticks,
    {
      text: 'Expected calibration error of the success head at most 0.05 on held-out episodes, of every policy',
      holds: worst <= wantedCalibration,
      figures: `${Math.min(...errors).toFixed(3)} to ${worst.toFixed(3)}`,
    },
  ]
}

/** The ratio of ticks in words: `0.83 (95 %: 0.78 to 0.89) over 60 cells`. */
export function ticksText({ ticks }: PairedComparison): string {
  if (ticks === null) return 'no cell was won by both'
  const { ratio, interval95, cells } = ticks
  const interval =
    interval95 === null
      ? 'no interval'
      : `95 %: ${interval95.low.toFixed(2)} to ${interval95.high.toFixed(2)}`
  return `${ratio.toFixed(3)} (${interval}) over ${cells} cells`
}
