import type { Attempt, AttemptEnding, Obstacle } from '../../attempt.ts'
import { goalHolds, type Goal } from '../../goal.ts'
import type { Subgoal } from '../../subgoal.ts'
import type { WorldState } from '../../world-state.ts'
import type { Body } from '../body/body.ts'
import { freezeDeep } from '../body/freeze-deep.ts'
import type { DeedContext } from '../deed.ts'
import { AttemptTrace } from './attempt-trace.ts'
import { AttemptWatch, type ItemChange } from './attempt-watch.ts'
import { AttemptEnd, ReflexInterruption } from './interruption.ts'
import { createRevocableContext } from './revocable-context.ts'
import { ReflexArc } from './reflex-arc.ts'
import { noteListeners } from './stray-listeners.ts'

/** Ticks that a deed or reflex gets to stop after its signal was aborted; then it is cut loose. */
const stopTicks = 8
/** Ticks after the deadline by which a dead body must have come back, else the next attempt waits for it. */
const respawnSlackTicks = 8
/** Ticks that a dead body gets to come back, if the budget allows. */
const respawnTicks = 100

/** What an attempt is run with. */
export interface AttemptOrder {
  readonly body: Body
  readonly subgoal: Subgoal
  readonly goal: Goal
  /** Aborted by the caller, or by the closing of the environment. */
  readonly signal: AbortSignal
  /** Why the server is gone, one sentence; null while it is there. */
  readonly loss: () => string | null
  readonly onItemChange: (change: ItemChange) => void
  readonly onTick: () => void
}

/** A deed whose kind is known to fit the subgoal's. */
type AnyDeed = (context: DeedContext, subgoal: Subgoal) => Promise<Obstacle | null>

type DeedEnd =
  | { readonly kind: 'finished'; readonly obstacle: Obstacle | null }
  | { readonly kind: 'interrupted'; readonly by: ReflexInterruption }
  | { readonly kind: 'ended' }

/** Runs one subgoal to its end. Never rejects. */
export async function runAttempt(order: AttemptOrder): Promise<Attempt> {
  return new AttemptRun(order).run()
}

class AttemptRun {
  private readonly order: AttemptOrder
  private readonly trace: AttemptTrace
  private readonly reflexArc: ReflexArc
  private readonly end = new AbortController()
  private readonly deadline: number
  private preState!: WorldState
  private interrupt: (reason: ReflexInterruption) => void = () => {}

  constructor(order: AttemptOrder) {
    this.order = order
    const { body, subgoal } = order
    this.trace = new AttemptTrace(() => body.tick())
    this.deadline = body.clock.tick() + subgoal.budgetTicks
    this.reflexArc = new ReflexArc(body, subgoal)
  }

  async run(): Promise<Attempt> {
    const { body, goal } = this.order
    body.perceived.look()
    this.preState = body.observe()
    const removeStrays = noteListeners([body.bot, body.bot._client])
    const watch = this.watch()
    let obstacle: Obstacle | null
    let ending: AttemptEnding
    let isLoose = false
    try {
      if (this.isLost()) this.finish('lost-connection')
      else if (this.order.signal.aborted) this.finish('cancelled')
      else if (goalHolds(goal, this.preState)) this.finish('goal')
      const result = await this.deedWithReflexes()
      obstacle = result.obstacle
      isLoose = result.isLoose
      // What the deed did last may have reached the goal in this very tick.
      watch.check()
      ending = this.endingOr(obstacle ? 'obstructed' : 'done')
      if (ending === 'died') await this.awaitRespawn()
      const loss = this.order.loss()
      if (ending === 'lost-connection' && loss !== null) this.trace.add('server-kick', { text: loss })
    } finally {
      watch.dispose()
      this.reflexArc.dispose()
      if (!this.isLost()) body.rest()
      if (isLoose) removeStrays()
    }
    body.perceived.look()
    const postState = body.observe()
    const ticks = postState.tick - this.preState.tick
    return freezeDeep({
      subgoal: this.order.subgoal,
      preState: this.preState,
      ...this.trace.finish(),
      postState,
      ticks,
      ending,
      obstacle: ending === 'obstructed' ? obstacle : null,
    })
  }

  private async deedWithReflexes(): Promise<{ obstacle: Obstacle | null; isLoose: boolean }> {
    await this.awaitBody()
    let isLoose = false
    while (!this.end.signal.aborted) {
      const { subgoal, body } = this.order
      const run = body.deeds[subgoal.kind] as unknown as AnyDeed
      const deed = await this.perform((context) => run(context, subgoal), true)
      isLoose ||= deed.isLoose
      if (deed.end.kind === 'finished') return { obstacle: deed.end.obstacle, isLoose }
      if (deed.end.kind === 'ended') break
      const { reflex } = deed.end.by
      this.trace.add('reflex-start', { reflex })
      const reaction = await this.perform((context) => this.reflexArc.act(reflex, context), false)
      isLoose ||= reaction.isLoose
      this.reflexArc.rest(reflex)
      this.trace.add('reflex-end', { reflex })
    }
    return { obstacle: null, isLoose }
  }

