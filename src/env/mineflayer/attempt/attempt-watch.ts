import type { Tally } from '../../tally.ts'
import type { WorldState } from '../../world-state.ts'
import type { Body } from '../body/body.ts'
import { carriedChecksum, countCarried } from '../body/carried.ts'
import type { Subgoal } from '../../subgoal.ts'
import type { AttemptTrace } from './attempt-trace.ts'
import { startRecorders } from './recorders/index.ts'
import type { Recorder } from './recorders/recorder.ts'

/** A change in what is carried. */
export interface ItemChange {
  readonly kind: 'item-gain' | 'item-loss'
  readonly item: string
  /** At least 1. */
  readonly count: number
}

/** Whom the watch tells what. */
export interface WatchListeners {
  readonly onTick: () => void
  readonly onItemChange: (change: ItemChange) => void
  /** Inventory or tally changed. */
  readonly onProgress: (inventory: WorldState['inventory'], tally: Tally) => void
  readonly onDeath: () => void
  readonly onLost: () => void
  readonly onCancel: () => void
  readonly signal: AbortSignal
}

/**
 * Follows the body during one attempt: one callback a tick on the game clock, which goes on also when the physics stands
 * still. Keeps perception and tally in step, and writes into the trace what no deed needs to report.
 */
export class AttemptWatch {
  private readonly body: Body
  private readonly trace: AttemptTrace
  private readonly listeners: WatchListeners
  private carried: Readonly<Record<string, number>>
  private checksum: number
  private tallyRevision: number
  private health: number
  private food: number
  private readonly recorders: readonly Recorder[]
  private cancelTick: () => void = () => {}

  constructor(body: Body, subgoal: Subgoal, trace: AttemptTrace, listeners: WatchListeners) {
    this.body = body
    this.trace = trace
    this.listeners = listeners
    const { bot } = body
    this.carried = countCarried(bot)
    this.checksum = carriedChecksum(bot)
    this.tallyRevision = body.tally.revision
    this.health = bot.health
    this.food = bot.food
    bot.on('death', this.died)
    bot.on('end', this.lost)
    bot.on('kicked', this.lost)
    bot.on('messagestr', this.told)
    listeners.signal.addEventListener('abort', listeners.onCancel, { once: true })
    body.onKill = (entity) => this.trace.add('entity-kill', { entity })
    this.recorders = startRecorders({ body, subgoal, trace: (kind, data) => trace.add(kind, data) })
    this.armTick()
  }

  /** Stops watching; leaves no listener. */
  dispose(): void {
    const { bot } = this.body
    this.cancelTick()
    for (const recorder of this.recorders.toReversed()) recorder.dispose()
    bot.off('death', this.died)
    bot.off('end', this.lost)
    bot.off('kicked', this.lost)
    bot.off('messagestr', this.told)
    this.listeners.signal.removeEventListener('abort', this.listeners.onCancel)
    this.body.onKill = () => {}
  }

  /** Looks for changes now, as in every tick. */
  check(): void {
    const { bot, tally } = this.body
    for (const recorder of this.recorders) recorder.step?.()
    tally.step()
    const checksum = carriedChecksum(bot)
    const isCarriedNew = checksum !== this.checksum
    if (isCarriedNew) {
      this.checksum = checksum
      this.compareCarried()
    }
    if (isCarriedNew || tally.revision !== this.tallyRevision) {
      this.tallyRevision = tally.revision
      this.listeners.onProgress(this.carried, tally.tally())
    }
    if (bot.health !== this.health) {
      this.trace.add('health-change', { from: this.health, to: bot.health })
      this.health = bot.health
    }
    if (bot.food !== this.food) {
      this.trace.add('food-change', { from: this.food, to: bot.food })
      this.food = bot.food
    }
  }

  private armTick(): void {
    this.cancelTick = this.body.clock.afterTicks(1, () => {
      this.armTick()
      this.body.perceived.step()
      this.check()
      this.listeners.onTick()
    })
  }

  private compareCarried(): void {
    const now = countCarried(this.body.bot)
    for (const item of new Set([...Object.keys(this.carried), ...Object.keys(now)])) {
      const change = (now[item] ?? 0) - (this.carried[item] ?? 0)
      if (change === 0) continue
      const kind = change > 0 ? 'item-gain' : 'item-loss'
      const count = Math.abs(change)
      this.trace.add(kind, { item, count })
      this.listeners.onItemChange({ kind, item, count })
    }
    this.carried = now
  }

  private readonly died = (): void => {
    const { x, y, z } = this.body.bot.entity.position
    this.trace.add('body-death', { text: `Died at ${Math.floor(x)} ${Math.floor(y)} ${Math.floor(z)}.` })
    this.listeners.onDeath()
  }

  private readonly lost = (): void => this.listeners.onLost()

  private readonly told = (text: string, _position: string, component: { translate?: unknown }): void => {
    const key = typeof component.translate === 'string' ? component.translate.slice(0, 100) : null
    this.trace.add('chat-message', { text: text.slice(0, 500), key })
  }
}
