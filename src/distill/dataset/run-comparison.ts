import { createHash } from 'node:crypto'
import type { SubgoalKind } from '../../env/index.ts'
import type { DecidedAttempt, DecidedEpisode } from '../../memory/index.ts'

/** Cost of an episode that failed, in horizons: what was not reached would have taken longer than was left. */
const failedHorizons = 2

/** Logarithms of costs that lie nearer to each other than this are equal. */
const leastGap = 0.02

/** How one choice did against others, in natural logarithms of ticks; all other runs went on as they were. */
export interface ComparedChoice {
  /** How much sooner the goal was reached than by the mean of the runs compared: 0.1 is about 10 %. */
  readonly gain: number
  /** A choice in the very same situation by which the goal was reached sooner on the mean: its subgoal as JSON; null for none. */
  readonly better: string | null
}

/** A subgoal that looks for something: how long it takes is luck before it is judgement. */
const searches: ReadonlySet<SubgoalKind> = new Set(['explore', 'descend', 'tunnel', 'surface'])

/**
 * How much of the ticks of searching counts as what the run was worth; the rest is put at the mean of the runs compared. Without it the luck of one vein
 * outweighs whatever was chosen: the ticks of two runs of one task and seed differ by a factor of 1.6 on the mean, nearly all of it in searches.
 */
const ownSearchShare = 0.25

interface Tally {
  sum: number
  count: number
}

interface Run {
  readonly group: string
  readonly course: readonly Step[]
  readonly searchTicks: number
  readonly otherTicks: number
  /** Ticks that a failure costs; null for a success. */
  readonly failureTicks: number | null
}

/** An attempt with the situation that it was chosen in: all that was chosen before, and how the body then stood. */
interface Step {
  readonly situation: string
  readonly choice: string
}

/**
 * Holds runs of the same task, seed and world against each other. As long as two runs have chosen alike they are in the same situation; where they part,
 * what each came to tells which choice was better, as far as luck allows. Order of calls: `add` for every episode, then `of`.
 */
export class RunComparison {
  readonly #runs = new Map<number, Run>()
  #sums: Sums | null = null

  /** Takes in an episode. */
  add(episode: DecidedEpisode): void {
    this.#runs.set(episode.episodeId, runOf(episode))
    this.#sums = null
  }

  /** What is to be said of each attempt of an episode, in order; gains of 0 where the episode has nothing to be held against. */
  of({ episodeId, attempts }: DecidedEpisode): readonly ComparedChoice[] {
    const run = this.#runs.get(episodeId)
    if (run === undefined) return attempts.map(() => ({ gain: 0, better: null }))
    const { situations, groups, costOf } = (this.#sums ??= sumUp([...this.#runs.values()]))
    const ofEpisode = meanOf(groups.get(run.group)!) - costOf(run)
    return run.course.map(({ situation, choice }): ComparedChoice => {
      const choices = situations.get(situation)!
      if (choices.size < 2) return { gain: ofEpisode, better: null }
      const own = meanOf(choices.get(choice)!)
      const [best] = [...choices].toSorted(([, one], [, other]) => meanOf(one) - meanOf(other))
      const isBetter = best !== undefined && own - meanOf(best[1]) >= leastGap
      return { gain: meanOfAll([...choices.values()]) - own, better: isBetter ? best[0] : null }
    })
  }
}

interface Sums {
  /** Situations by what led to them, each with what its choices came to. */
  readonly situations: ReadonlyMap<string, ReadonlyMap<string, Tally>>
  readonly groups: ReadonlyMap<string, Tally>
  /** Logarithm of what a run took. */
  readonly costOf: (run: Run) => number
}

function sumUp(runs: readonly Run[]): Sums {
  const searching = new Map<string, Tally>()
  for (const { group, searchTicks, failureTicks } of runs) {
    if (failureTicks === null) count(searching, group, searchTicks)
  }
  const costOf = ({ group, searchTicks, otherTicks, failureTicks }: Run): number => {
    const usual = searching.get(group)
    const search =
      usual === undefined ? searchTicks : ownSearchShare * searchTicks + (1 - ownSearchShare) * meanOf(usual)
    return Math.log(Math.max(1, failureTicks ?? otherTicks + search))
  }
  const situations = new Map<string, Map<string, Tally>>()
  const groups = new Map<string, Tally>()
  for (const run of runs) {
    const cost = costOf(run)
    count(groups, run.group, cost)
    for (const { situation, choice } of run.course) {
      let choices = situations.get(situation)
      if (choices === undefined) situations.set(situation, (choices = new Map<string, Tally>()))
      count(choices, choice, cost)
    }
  }
  return { situations, groups, costOf }
}

function runOf(episode: DecidedEpisode): Run {
  const { attempts, success, gameTicks, task } = episode
  const searchTicks = attempts
    .filter(({ subgoal }) => searches.has(subgoal.kind))
    .reduce((sum, { ticks }) => sum + ticks, 0)
  return {
    group: groupOf(episode),
    course: courseOf(episode),
    searchTicks,
    otherTicks: gameTicks - searchTicks,
    failureTicks: success ? null : failedHorizons * task.horizonTicks,
  }
}

function count(tallies: Map<string, Tally>, key: string, cost: number): void {
  const tally = tallies.get(key)
  if (tally === undefined) tallies.set(key, { sum: cost, count: 1 })
  else {
    tally.sum += cost
    tally.count++
  }
}

function meanOf({ sum, count: runs }: Tally): number {
  return sum / runs
}

function meanOfAll(tallies: readonly Tally[]): number {
  const whole = { sum: 0, count: 0 }
  for (const tally of tallies) {
    whole.sum += tally.sum
    whole.count += tally.count
  }
  return meanOf(whole)
}

function groupOf({ task, seed, world, minecraft }: DecidedEpisode): string {
  return JSON.stringify([task.id, task.horizonTicks, seed, world, minecraft])
}

function courseOf(episode: DecidedEpisode): readonly Step[] {
  let before = groupOf(episode)
  return episode.attempts.map((attempt) => {
    const situation = createHash('sha256').update(before).update(standingOf(attempt)).digest('base64url')
    const choice = choiceOf(attempt)
    before = `${situation} ${choice}`
    return { situation, choice }
  })
}

function standingOf({ state: { tick, position, inventory, health } }: DecidedAttempt): string {
  return JSON.stringify([tick, position, inventory, health])
}

function choiceOf({ decision: { chosen, considered }, subgoal }: DecidedAttempt): string {
  return JSON.stringify(chosen === null ? subgoal : (considered[chosen]?.subgoal ?? subgoal))
}
