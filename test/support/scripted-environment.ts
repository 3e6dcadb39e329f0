import { Subject } from 'rxjs'
import { gameKnowledge } from '../../src/agent/prior/minecraft-data-knowledge.ts'
import { UsageError, goalHolds } from '../../src/env/index.ts'
import type {
  Attempt,
  AttemptEnding,
  Environment,
  EnvironmentEvent,
  EpisodeStart,
  Obstacle,
  ObstacleKind,
  Subgoal,
  Task,
  WorldState,
} from '../../src/env/index.ts'
import { ScriptedWorld } from './scripted-world.ts'

/** What goes wrong with an attempt in place of what would have happened. */
export interface Fault {
  readonly ending: Extract<AttemptEnding, 'obstructed' | 'out-of-budget' | 'died' | 'lost-connection'>
  readonly obstacle?: ObstacleKind
  /** Ticks that it takes; 0 makes it fail at once. */
  readonly ticks: number
}

export interface Script {
  /** Minecraft version whose data the world follows; default `1.16.5`. */
  readonly minecraft?: string
  /** Called before each attempt; a fault replaces it. */
  readonly fault?: (subgoal: Subgoal, index: number, state: WorldState) => Fault | null
  /** What is carried at the start; default nothing. */
  readonly inventory?: Readonly<Record<string, number>>
}

/**
 * An environment without a game: a ledger of items, heights and blocks in view, which lets a whole episode run in milliseconds. It is
 * strict where the game is: no craft without its ingredients and table, no drop without the tool, no smelting without fuel.
 */
export class ScriptedEnvironment implements Environment {
  readonly events = new Subject<EnvironmentEvent>()
  /** Every attempt so far, for tests to read. */
  readonly attempts: Attempt[] = []
  readonly #script: Script
  #world: ScriptedWorld | null = null
  #task: Task | null = null
  #isRunning = false
  #isOpen = false

  constructor(script: Script = {}) {
    this.#script = script
  }

  open(task: Task, _seed: number): Promise<EpisodeStart> {
    if (this.#isOpen) throw new UsageError('The environment is open already.', 'Close it first.')
    const minecraft = this.#script.minecraft ?? '1.16.5'
    this.#isOpen = true
    this.#task = task
    this.#world = new ScriptedWorld(gameKnowledge(minecraft), this.#script.inventory ?? {})
    return Promise.resolve({
      state: this.#world.observe(),
      host: 'embedded',
      minecraft,
      perception: 'sight',
      assists: [],
      world: 'scripted',
      recipes: null,
    })
  }

  async attempt(subgoal: Subgoal, signal: AbortSignal): Promise<Attempt> {
    const world = this.#world
    if (!this.#isOpen || world === null || this.#task === null)
      throw new UsageError('The environment is not open.', 'Open it first.')
    if (this.#isRunning) throw new UsageError('An attempt is running.', 'Await it first.')
    this.#isRunning = true
    const preState = world.observe()
    // Twice, so that a caller who aborts or closes right after the call is heard.
    await Promise.resolve()
    await Promise.resolve()
    const { ending, obstacle } = this.#carryOut(subgoal, world, preState, signal)
    const postState = world.observe()
    this.#isRunning = false
    const attempt: Attempt = Object.freeze({
      subgoal: Object.freeze(structuredClone(subgoal)),
      preState,
      trace: Object.freeze([]),
      traceEventsLeftOut: 0,
      postState,
      ticks: postState.tick - preState.tick,
      ending,
      obstacle,
    })
    this.attempts.push(attempt)
    return attempt
  }

  close(): Promise<void> {
    this.#isOpen = false
    return Promise.resolve()
  }

  #carryOut(
    subgoal: Subgoal,
    world: ScriptedWorld,
    state: WorldState,
    signal: AbortSignal,
  ): { readonly ending: AttemptEnding; readonly obstacle: Obstacle | null } {
    if (signal.aborted || !this.#isOpen) return { ending: 'cancelled', obstacle: null }
    const fault = this.#script.fault?.(subgoal, this.attempts.length, state) ?? null
    if (fault !== null) {
      world.pass(fault.ticks)
      if (fault.ending === 'died') world.die()
      return { ending: fault.ending, obstacle: fault.obstacle ? obstacleOf(fault.obstacle) : null }
    }
    const obstacle = world.carryOut(subgoal)
    if (this.#task && goalHolds(this.#task.goal, world.observe())) return { ending: 'goal', obstacle: null }
    if (obstacle === 'out-of-budget') return { ending: 'out-of-budget', obstacle: null }
    return obstacle === null
      ? { ending: 'done', obstacle: null }
      : { ending: 'obstructed', obstacle: obstacleOf(obstacle) }
  }
}

function obstacleOf(kind: ObstacleKind): Obstacle {
  return Object.freeze({ kind, subject: null, detail: `scripted: ${kind}` })
}
