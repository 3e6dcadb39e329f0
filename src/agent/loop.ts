import { Subject } from 'rxjs'
import type { Observable } from 'rxjs'
import { diagnoseAttempt } from '../diagnosis/index.ts'
import type { Diagnosis } from '../diagnosis/index.ts'
import type { Attempt, Environment, EpisodeStart, Subgoal, Task } from '../env/index.ts'
import type { EpisodeHandle, EpisodeOutcome, EpisodeRecorder } from '../memory/index.ts'
import type { AgentEvent } from './agent-event.ts'
import { chooseCandidate, waitInstead } from './decide.ts'
import type { Choice } from './decide.ts'
import { gaveUp } from './episode-ending.ts'
import { Episode } from './episode.ts'
import { guardCandidates } from './guard/guard-candidates.ts'
import type { Mind } from './mind.ts'
import type { Candidate } from './planner/planner.ts'
import { isHopeless } from './planner/recovery-ladder.ts'

/** The ready-made parts of an agent. */
export interface AgentParts {
  readonly environment: Environment
  /** Makes what decides, once the world has told what it is. */
  readonly mindFor: (start: EpisodeStart) => Mind
  readonly recorder: EpisodeRecorder
  /** What tells why an attempt ended as it did; an ablation puts less in the place of `diagnoseAttempt`, the default. */
  readonly diagnose?: typeof diagnoseAttempt
}

/** One episode to play. `configuration` and `versions` are recorded with it. */
export interface EpisodeRequest {
  readonly task: Task
  readonly seed: number
  readonly configuration: Readonly<Record<string, unknown>>
  readonly versions: Readonly<Record<string, string>>
  /** Id in the record of the generation that plays it; left out where none does. */
  readonly generationId?: number
}

/** An episode that was played. */
export interface EpisodeResult extends EpisodeOutcome {
  /** Id in the record. */
  readonly episode: string
  readonly start: EpisodeStart
}

/** Plays episodes, one at a time. */
export class Agent {
  readonly #parts: AgentParts
  readonly #events = new Subject<AgentEvent>()

  constructor(parts: AgentParts) {
    this.#parts = parts
  }

  /** Hot: what happened before somebody subscribed is not told again. */
  get events(): Observable<AgentEvent> {
    return this.#events
  }

  /**
   * Opens the world, plays until the goal, the horizon, a lost world or the signal, and closes the world. Throws what opening and recording
   * throw; all else is told by the result.
   */
  async play(request: EpisodeRequest, signal: AbortSignal): Promise<EpisodeResult> {
    const { environment, recorder, mindFor } = this.#parts
    const relay = environment.events.subscribe((event) => this.#events.next(event))
    try {
      const start = await environment.open(request.task, request.seed)
      // Recorded first: what follows counts as time of the episode, the loading of a planner's data too.
      const handle = recorder.begin({ ...request, start })
      this.#events.next({ kind: 'episode-start', episode: handle.id, start })
      const mind = mindFor(start)
      const outcome = await this.#playEpisode(new Episode(request.task, start.state), handle, mind, signal)
      handle.end(outcome)
      this.#events.next({ kind: 'episode-end', tick: outcome.gameTicks, outcome })
      return { ...outcome, episode: handle.id, start }
    } finally {
      await environment.close()
      relay.unsubscribe()
    }
  }

  /** The cycle: recall, decide, guard, attempt, diagnose, remember, distill; the next turn plans again from the world as it then is. */
  async #playEpisode(
    episode: Episode,
    handle: EpisodeHandle,
    mind: Mind,
    signal: AbortSignal,
  ): Promise<EpisodeOutcome> {
    const { diagnose = diagnoseAttempt } = this.#parts
    for (;;) {
      const over = episode.ended(signal.aborted)
      if (over) return episode.outcome(over)

      const situation = episode.recall()
      if (isHopeless(situation.standstill)) return episode.outcome(gaveUp(episode.hopelessness))
      const { deciders } = mind
      const proposal = deciders.planner.propose(situation)
      if (proposal.kind === 'no-operator') return episode.outcome(gaveUp(proposal.detail))
      const guarded = guardCandidates(proposal.candidates, situation, deciders.guard)
      const choice = episode.stall.mustWait
        ? waitInstead('no game time passed', episode.stall.waits, situation.remainingTicks, deciders, guarded)
        : await chooseCandidate(
            guarded,
            proposal.unfinished,
            situation,
            deciders,
            expectedIn(proposal.candidates),
          )
      const attempt = await this.#attempt(choice, episode, signal)
      const diagnosis = diagnose(attempt, episode.recallForDiagnosis(choice.expectedTicks))
      const attemptId = this.#remember(attempt, diagnosis, choice, episode, handle)
      mind.distill(attempt, diagnosis, attemptId, choice.guarding)
    }
  }

  async #attempt(
    { subgoal, purpose, decision }: Choice,
    episode: Episode,
    signal: AbortSignal,
  ): Promise<Attempt> {
    const { tick } = episode.state
    const { unfinished, policy, fallback: reason } = decision
    const index = episode.attempts
    if (reason !== undefined) this.#events.next({ kind: 'policy-fallback', tick, index, policy, reason })
    this.#events.next({ kind: 'subgoal-start', tick, index, subgoal, purpose, unfinished })
    return this.#parts.environment.attempt(subgoal, signal)
  }

  #remember(
    attempt: Attempt,
    diagnosis: Diagnosis,
    { decision }: Choice,
    episode: Episode,
    handle: EpisodeHandle,
  ): number {
    const index = episode.attempts
    const attemptId = handle.recordAttempt({ index, attempt, diagnosis, decision })
    episode.remember(attempt, diagnosis)
    const { subgoal, ending, obstacle, ticks } = attempt
    const { outcome, reason, primary } = diagnosis
    const { tick } = attempt.postState
    this.#events.next({
      kind: 'subgoal-end',
      tick,
      index,
      subgoal,
      ending,
      obstacle,
      succeeded: outcome === 'success',
      cause: primary?.cause ?? null,
      reason,
      ticks,
    })
    return attemptId
  }
}

/** Ticks that the planner expects of one of its candidates. */
function expectedIn(candidates: readonly Candidate[]): (subgoal: Subgoal) => number | null {
  return (subgoal) => candidates.find((candidate) => candidate.subgoal === subgoal)?.expectedTicks ?? null
}
