import {
  Agent,
  createSymbolicPlanner,
  gameKnowledge,
  passThroughGuard,
  plannerOrderPolicy,
  steadyMind,
} from '../../src/agent/index.ts'
import { createEmbeddedWorld } from '../../src/env/embedded/host/create-embedded-world.ts'
import { EmbeddedHost } from '../../src/env/embedded/host/embedded-host.ts'
import type { WorldFile } from '../../src/env/embedded/world-file/world-file.ts'
import type { Task } from '../../src/env/index.ts'
import { MineflayerEnvironment } from '../../src/env/mineflayer/mineflayer-environment.ts'
import type { EpisodeRecorder } from '../../src/memory/index.ts'
import { attemptFaults, wasCutLoose } from './attempt-checks.ts'
import { WatchedHost } from './watched-host.ts'

/** What one episode of a soak came to. */
export interface SoakedEpisode {
  readonly task: string
  readonly seed: number
  /** How it ended; null where it threw. */
  readonly ending: string | null
  readonly success: boolean
  readonly gameTicks: number
  readonly attempts: number
  /** Deeds that did not stop when told to. */
  readonly cutLoose: number
  /** Listeners on bot and connection after the last attempt, less those after the first. */
  readonly listenersGained: number
  readonly faults: readonly string[]
}

const planner = createSymbolicPlanner(gameKnowledge('1.16.5'))
const never = new AbortController().signal

/** Plays one episode in this thread, world and all, and notes what must never happen. */
export async function soakEpisode(task: Task, seed: number, world: WorldFile): Promise<SoakedEpisode> {
  const host = new WatchedHost(
    new EmbeddedHost({ createWorld: (worldSeed) => createEmbeddedWorld(world, worldSeed), speed: 'max' }),
  )
  const faults: string[] = []
  const listeners: number[] = []
  let cutLoose = 0
  const recorder: EpisodeRecorder = {
    begin: () => ({
      id: 'soak',
      recordAttempt: ({ index, attempt }) => {
        faults.push(...attemptFaults(attempt).map((fault) => `attempt ${index}: ${fault}`))
        if (wasCutLoose(attempt)) cutLoose++
        listeners.push(host.listeners())
        return index
      },
      end: () => {},
    }),
  }
  const agent = new Agent({
    environment: new MineflayerEnvironment(host),
    recorder,
    mindFor: () => steadyMind({ planner, guard: passThroughGuard, policy: plannerOrderPolicy }),
  })
  let outcome: { ending: string | null; success: boolean; gameTicks: number }
  try {
    outcome = await agent.play({ task, seed, configuration: {}, versions: {} }, never)
    if (outcome.ending === 'lost') faults.push('the world was lost')
  } catch (error) {
    faults.push(`crashed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    outcome = { ending: null, success: false, gameTicks: 0 }
  }
  const { ending, success, gameTicks } = outcome
  return {
    task: task.id,
    seed,
    ending,
    success,
    gameTicks,
    attempts: listeners.length,
    cutLoose,
    listenersGained: (listeners.at(-1) ?? 0) - (listeners[0] ?? 0),
    faults,
  }
}
