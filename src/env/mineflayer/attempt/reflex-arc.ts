import type { Entity } from '../body/entity.ts'
import type { Subgoal } from '../../subgoal.ts'
import { biteBlocks, isAtPeace } from '../body/at-peace.ts'
import type { Body } from '../body/body.ts'
import { nearestThreat } from '../body/nearest-threat.ts'
import { threatOf } from '../body/threats.ts'
import { isBurning } from '../body/observer.ts'
import type { DeedContext } from '../deed.ts'
import { abortable } from '../body/abortable.ts'
import { reflexes } from '../reflexes/index.ts'
import type { Reflex, Senses } from '../reflexes/reflex.ts'

/** Ticks that a reflex rests after it has acted, and how often it may act within one attempt. */
const defaultRestTicks = 40
const timesPerAttempt = 12
/**
 * A reflex that used up its budget in vain (a creature behind a wall, say) rests this long, and twice as long each time
 * after. Being hurt still sets off the reflex for that.
 */
const restAfterVainTicks = 400
/** How often it is looked around for threats, in ticks. */
const threatLookTicks = 4
/** A hostile creature this near when the body is hurt is taken for the one that did it. */
const attackerWithinBlocks = 16

interface BodyFlags {
  readonly oxygenLevel?: number
  readonly entity: { readonly isInLava?: boolean }
}

/**
 * Decides in every tick whether a reflex takes over, and runs it. A reflex that has acted rests for a while and, unless it
 * is vital, acts a bounded number of times in one attempt, so that a storm of reflexes cannot use up the budget of every deed.
 */
export class ReflexArc {
  private readonly body: Body
  private readonly candidates: readonly Reflex[]
  private readonly keep: readonly string[]
  private readonly restsUntil = new Map<string, number>()
  private readonly times = new Map<string, number>()
  private readonly timesInVain = new Map<string, number>()
  private hurtTick = -Infinity
  private attacker: Entity | null = null
  private threat: Entity | null = null
  private threatTick = -Infinity
  private readonly dead = new WeakSet<Entity>()

  constructor(body: Body, doing: Subgoal) {
    this.body = body
    this.keep = doing.keep ?? []
    this.candidates = reflexes.filter(({ silentDuring }) => !silentDuring.includes(doing.kind))
    body.bot.on('entityHurt', this.entityHurt)
    body.bot.on('entityDead', this.entityDied)
  }

  dispose(): void {
    this.body.bot.off('entityHurt', this.entityHurt)
    this.body.bot.off('entityDead', this.entityDied)
  }

  /** The name of the most urgent reflex that takes over now, or null. */
  triggered(): string | null {
    const senses = this.senses()
    const now = this.body.tick()
    for (const reflex of this.candidates) {
      if ((this.restsUntil.get(reflex.name) ?? -Infinity) > now) continue
      if (reflex.isVital !== true && (this.times.get(reflex.name) ?? 0) >= timesPerAttempt) continue
      if (reflex.isTriggered(senses)) return reflex.name
    }
    return null
  }

  /** Lets a reflex act, for at most its budget. Rejects only with the context's signal's reason. */
  async act(name: string, context: DeedContext): Promise<null> {
    const reflex = this.candidates.find((candidate) => candidate.name === name)
    if (!reflex) return null
    this.times.set(name, (this.times.get(name) ?? 0) + 1)
    const late = new AbortController()
    const cancel = context.clock.afterTicks(reflex.budgetTicks, () =>
      late.abort(new Error(`${name} took too long.`)),
    )
    const signal = AbortSignal.any([context.signal, late.signal])
    const deadline = context.clock.tick() + reflex.budgetTicks
    const remainingTicks = () =>
      Math.min(context.remainingTicks(), Math.max(0, deadline - context.clock.tick()))
    try {
      const acted = abortable(reflex.act({ ...context, signal, remainingTicks }, this.senses()), signal)
      if ((await acted) === false) this.noteVain(name)
      else this.timesInVain.delete(name)
    } catch (error) {
      context.trace('deed-note', {
        text: `The reflex ${name} failed: ${error instanceof Error ? error.message : ''}`,
      })
      context.signal.throwIfAborted()
      if (late.signal.aborted) this.noteVain(name)
    } finally {
      cancel()
    }
    return null
  }

  /** Lets a reflex that has acted rest; the longer, the more often it acted in vain. */
  rest(name: string): void {
    const usual = this.candidates.find((candidate) => candidate.name === name)?.restTicks ?? defaultRestTicks
    const inVain = this.timesInVain.get(name) ?? 0
    const restTicks = inVain === 0 ? usual : restAfterVainTicks * 2 ** (inVain - 1)
    this.restsUntil.set(name, this.body.tick() + restTicks)
  }

  private noteVain(name: string): void {
    this.timesInVain.set(name, (this.timesInVain.get(name) ?? 0) + 1)
  }

  private senses(): Senses {
    const { bot } = this.body
    const flags = bot as unknown as BodyFlags
    return {
      body: this.body,
      health: bot.health,
      food: bot.food,
      oxygen: flags.oxygenLevel ?? 20,
      onFire: isBurning(bot),
      inLava: flags.entity.isInLava === true,
      ticksSinceHurt: this.body.tick() - this.hurtTick,
      attacker: this.attacker !== null && this.isAlive(this.attacker) ? this.attacker : null,
      threat: this.nearThreat(),
      keep: this.keep,
    }
  }

  private nearThreat(): Entity | null {
    const now = this.body.tick()
    if (now - this.threatTick >= threatLookTicks) {
      this.threatTick = now
      this.threat = nearestThreat(this.body, this.dead)
    }
    return this.threat !== null && this.isAlive(this.threat) ? this.threat : null
  }

  private isAlive(entity: Entity): boolean {
    return entity.isValid && !this.dead.has(entity)
  }

  private mayHaveBitten(entity: Entity): boolean {
    const threat = threatOf(entity)
    if (threat === null || !this.isAlive(entity)) return false
    const { bot } = this.body
    return entity.position.distanceTo(bot.entity.position) <= biteBlocks || !isAtPeace(bot, entity, threat)
  }

  private readonly entityDied = (entity: Entity): void => {
    this.dead.add(entity)
  }

  private readonly entityHurt = (entity: Entity): void => {
    const { bot } = this.body
    if (entity !== bot.entity) return
    this.hurtTick = this.body.tick()
    const { position } = bot.entity
    const nearest = bot.nearestEntity((other) => this.mayHaveBitten(other))
    const isNear = nearest !== null && nearest.position.distanceTo(position) <= attackerWithinBlocks
    this.attacker = isNear ? nearest : null
  }
}
