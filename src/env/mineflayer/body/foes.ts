import type { Bot } from 'mineflayer'
import type { DeedContext } from '../deed.ts'
import { type BlockView } from '../deeds/support/block-view.ts'
import { trait } from '../deeds/support/block-traits.ts'
import { biteBlocks, isAtPeace } from './at-peace.ts'
import type { Entity } from './entity.ts'
import { isPresent, reachTo } from './fighting.ts'
import { threatOf, type Threat } from './threats.ts'

/** A hostile creature that counts in a fight. */
export interface Foe {
  readonly entity: Entity
  readonly threat: Threat
  /** From the eyes to its body, in blocks. */
  readonly gapBlocks: number
}

/** Farther off than this a creature takes no part in a fight; shooters take part from afar. */
const meleeBlocks = 9
const shooterBlocks = 16
/** Nearer than this it counts whether it is seen or not. */
const unseenBlocks = 2.5
/** A look whether there is a free line to a creature holds for so many ticks. */
const lookTicks = 5
/** Height above its feet at which a creature is looked for. */
const bodyShare = 0.7

/** Keeps count of the hostile creatures around the body during one fight. Dispose of it. */
export class Foes {
  private readonly bot: Bot
  private readonly clock: DeedContext['clock']
  private readonly view: BlockView
  private readonly seen = new Map<number, { readonly tick: number; readonly isSeen: boolean }>()
  private readonly dead = new Set<number>()
  /** Those that fight, though others of their kind might be at peace. */
  private readonly fighting = new Set<number>()

  /** `enemy` counts whatever its kind, since it has done something. */
  constructor({ bot, clock }: Pick<DeedContext, 'bot' | 'clock'>, view: BlockView, enemy: Entity) {
    this.bot = bot
    this.clock = clock
    this.view = view
    this.fighting.add(enemy.id)
    bot.on('entityDead', this.died)
    bot.on('entityHurt', this.hurt)
  }

  dispose(): void {
    this.bot.off('entityDead', this.died)
    this.bot.off('entityHurt', this.hurt)
  }

  /** True once a creature has died in this fight. */
  isDead(entity: Entity): boolean {
    return this.dead.has(entity.id)
  }

  /** Those that matter now, the nearest first. */
  now(): readonly Foe[] {
    const { bot } = this
    const foes: Foe[] = []
    const entities = bot.entities as Readonly<Record<number, Entity>>
    for (const id in entities) {
      const entity = entities[id]!
      const threat = threatOf(entity)
      if (threat === null || this.dead.has(entity.id) || !isPresent(bot, entity)) continue
      const gapBlocks = reachTo(bot, entity)
      if (gapBlocks > (threat.shoots === true ? shooterBlocks : meleeBlocks)) continue
      if (gapBlocks > unseenBlocks && !this.isSeen(entity)) continue
      if (!this.fighting.has(entity.id) && isAtPeace(bot, entity, threat)) continue
      foes.push({ entity, threat, gapBlocks })
    }
    return foes.sort((one, other) => one.gapBlocks - other.gapBlocks || one.entity.id - other.entity.id)
  }

  private isSeen(entity: Entity): boolean {
    const tick = this.clock.tick()
    const known = this.seen.get(entity.id)
    if (known !== undefined && tick - known.tick < lookTicks) return known.isSeen
    const isSeen = this.hasFreeLine(entity)
    this.seen.set(entity.id, { tick, isSeen })
    return isSeen
  }

  /** Steps along the line from the eyes, a quarter of a block at a time. */
  private hasFreeLine(entity: Entity): boolean {
    const from = this.bot.entity.position.offset(0, 1.62, 0)
    const to = entity.position.offset(0, entity.height * bodyShare, 0)
    const steps = Math.ceil(from.distanceTo(to) * 4)
    for (let step = 1; step < steps; step++) {
      const share = step / steps
      const x = from.x + (to.x - from.x) * share
      const y = from.y + (to.y - from.y) * share
      const z = from.z + (to.z - from.z) * share
      if ((this.view.traitsAt(x, y, z) & trait.passable) === 0) return false
    }
    return true
  }

  /** Whoever is near enough to have bitten the body may have done it. */
  private readonly hurt = (victim: Entity): void => {
    const { bot } = this
    if (victim !== bot.entity) return
    const entities = bot.entities as Readonly<Record<number, Entity>>
    for (const id in entities) {
      const { position } = entities[id]!
      if (position.distanceTo(bot.entity.position) <= biteBlocks) this.fighting.add(entities[id]!.id)
    }
  }

  private readonly died = (entity: Entity): void => {
    this.dead.add(entity.id)
  }
}
