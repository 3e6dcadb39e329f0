import { isBurning } from '../../body/observer.ts'
import { threatOf } from '../../body/threats.ts'
import type { Body, RecordTrace } from '../../body/body.ts'
import type { Recorder, RecorderParts } from './recorder.ts'

/** Ticks between two samples of where the body is. */
const sampleTicks = 20
/** A hostile creature farther off than this is not named as the one that may have hurt the body. */
const attackerWithinBlocks = 20
/** Corrections told in one attempt; more say nothing new. */
const mostCorrections = 100
/** A correction by less is rounding. */
const leastCorrectionBlocks = 0.02
/** Missing chunks told in one attempt. */
const mostMissing = 20
/** Keys that move the body. */
const movementKeys = ['forward', 'back', 'left', 'right'] as const

interface BodyFacts {
  readonly oxygenLevel?: number
  readonly entity: { readonly isInWater?: boolean; readonly isInLava?: boolean }
}

interface DamagePacket {
  readonly entityId: number
  readonly sourceTypeId?: number
  readonly sourceCauseId?: number
}

/** Records where the body is, what hurts it, and where the server puts it back. */
export class BodyRecorder implements Recorder {
  private readonly body: Body
  private readonly trace: RecordTrace
  private health: number
  private x: number
  private y: number
  private z: number
  private highestY: number
  private fallBlocks = 0
  private nextSample = 0
  private corrections = 0
  private missing = 0
  private wasMissing = false
  private told: DamagePacket | null = null

  constructor({ body, trace }: RecorderParts) {
    this.body = body
    this.trace = trace
    const { bot } = body
    const { x, y, z } = bot.entity.position
    this.health = bot.health
    this.x = x
    this.y = y
    this.z = z
    this.highestY = y
    bot.on('forcedMove', this.moved)
    bot._client.on('damage_event', this.damaged)
  }

  dispose(): void {
    const { bot } = this.body
    this.recordHarm()
    this.sample()
    bot.off('forcedMove', this.moved)
    bot._client.off('damage_event', this.damaged)
  }

  step(): void {
    const { bot } = this.body
    const { entity } = bot
    const { x, y, z } = entity.position
    // Health is told a tick or more after the landing: the last fall is kept until the next one begins.
    if (entity.onGround || (entity as unknown as BodyFacts['entity']).isInWater === true) this.highestY = y
    else if (y > this.highestY) this.highestY = y
    const fallen = this.highestY - y
    if (fallen > 0.5) this.fallBlocks = fallen
    this.recordHarm()
    if (fallen <= 0.5 && this.body.tick() - this.landedTick > fallKeptTicks) this.fallBlocks = 0
    else if (fallen > 0.5) this.landedTick = this.body.tick()
    this.x = x
    this.y = y
    this.z = z
    if (this.body.tick() >= this.nextSample) this.sample()
  }

  private landedTick = -Infinity

  private sample(): void {
    const { bot, grid } = this.body
    this.nextSample = this.body.tick() + sampleTicks
    const { entity } = bot
    const { x, y, z } = entity.position
    const { isInWater, isInLava } = entity as unknown as BodyFacts['entity']
    this.trace('body-sample', {
      x: round(x),
      y: round(y),
      z: round(z),
      onGround: entity.onGround,
      inWater: isInWater === true,
      inLava: isInLava === true,
      onFire: isBurning(bot),
      walking: movementKeys.some((key) => bot.getControlState(key)),
    })
    const isMissing = grid.stateAt(Math.floor(x), Math.floor(y), Math.floor(z)) < 0
    if (isMissing && !this.wasMissing && this.missing++ < mostMissing)
      this.trace('chunk-missing', { x: Math.floor(x) >> 4, z: Math.floor(z) >> 4, for: 'body' })
    this.wasMissing = isMissing
  }

  private recordHarm(): void {
    const { bot } = this.body
    const { health } = bot
    const lost = this.health - health
    this.health = health
    if (!(lost > 0)) return
    const facts = bot as unknown as BodyFacts
    const { source, by } = this.toldSource()
    const attacker = this.nearestAttacker()
    this.trace('body-harm', {
      halfHearts: round(lost),
      fallBlocks: round(this.fallBlocks),
      inWater: facts.entity.isInWater === true,
      inLava: facts.entity.isInLava === true,
      onFire: isBurning(bot),
      oxygen: facts.oxygenLevel ?? 20,
      food: bot.food,
      insideBlock: this.blockAtEyes(),
      touching: this.harmfulBlock(),
      attacker: attacker?.name ?? null,
      attackerBlocks: attacker === null ? null : round(attacker.blocks),
      source,
      by,
    })
    this.told = null
  }

