import { Subject } from 'rxjs'
import type { Assist } from '../assist.ts'
import type { Attempt } from '../attempt.ts'
import type { Environment, EnvironmentEvent, EpisodeStart } from '../environment.ts'
import { UsageError } from '../errors.ts'
import type { Perception } from '../perception.ts'
import { createRandom } from '../random.ts'
import type { Subgoal } from '../subgoal.ts'
import type { Task } from '../task.ts'
import { runAttempt } from './attempt/attempt-run.ts'
import { Body } from './body/body.ts'
import type { BodyHost } from './body-host.ts'
import { chatText } from './chat-text.ts'
import { declaredRecipes } from './deeds/support/declared-recipes.ts'

/** How a mineflayer body plays. */
export interface MineflayerOptions {
  /** Default `sight`. */
  readonly perception?: Perception
  /** Assists that the host's world gives, beside those of the body itself. */
  readonly assists?: readonly Assist[]
  /** Ticks between two progress events. Default 20. */
  readonly progressEveryTicks?: number
}

/** Ticks that closing waits for a running attempt to end. */
const closePatienceTicks = 40

/** Ends of a connection, by the reason that minecraft-protocol gives, where it says more than that it is cut. */
const endings: Readonly<Record<string, string>> = {
  keepAliveError: 'The server fell silent, and the connection was given up.',
}

/** A mineflayer bot as an `Environment`, on any host. One instance is one episode, as a host is. */
export class MineflayerEnvironment implements Environment {
  readonly events = new Subject<EnvironmentEvent>()
  readonly #host: BodyHost
  readonly #options: MineflayerOptions
  readonly #closing = new AbortController()
  #state: 'new' | 'opening' | 'open' | 'attempting' | 'closed' = 'new'
  #task: Task | null = null
  #body: Body | null = null
  /** Why the server is gone; null while it is there. */
  #loss: string | null = null
  #running: Promise<unknown> = Promise.resolve()

  constructor(host: BodyHost, options: MineflayerOptions = {}) {
    this.#host = host
    this.#options = options
  }

  async open(task: Task, seed: number): Promise<EpisodeStart> {
    if (this.#state !== 'new') {
      throw new UsageError(
        `An environment is opened once; this one is ${this.#state}.`,
        'Make a new environment for the next episode.',
      )
    }
    this.#state = 'opening'
    const perception = this.#options.perception ?? 'sight'
    try {
      const { bot, minecraft, world } = await this.#host.join(task, seed)
      if (this.#closing.signal.aborted)
        throw new UsageError('The environment was closed while it was opened.', 'Open a new one.')
      bot.once('kicked', this.#beKicked)
      bot.once('end', this.#beCutOff)
      const random = createRandom(`body/${seed}`)
      const body = new Body(bot, this.#host.clock, perception, random)
      this.#body = body
      this.#task = task
      body.perceived.look()
      body.open()
      this.#state = 'open'
      const { kind: host } = this.#host
      const assists = this.#assists(perception)
      const recipes = declaredRecipes(bot)
      return { state: body.observe(), host, minecraft, perception, assists, world, recipes }
    } catch (error) {
      await this.close()
      throw error
    }
  }

  async attempt(subgoal: Subgoal, signal: AbortSignal): Promise<Attempt> {
    const body = this.#body
    const task = this.#task
    if (this.#state !== 'open' || !body || !task) {
      throw new UsageError(
        `No attempt can be made in an environment that is ${this.#state}.`,
        'Open it first, make one attempt at a time, and none after close.',
      )
    }
    this.#state = 'attempting'
    const either = AbortSignal.any([signal, this.#closing.signal])
    const run = runAttempt({
      body,
      subgoal,
      goal: task.goal,
      signal: either,
      loss: () => this.#loss,
      onItemChange: ({ kind, item, count }) => this.events.next({ kind, tick: body.tick(), item, count }),
      onTick: () => this.#reportProgress(body),
    })
    this.#running = run.catch(() => {})
    try {
      return await this.#host.during(run)
    } finally {
      if (this.#isAttempting()) this.#state = 'open'
    }
  }

  async close(): Promise<void> {
    if (this.#state === 'closed') {
      await this.#running
      return
    }
    const wasAttempting = this.#isAttempting()
    this.#state = 'closed'
    this.#closing.abort(new Error('The environment is closed.'))
    if (wasAttempting) await this.#settleAttempt()
    this.#running = this.#leave()
    await this.#running
  }

  async #leave(): Promise<void> {
    const body = this.#body
    this.#body = null
    if (body) {
      body.bot.off('kicked', this.#beKicked)
      body.bot.off('end', this.#beCutOff)
      body.dispose()
    }
    await this.#host.close()
    this.events.complete()
  }

  /** The attempt's own `during` lets time pass; a host whose time has stopped must not keep us waiting. */
  async #settleAttempt(): Promise<void> {
    const { clock } = this.#host
    let cancel = () => {}
    const late = new Promise<void>((resolve) => {
      cancel = clock.afterTicks(closePatienceTicks, resolve)
    })
    await Promise.race([this.#running, late])
    cancel()
  }

  #isAttempting(): boolean {
    return this.#state === 'attempting'
  }

  readonly #beKicked = (reason: unknown): void => {
    const text = chatText(reason, this.#body?.bot.registry.language) || 'no reason given'
    this.#loss ??= `The server ended the session: ${text.replace(/[.\s]+$/, '')}.`
  }

  readonly #beCutOff = (reason: string): void => {
    this.#loss ??= endings[reason] ?? 'The connection to the server was cut.'
  }

  #assists(perception: Perception): readonly Assist[] {
    const own: Assist[] = ['loaded-block-paths']
    if (perception === 'exposed') own.push('perception-exposed')
    if (perception === 'xray') own.push('perception-xray')
    return [...new Set([...own, ...(this.#options.assists ?? [])])].sort()
  }

  #reportProgress(body: Body): void {
    const tick = body.tick()
    if (tick % (this.#options.progressEveryTicks ?? 20) !== 0) return
    const { health, food } = body.bot
    const { x, y, z } = body.bot.entity.position
    this.events.next({ kind: 'tick-progress', tick, state: { health, food, x, y, z } })
  }
}
