import type { Bot } from 'mineflayer'
import type { Entity } from './entity.ts'
import { minedKey, type Tally } from '../../tally.ts'
import { AnvilCost } from './anvil-cost.ts'
import { heldItem, remainingDurability, eachCarried } from './carried.ts'
import { watchClicks } from './click-watch.ts'
import { type ResultTaking, resultTaking } from './result-taking.ts'
import { type SectionChange, changesOf } from './section-change.ts'
import { WashWatch } from './wash-watch.ts'

interface Point {
  readonly x: number
  readonly y: number
  readonly z: number
}
interface ProtocolClient {
  write: (name: string, packet: Record<string, unknown>) => void
  on(event: string, listener: (packet: never) => void): void
  off(event: string, listener: (packet: never) => void): void
}
interface VersionFacts {
  isNewerOrEqualTo(version: string): boolean
}
interface Dig {
  readonly block: string
  readonly tool: string | null
  readonly tick: number
  readonly location: Point
  /** The number under which the server will confirm it; 0 before 1.19, when it names the place instead. */
  readonly sequence: number
}
interface Taking extends ResultTaking {
  readonly carriedBefore: number
  readonly tick: number
}

/** How long an act may wait for the server to show its effect, in ticks. */
const patienceTicks = 100
/** A block that comes back within so many ticks was put back by a rule of the server. */
const restoreTicks = 20

/**
 * Counts deeds from what the client asked and what the server then showed, whoever asked (a deed, the path walker, a
 * plug-in): a block counts once the server says that it is gone after our own dig, a craft once its result is carried, a
 * kill once the server announces the death of an entity that we hit.
 */
export class TallyKeeper {
  private readonly bot: Bot
  private readonly client: ProtocolClient
  private readonly currentTick: () => number
  private readonly originalWrite: ProtocolClient['write']
  private readonly digs = new Map<string, Dig>()
  /** Blocks counted of late, by place: what the server puts back was not broken. */
  private readonly counted = new Map<
    string,
    { readonly block: string; readonly mined: string; readonly tick: number }
  >()
  private takings: Taking[] = []
  private readonly attacked = new Map<number, number>()
  private readonly mined: Record<string, number> = {}
  private readonly crafted: Record<string, number> = {}
  private readonly smelted: Record<string, number> = {}
  private readonly killed: Record<string, number> = {}
  private readonly washed: Record<string, number> = {}
  private readonly repaired: Record<string, number> = {}
  private readonly washing: WashWatch
  private readonly anvilCost: AnvilCost
  private traded = 0
  private deaths = 0
  private readonly endClickWatch: () => void
  private readonly onKill: (entity: string) => void
  private readonly numbersDigs: boolean
  private lastSequence = 0
  /** Grows with every change of the tally. */
  revision = 0

  constructor(bot: Bot, currentTick: () => number, onKill: (entity: string) => void) {
    this.bot = bot
    this.currentTick = currentTick
    this.onKill = onKill
    this.numbersDigs = (bot.registry as unknown as VersionFacts).isNewerOrEqualTo('1.19')
    this.washing = new WashWatch(bot)
    this.anvilCost = new AnvilCost(bot)
    this.client = bot._client as unknown as ProtocolClient
    this.endClickWatch = watchClicks(bot, (slot) => this.watchClick(slot))
    this.originalWrite = this.client.write
    this.client.write = (name, packet) => {
      this.watch(name, packet)
      this.originalWrite.call(this.client, name, packet)
    }
    this.client.on('block_change', this.blockChanged)
    this.client.on('multi_block_change', this.blocksChanged)
    this.client.on('acknowledge_player_digging', this.digAcknowledged)
    bot.on('entityDead', this.entityDied)
    bot.on('death', this.bodyDied)
  }

  /** Stops counting and gives the client back as it was. */
  dispose(): void {
    this.client.write = this.originalWrite
    this.endClickWatch()
    this.client.off('block_change', this.blockChanged)
    this.client.off('multi_block_change', this.blocksChanged)
    this.client.off('acknowledge_player_digging', this.digAcknowledged)
    this.bot.off('entityDead', this.entityDied)
    this.bot.off('death', this.bodyDied)
    this.anvilCost.stop()
  }

  /** The tally so far, what has just come true included; keys in alphabetical order. */
  tally(): Tally {
    this.step()
    return {
      mined: sorted(this.mined),
      crafted: sorted(this.crafted),
      smelted: sorted(this.smelted),
      killed: sorted(this.killed),
      traded: this.traded,
      washed: sorted(this.washed),
      repaired: sorted(this.repaired),
      deaths: this.deaths,
    }
  }

  /** Called once a tick: settles what was taken from result slots and forgets what never came true. */
  step(): void {
    if (this.takings.length > 0) this.settleTakings()
    const oldest = this.currentTick() - patienceTicks
    const washed = this.washing.settle(oldest)
    if (washed !== null) this.count(this.washed, washed, 1)
    for (const [key, dig] of this.digs) if (dig.tick < oldest) this.digs.delete(key)
    for (const [key, { tick }] of this.counted)
      if (tick < this.currentTick() - restoreTicks) this.counted.delete(key)
  }

