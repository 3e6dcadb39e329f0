import { createLogUpdate } from 'log-update'
import type { PlannedEpisode } from '../../evolve/index.ts'
import type {
  EvolutionListener,
  EvolutionSession,
  GenerationReport,
  PolicyReport,
} from '../evolution-session.ts'
import type { WallClock } from '../program-context.ts'
import type { Output } from '../standard-streams.ts'
import { cut, describeEpisode, describeTimeLeft } from './evaluation-progress.ts'
import { sparkLine } from './spark-line.ts'

/** Tells a person how an evolution goes on. */
export interface EvolutionProgress extends EvolutionListener {
  /** Nothing follows; leaves the terminal tidy. */
  done(): void
}

/** Real time between two drawings of the status line. */
const msBetweenFrames = 500
const curveColumns = 24
const skillsNamed = 3

/**
 * A line on standard error for each episode and each generation, with the learning curve so far; on a terminal also one line that is drawn
 * again and again.
 */
export function evolutionProgress(
  output: Output,
  clock: WallClock,
  session: EvolutionSession,
  { episodes, workers }: { readonly episodes: number; readonly workers: number },
  stream: NodeJS.WriteStream | null,
): EvolutionProgress {
  const draw = stream === null ? null : createLogUpdate(stream)
  const shares = session.earlier.filter(({ episodes: own }) => own > 0).map(shareOf)
  const underWay = new Map<PlannedEpisode, number>()
  let finished = session.episodesBefore
  let generationNumber = session.earlier.at(-1)?.number ?? 0
  let playedMs = 0
  let played = 0
  let cancelFrame = () => {}
  if (draw !== null) nextFrame()

  return {
    onStart: (planned, generation) => {
      generationNumber = generation.number
      underWay.set(planned, clock.nowMs())
      draw?.(statusLine())
    },
    onEnd: (episode) => {
      const { planned } = episode
      playedMs += clock.nowMs() - (underWay.get(planned) ?? clock.nowMs())
      played++
      finished++
      underWay.delete(planned)
      tell(
        draw === null
          ? `${share()} ${describeEpisode(output, episode, Number.POSITIVE_INFINITY)}, ${timeLeft()}`
          : describeEpisode(output, episode, output.widthColumns),
      )
    },
    onGeneration: (report) => {
      shares.push(shareOf(report))
      tell(describeGeneration(output, report, sparkLine(shares, curveColumns)))
    },
    onPolicyWork: (line) => tell(draw === null ? line : cut(line, output.widthColumns)),
    onPolicy: (report) => tell(describePolicy(output, report)),
    done: () => {
      cancelFrame()
      draw?.clear()
      draw?.done()
    },
  }

  function tell(line: string): void {
    if (draw === null) output.log(line)
    else {
      draw.persist(line)
      draw(statusLine())
    }
  }

  function nextFrame(): void {
    cancelFrame = clock.afterMs(msBetweenFrames, () => {
      draw?.(statusLine())
      nextFrame()
    })
  }

  function share(): string {
    return `[${finished}/${episodes}]`
  }

  function statusLine(): string {
    const playing = [...underWay.keys()].map(({ task }) => task.id)
    const curve = sparkLine(shares, curveColumns)
    return cut(
      `${share()} generation ${generationNumber} ${curve} ${timeLeft()}  ${playing.join(', ')}`,
      output.widthColumns,
    )
  }

  /** The mean of what was played so far: which tasks are still to come is decided on the way. */
  function timeLeft(): string {
    if (played === 0) return describeTimeLeft(null)
    return describeTimeLeft({
      wallMs: ((playedMs / played) * Math.max(0, episodes - finished)) / workers,
      isGuess: true,
    })
  }
}

function shareOf({ successes, episodes }: GenerationReport): number {
  return episodes === 0 ? 0 : successes / episodes
}

/** What came of the work on the policy, in a line. */
function describePolicy(
  output: Output,
  { candidate, verdict, reason, pairs, champion }: PolicyReport,
): string {
  if (candidate === null || verdict === null)
    return `Policy: ${champion} plays on: ${reason.replace(/\.$/, '')}.`
  const text =
    verdict === 'promote'
      ? `Policy: ${candidate} plays from now on, after ${pairs} pairs: ${reason}.`
      : `Policy: ${champion} plays on, and ${candidate} does not, after ${pairs} pairs: ${reason}.`
  return output.style('bold', text)
}

/** One generation in a line: what its episodes came to, and what is known now. */
function describeGeneration(output: Output, report: GenerationReport, curve: string): string {
  const { number, successes, episodes, skills, newSkills, mastered, tasks } = report
  const more = newSkills.length - skillsNamed
  const named = [...newSkills.slice(0, skillsNamed), ...(more > 0 ? [`${more} more`] : [])].join(', ')
  const learnt = newSkills.length === 0 ? 'nothing new' : `new: ${named}`
  const text =
    `Generation ${number}: ${successes} of ${episodes} episodes done, ${mastered} of ${tasks} tasks mastered, ` +
    `${skills} skills (${learnt}) ${curve}`
  return output.style('bold', text)
}
