import type { DeedContext } from '../deed.ts'
import { createBlockView, type BlockView } from '../deeds/support/block-view.ts'
import { eachTick } from '../navigation/each-tick.ts'
import type { Entity } from './entity.ts'
import { hitReachBlocks, lookAtEntity, takeWeapon } from './fighting.ts'
import { Foes, type Foe } from './foes.ts'
import { bestStride, goStride, strideTowards } from './footwork.ts'
import { weaponOf } from './weapons.ts'

/**
 * How a skirmish ended: nobody is left who matters; those who are left cannot be got at; the body is too weak to go on; time
 * is up.
 */
export type SkirmishEnd = 'over' | 'out-of-reach' | 'weak' | 'late'

/**
 * Gaps to keep to those who bite, in blocks from the eyes to their bodies. A zombie hits within 1.2, a spider within 1.5; a
 * creeper's fuse burns within 3 and goes out beyond 7.
 */
const keepBlocks = 2.1
const keepFromFuseBlocks = 4.5
const keepFromLitFuseBlocks = 8
/** A struck creature is let come this much nearer than the reach of a blow before the body backs off. */
const slackBlocks = 0.6
/** Ticks without a foe after which it is over. */
const quietTicks = 8
/** Ticks in which no gap shrinks and no blow falls after which the rest cannot be got at. */
const futileTicks = 60
/** It goes to meet one that bites and does not come for so long. */
const idleTicks = 30
/** One that shoots and is this near is fought to the end. */
const pressBlocks = 8
/** The weapon in hand is looked at anew so often: weapons break. */
const boutTicks = 120
/** Where metadata keep the state of a fuse: 15 up to 1.16, then 16. */
const swellFields = [15, 16]

type SkirmishContext = Pick<DeedContext, 'bot' | 'clock' | 'signal' | 'trace'>

/** What a fight is about. */
export interface SkirmishTerms {
  /** Whom it is begun with: counts even where its kind is at peace. */
  readonly enemy: Entity
  readonly ticks: number
  /** Half hearts at which it is broken off. */
  readonly leastHealth: number
}

/**
 * Fights all hostile creatures around the body at once: strikes whoever comes into reach as soon as the weapon has recovered,
 * backs off from those that bite meanwhile, runs at those that shoot, and keeps off those that explode. Stops when health
 * falls to `leastHealth`. Throws only the signal's reason.
 */
export async function skirmish(
  context: SkirmishContext,
  { enemy, ticks, leastHealth }: SkirmishTerms,
): Promise<SkirmishEnd> {
  const { bot, clock, signal } = context
  const deadline = clock.tick() + ticks
  const fight = new Skirmish(context, enemy)
  try {
    while (clock.tick() < deadline) {
      await takeWeapon(context)
      const bout = Math.max(1, Math.min(boutTicks, deadline - clock.tick()))
      const ended = await eachTick(bot, clock, bout, signal, () => fight.step(leastHealth))
      signal.throwIfAborted()
      if (ended !== 'late' && ended !== 'aborted') return ended
    }
    return 'late'
  } finally {
    fight.dispose()
    bot.clearControlStates()
  }
}

class Skirmish {
  private readonly context: SkirmishContext
  private readonly view: BlockView
  private readonly foes: Foes
  private readyTick: number
  private lastFoeTick: number
  private lastGainTick: number
  private smallestGap = Infinity

  constructor(context: SkirmishContext, enemy: Entity) {
    this.context = context
    this.view = createBlockView(context.bot)
    this.foes = new Foes(context, this.view, enemy)
    this.readyTick = this.lastFoeTick = this.lastGainTick = context.clock.tick()
  }

  dispose(): void {
    this.foes.dispose()
  }

  step(leastHealth: number): SkirmishEnd | null {
    const { bot, clock } = this.context
    const now = clock.tick()
    const foes = this.foes.now()
    const [nearest] = foes
    if (nearest === undefined) {
      goStride(bot, null)
      return now - this.lastFoeTick >= quietTicks ? 'over' : null
    }
    this.lastFoeTick = now
    // Whoever runs from one that shoots nearby is shot in the back.
    const isShotAt = foes.some(({ threat, gapBlocks }) => threat.shoots === true && gapBlocks < pressBlocks)
    if (bot.health <= leastHealth && !isShotAt) return 'weak'
    if (nearest.gapBlocks < this.smallestGap - 0.3) {
      this.smallestGap = nearest.gapBlocks
      this.lastGainTick = now
    }
    if (now - this.lastGainTick > futileTicks) return 'out-of-reach'
    const isReady = now >= this.readyTick
    const focus = foes.find(({ threat, gapBlocks }) => threat.shoots !== true && gapBlocks < 6) ?? nearest
    lookAtEntity(bot, focus.entity)
    if (isReady) this.strike(foes)
    this.move(foes, focus, now)
    return null
  }

  /** Strikes the most dangerous one in reach: one whose fuse burns, else the nearest. */
  private strike(foes: readonly Foe[]): void {
    const { bot, clock, trace } = this.context
    const inReach = foes.filter(({ gapBlocks }) => gapBlocks <= hitReachBlocks)
    const victim = inReach.find(isLit) ?? inReach[0]
    if (victim === undefined) return
    lookAtEntity(bot, victim.entity)
    bot.attack(victim.entity)
    trace('entity-hurt', { entity: victim.entity.name ?? 'unknown' })
    this.readyTick = clock.tick() + weaponOf(bot.heldItem?.name ?? null).recoveryTicks
    this.lastGainTick = clock.tick()
    this.smallestGap = Infinity
  }

  private move(foes: readonly Foe[], focus: Foe, now: number): void {
    const { bot } = this.context
    const isReady = now >= this.readyTick
    const pressing = foes.some((foe) => foe.gapBlocks < gapToKeep(foe, isReady))
    if (pressing) {
      goStride(
        bot,
        bestStride(bot, this.view, (x, z) => safetyAt(foes, x, z)),
      )
      return
    }
    const waits =
      focus.threat.shoots !== true && now - Math.max(this.lastGainTick, this.readyTick) < idleTicks
    if (focus.gapBlocks <= hitReachBlocks - 0.3 || waits) goStride(bot, null)
    else goStride(bot, strideTowards(bot, this.view, focus.entity.position), focus.threat.shoots === true)
  }
}

/** How near one may come, by what it does and whether the next blow is ready for it. */
function gapToKeep(foe: Foe, isReady: boolean): number {
  if (foe.threat.shoots === true) return 0
  if (foe.threat.explodes === true) {
    if (isLit(foe)) return keepFromLitFuseBlocks
    return isReady ? hitReachBlocks - slackBlocks : keepFromFuseBlocks
  }
  return isReady ? keepBlocks : hitReachBlocks
}

/** Rates a place by the least room that it leaves to any foe, and a little by all of them. */
function safetyAt(foes: readonly Foe[], x: number, z: number): number {
  let least = Infinity
  let sum = 0
  for (const foe of foes) {
    const { entity, threat } = foe
    if (threat.shoots === true) continue
    const room =
      Math.hypot(entity.position.x - x, entity.position.z - z) -
      (threat.explodes === true ? 2 : entity.width / 2)
    least = Math.min(least, room)
    sum += Math.min(room, 8)
  }
  return least === Infinity ? 0 : Math.min(least, 8) + sum * 0.05
}

/** True while the fuse burns. The field's number depends on the version. */
function isLit({ entity, threat }: Foe): boolean {
  if (threat.explodes !== true) return false
  const fields = entity.metadata as unknown as readonly unknown[]
  return swellFields.some((field) => fields[field] === 1)
}