  private watch(name: string, packet: Record<string, unknown>): void {
    if (name === 'block_dig') this.watchDig(packet)
    else if (name === 'block_place') this.watchUse(packet.location as Point)
    else if (name === 'use_entity' && packet.mouse === 1)
      this.attacked.set(packet.target as number, this.currentTick())
    else if (name === 'attack') this.attacked.set(packet.entityId as number, this.currentTick())
  }

  /** Notes what is dug, and gives it the number that mineflayer leaves out. */
  private watchDig(packet: Record<string, unknown>): void {
    const status = packet.status as number
    const location = packet.location as Point
    if (status > 2) return
    const sequence = this.numbersDigs ? ++this.lastSequence : 0
    if (this.numbersDigs) packet.sequence = sequence
    const key = keyOf(location)
    if (status === 1) {
      this.digs.delete(key)
      return
    }
    const block = this.bot.blockAt(this.bot.entity.position.clone().update(location as never))
    if (!block || block.name === 'air') return
    const held = heldItem(this.bot)
    const tool = held && remainingDurability(held) !== null ? held.name : null
    this.digs.set(key, { block: block.name, tool, tick: this.currentTick(), location, sequence })
  }

  private watchUse(location: Point): void {
    const block = this.bot.blockAt(this.bot.entity.position.clone().update(location as never), false)
    if (block) this.washing.used(block.name, this.currentTick())
  }

  private watchClick(slot: number): void {
    const taking = resultTaking(this.bot, slot)
    if (taking === null || !this.anvilCost.isAffordable) return
    // What the click before this one took is carried by now; it must not count for both.
    this.settleTakings()
    this.takings.push({
      ...taking,
      carriedBefore: this.carriedCount(taking.item),
      tick: this.currentTick(),
    })
  }

  private settleTakings(): void {
    const open: Taking[] = []
    for (const taking of this.takings) {
      const gained = this.carriedCount(taking.item) - taking.carriedBefore
      if (gained > 0) {
        if (taking.kind === 'traded') {
          this.traded += Math.max(1, Math.round(gained / taking.count))
          this.revision++
        } else {
          // One click mends one thing; worn pieces that come back beside it were not mended.
          const most = taking.kind === 'repaired' ? taking.count : gained
          this.count(this[taking.kind], taking.item, Math.min(gained, most))
        }
      } else if (this.currentTick() - taking.tick < patienceTicks) {
        open.push(taking)
      }
    }
    this.takings = open
  }

  private count(counts: Record<string, number>, name: string, more: number): void {
    counts[name] = (counts[name] ?? 0) + more
    this.revision++
  }

  private carriedCount(item: string): number {
    let count = 0
    eachCarried(this.bot, (stack) => {
      if (stack.name === item) count += stack.count
    })
    return count
  }

  private settleDig(location: Point, stateId: number): void {
    const key = keyOf(location)
    const dig = this.digs.get(key)
    const now = this.bot.registry.blocksByStateId[stateId] as { name: string } | undefined
    if (!dig) {
      this.takeBack(key, now?.name)
      return
    }
    if (now?.name === dig.block) return
    this.digs.delete(key)
    const mined = minedKey(dig.block, dig.tool)
    this.count(this.mined, mined, 1)
    this.counted.set(key, { block: dig.block, mined, tick: this.currentTick() })
  }

  private takeBack(key: string, block: string | undefined): void {
    const counted = this.counted.get(key)
    if (counted === undefined || counted.block !== block) return
    this.counted.delete(key)
    this.count(this.mined, counted.mined, -1)
  }

  /** From 1.19 on the server confirms by number; where it refused, it has put the block back before. */
  private settleUpTo(sequence: number): void {
    const here = this.bot.entity.position.clone()
    for (const { location, sequence: own } of [...this.digs.values()]) {
      if (own === 0 || own > sequence) continue
      const stateId = this.bot.blockAt(here.update(location as never))?.stateId
      if (stateId !== undefined) this.settleDig(location, stateId)
    }
  }

  private readonly blockChanged = (packet: { location: Point; type: number }): void => {
    this.settleDig(packet.location, packet.type)
  }

  private readonly digAcknowledged = (packet: {
    location?: Point
    block?: number
    status?: number
    successful?: boolean
    sequenceId?: number
  }): void => {
    if (packet.sequenceId !== undefined) this.settleUpTo(packet.sequenceId)
    if (!packet.location || packet.block === undefined) return
    if (packet.successful === false) this.digs.delete(keyOf(packet.location))
    else if (packet.status === 2 || packet.status === 0) this.settleDig(packet.location, packet.block)
  }

  private readonly blocksChanged = (packet: SectionChange): void => {
    for (const { location, stateId } of changesOf(packet)) this.settleDig(location, stateId)
  }

  private readonly entityDied = (entity: Entity): void => {
    const hitAt = this.attacked.get(entity.id)
    if (hitAt === undefined || this.currentTick() - hitAt > patienceTicks) return
    this.attacked.delete(entity.id)
    const name = entity.name ?? 'unknown'
    this.count(this.killed, name, 1)
    this.onKill(name)
  }

  private readonly bodyDied = (): void => {
    this.deaths++
    this.revision++
  }
}

const keyOf = ({ x, y, z }: Point): string => `${x},${y},${z}`

function sorted(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const some = Object.entries(counts).filter(([, count]) => count > 0)
  return Object.fromEntries(some.sort(([one], [other]) => (one < other ? -1 : 1)))
}