  private toldSource(): { readonly source: string | null; readonly by: string | null } {
    const { told } = this
    if (told === null) return { source: null, by: null }
    const { bot } = this.body
    const { sourceCauseId = 0 } = told
    const entity = (
      bot.entities as Readonly<Record<number, { name?: string; username?: string } | undefined>>
    )[sourceCauseId - 1]
    return {
      source: told.sourceTypeId === undefined ? null : damageTypeName(bot, told.sourceTypeId),
      by: sourceCauseId > 0 ? (entity?.username ?? entity?.name ?? 'unknown') : null,
    }
  }

  private nearestAttacker(): { readonly name: string; readonly blocks: number } | null {
    const { bot } = this.body
    const here = bot.entity.position
    let name: string | null = null
    let nearest = attackerWithinBlocks
    for (const entity of Object.values(bot.entities)) {
      if (entity === bot.entity) continue
      const isPlayer = entity.type === 'player'
      if (!isPlayer && threatOf(entity) === null && !isMissile(entity.name)) continue
      const blocks = entity.position.distanceTo(here)
      if (blocks > nearest) continue
      nearest = blocks
      name = isPlayer ? 'player' : (entity.name ?? 'unknown')
    }
    return name === null ? null : { name, blocks: nearest }
  }

  private blockAtEyes(): string | null {
    const { perceived, grid, facts } = this.body
    const { x, y, z } = perceived.eyes()
    const state = grid.stateAt(Math.floor(x), Math.floor(y), Math.floor(z))
    if (state <= 0 || facts.opaque[state] !== 1) return null
    return facts.names[facts.kind[state]!] ?? null
  }

  /** What the body's box touches that hurts by itself. */
  private harmfulBlock(): string | null {
    const { grid, facts, bot } = this.body
    const { x, y, z } = bot.entity.position
    for (let dy = -1; dy <= 1; dy++)
      for (const dx of [-0.35, 0, 0.35])
        for (const dz of [-0.35, 0, 0.35]) {
          const state = grid.stateAt(Math.floor(x + dx), Math.floor(y + dy), Math.floor(z + dz))
          const name = state <= 0 ? undefined : facts.names[facts.kind[state]!]
          if (name !== undefined && harmfulBlocks.has(name)) return name
        }
    return null
  }

  private readonly moved = (): void => {
    const { bot } = this.body
    const { x, y, z } = bot.entity.position
    const byBlocks = Math.hypot(x - this.x, y - this.y, z - this.z)
    this.x = x
    this.y = y
    this.z = z
    this.highestY = y
    if (byBlocks < leastCorrectionBlocks || this.corrections++ >= mostCorrections) return
    this.trace('position-correction', { x: round(x), y: round(y), z: round(z), byBlocks: round(byBlocks) })
  }

  private readonly damaged = (packet: DamagePacket): void => {
    if (packet.entityId === this.body.bot.entity.id) this.told = packet
  }
}

/** Ticks that the server may take to tell the harm of a fall that has ended. */
const fallKeptTicks = 30

const harmfulBlocks: ReadonlySet<string> = new Set([
  'fire',
  'soul_fire',
  'lava',
  'magma_block',
  'campfire',
  'soul_campfire',
  'cactus',
  'sweet_berry_bush',
  'wither_rose',
  'powder_snow',
])

function isMissile(name: string | undefined): boolean {
  return name !== undefined && /arrow|fireball|trident|tnt|potion|shulker_bullet/.test(name)
}

/** Hundredths are enough for a trace. */
function round(value: number): number {
  return Math.round(value * 100) / 100
}

interface DamageTypes {
  readonly damageTypes?: Readonly<Record<number, { readonly name: string } | undefined>>
}

function damageTypeName(bot: Body['bot'], id: number): string | null {
  return (bot.registry as unknown as DamageTypes).damageTypes?.[id]?.name ?? null
}
