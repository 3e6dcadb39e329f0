import {
  Agent,
  createSymbolicPlanner,
  gameKnowledge,
  passThroughGuard,
  plannerOrderPolicy,
  steadyMind,
} from '../../src/agent/index.ts'
import type { AgentEvent, AgentParts, EpisodeResult } from '../../src/agent/index.ts'
import type { Goal, Task } from '../../src/env/index.ts'
import type { AttemptRecord, EpisodeOutcome, EpisodeRecorder } from '../../src/memory/index.ts'
import { ScriptedEnvironment } from '../support/scripted-environment.ts'
import type { Script } from '../support/scripted-environment.ts'

/** An episode in the scripted environment, with everything that was told and recorded of it. */
export interface PlayedScript {
  readonly result: EpisodeResult
  readonly environment: ScriptedEnvironment
  readonly events: readonly AgentEvent[]
  readonly records: readonly AttemptRecord[]
  readonly outcomes: readonly EpisodeOutcome[]
}

export function taskOf(goal: Goal, horizonTicks = 36_000): Task {
  return { id: 'test', group: 'test', instruction: 'Test', goal, horizonTicks }
}

export async function playScripted(
  task: Task,
  script: Script = {},
  options: {
    readonly signal?: AbortSignal
    readonly onEvent?: (event: AgentEvent) => void
    readonly mindFor?: AgentParts['mindFor']
  } = {},
): Promise<PlayedScript> {
  const environment = new ScriptedEnvironment(script)
  const events: AgentEvent[] = []
  const records: AttemptRecord[] = []
  const outcomes: EpisodeOutcome[] = []
  const recorder: EpisodeRecorder = {
    begin: () => ({
      id: '1',
      recordAttempt: (record) => records.push(record),
      end: (outcome) => void outcomes.push(outcome),
    }),
  }
  const agent = new Agent({
    environment,
    mindFor:
      options.mindFor ??
      (({ minecraft }) =>
        steadyMind({
          planner: createSymbolicPlanner(gameKnowledge(minecraft)),
          guard: passThroughGuard,
          policy: plannerOrderPolicy,
        })),
    recorder,
  })
  agent.events.subscribe((event) => {
    events.push(event)
    options.onEvent?.(event)
  })
  const request = { task, seed: 1, configuration: {}, versions: {} }
  const result = await agent.play(request, options.signal ?? new AbortController().signal)
  return { result, environment, events, records, outcomes }
}