  /** Performs a deed or a reflex under a signal of its own, and sees to it that it stops. */
  private async perform(
    act: (context: DeedContext) => Promise<Obstacle | null>,
    isInterruptible: boolean,
  ): Promise<{ end: DeedEnd; isLoose: boolean }> {
    const { body } = this.order
    const own = new AbortController()
    const relay = () => own.abort(this.end.signal.reason)
    if (this.end.signal.aborted) relay()
    this.end.signal.addEventListener('abort', relay, { once: true })
    if (isInterruptible) this.interrupt = (reason) => own.abort(reason)
    const revocable = createRevocableContext(this.context(own.signal))
    const stopped = stopsLate(own.signal, body)
    const work = act(revocable.context).then(
      // A deed that was stopped may report what it met while stopping: that is no obstacle of the world.
      (obstacle): DeedEnd =>
        obstacle !== null && own.signal.aborted
          ? this.endOf(own.signal.reason, own.signal)
          : { kind: 'finished', obstacle },
      (error: unknown): DeedEnd => this.endOf(error, own.signal),
    )
    let isLoose = false
    const end = await Promise.race([work, stopped.promise.then(() => null)])
    stopped.dispose()
    this.interrupt = () => {}
    this.end.signal.removeEventListener('abort', relay)
    if (end === null) {
      isLoose = true
      this.trace.add('deed-note', { text: 'The deed did not stop when told to and was cut loose.' })
    }
    // Whatever is still pending in the deed's name must not act on.
    if (!own.signal.aborted) own.abort(new AttemptEnd('done'))
    revocable.revoke()
    if (!this.isLost()) body.rest()
    return { end: end ?? this.endOf(own.signal.reason, own.signal), isLoose }
  }

  private endOf(error: unknown, signal: AbortSignal): DeedEnd {
    if (signal.aborted) {
      const reason: unknown = signal.reason
      return reason instanceof ReflexInterruption ? { kind: 'interrupted', by: reason } : { kind: 'ended' }
    }
    const fault = error instanceof Error ? error : new Error(String(error))
    this.trace.add('deed-fault', { text: fault.stack ?? fault.message })
    const detail = `The deed threw: ${fault.message}`
    return { kind: 'finished', obstacle: { kind: 'deed-fault', subject: null, detail } }
  }

  private context(signal: AbortSignal): DeedContext {
    const { body } = this.order
    const trace = this.trace.add.bind(this.trace)
    return {
      bot: body.bot,
      clock: body.clock,
      signal,
      preState: this.preState,
      perceived: body.perceived,
      navigator: body.navigator(trace),
      random: body.random,
      observe: () => body.observe(),
      trace,
      remainingTicks: () => Math.max(0, this.deadline - body.clock.tick()),
    }
  }

  private watch(): AttemptWatch {
    const { body, subgoal, goal, signal, onItemChange, onTick } = this.order
    return new AttemptWatch(body, subgoal, this.trace, {
      onTick: () => {
        onTick()
        if (body.clock.tick() >= this.deadline) this.finish('out-of-budget')
        const reflex = this.end.signal.aborted ? null : this.reflexArc.triggered()
        if (reflex !== null) this.interrupt(new ReflexInterruption(reflex))
      },
      onItemChange,
      onProgress: (inventory, tally) => {
        if (goalHolds(goal, { ...this.preState, inventory, tally })) this.finish('goal')
      },
      onDeath: () => this.finish('died'),
      onLost: () => this.finish('lost-connection'),
      onCancel: () => this.finish(this.isLost() ? 'lost-connection' : 'cancelled'),
      signal,
    })
  }

  /** The first reason to end wins. */
  private finish(ending: AttemptEnding): void {
    if (!this.end.signal.aborted) this.end.abort(new AttemptEnd(ending))
  }

  private endingOr(ending: AttemptEnding): AttemptEnding {
    return this.end.signal.aborted ? (this.end.signal.reason as AttemptEnd).ending : ending
  }

  /** A body that died before waits here for its respawn, on this attempt's budget. */
  private async awaitBody(): Promise<void> {
    while (!this.end.signal.aborted && !this.isAlive()) await this.order.body.clock.waitTicks(1)
  }

  private async awaitRespawn(): Promise<void> {
    const { body } = this.order
    const until = Math.min(body.clock.tick() + respawnTicks, this.deadline + respawnSlackTicks)
    while (!this.isAlive() && !this.isLost() && body.clock.tick() < until) await body.clock.waitTicks(1)
    if (!this.isAlive()) return
    const { x, y, z } = body.bot.entity.position
    this.trace.add('body-respawn', { x, y, z })
  }

  private isLost(): boolean {
    return this.order.loss() !== null
  }

  private isAlive(): boolean {
    return (this.order.body.bot as unknown as { isAlive?: boolean }).isAlive !== false
  }
}

/** Resolves some ticks after the signal was aborted; never, if it is not. */
function stopsLate(signal: AbortSignal, body: Body): { promise: Promise<void>; dispose: () => void } {
  let cancel = () => {}
  let onAbort = () => {}
  const promise = new Promise<void>((resolve) => {
    onAbort = () => {
      cancel = body.clock.afterTicks(stopTicks, resolve)
    }
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
  return {
    promise,
    dispose: () => {
      cancel()
      signal.removeEventListener('abort', onAbort)
    },
  }
}
