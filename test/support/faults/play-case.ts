import { EmbeddedHost } from '../../../src/env/embedded/host/embedded-host.ts'
import type { EmbeddedServer } from '../../../src/env/embedded/server/embedded-server.ts'
import type { AttemptDigest, Diagnosis } from '../../../src/diagnosis/index.ts'
import { diagnoseAttempt, digestOf } from '../../../src/diagnosis/index.ts'
import type { Attempt, Task } from '../../../src/env/index.ts'
import type { BodyHost, Joined } from '../../../src/env/mineflayer/body-host.ts'
import { MineflayerEnvironment } from '../../../src/env/mineflayer/mineflayer-environment.ts'
import { createArena } from './arena.ts'
import type { CasePlan } from './case-plan.ts'
import { Stage } from './stage.ts'

/** A goal that no case reaches, so that none ends by it. */
const task: Task = {
  id: 'fault',
  group: 'faults',
  instruction: 'play',
  goal: { have: { dragon_egg: 1 } },
  horizonTicks: 1_000_000,
}

/** Ticks after joining in which the body lands and the world arrives. */
const settleTicks = 6

/** How a case went. */
export interface PlayedCase {
  readonly attempts: readonly Attempt[]
  /** One for each attempt, each made with knowledge of the earlier ones. */
  readonly diagnoses: readonly Diagnosis[]
  /** Why the case shows nothing, or null: the fault did not happen as it should. */
  readonly invalid: string | null
}

/** Plays a case in a world of its own and diagnoses it. `name` decides all chance in it. */
export async function playCase(plan: CasePlan, name: string): Promise<PlayedCase> {
  let stage: Stage | undefined
  const host = new EmbeddedHost({
    createWorld: () => {
      const server: EmbeddedServer = createArena(plan.arena, name)
      stage = new Stage(server, { waitTicks: (ticks) => host.during(host.clock.waitTicks(ticks)) })
      plan.build?.(stage)
      return { server, name: 'fault', minecraft: plan.arena.version ?? '1.16.5' }
    },
    speed: 'max',
    viewDistanceChunks: plan.arena.viewDistanceChunks ?? 3,
  })
  const environment = new MineflayerEnvironment(
    watched(host, ({ bot }) => stage!.joined(bot)),
    { perception: plan.perception ?? 'sight' },
  )
  try {
    await environment.open(task, seedOf(name))
    const present = stage!
    await present.waitTicks(settleTicks)
    await plan.arrange?.(present)
    await present.waitTicks(2)
    present.record.begin()
    const attempts: Attempt[] = []
    const diagnoses: Diagnosis[] = []
    const earlier: AttemptDigest[] = []
    for (const subgoal of plan.subgoals) {
      const attempt = await environment.attempt(subgoal, new AbortController().signal)
      const diagnosis = diagnoseAttempt(attempt, { earlier: [...earlier], expectedTicks: null })
      attempts.push(attempt)
      diagnoses.push(diagnosis)
      earlier.push(digestOf(attempt, diagnosis))
    }
    return { attempts, diagnoses, invalid: plan.verify(present, attempts) }
  } finally {
    await environment.close()
  }
}

function watched(host: BodyHost, onJoin: (joined: Joined) => void): BodyHost {
  return {
    kind: host.kind,
    clock: host.clock,
    join: async (joinTask, seed) => {
      const joined = await host.join(joinTask, seed)
      onJoin(joined)
      return joined
    },
    during: (work) => host.during(work),
    close: () => host.close(),
  }
}

function seedOf(name: string): number {
  let seed = 7
  for (const letter of name) seed = (seed * 31 + letter.charCodeAt(0)) % 1_000_003
  return seed
}
