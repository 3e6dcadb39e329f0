import type { PacketFields } from './packet-handlers.ts'
import type { PlayerSession } from './player-session.ts'
import type { Attacker, BlockUse, DamageCause, ItemUseHandler } from './server-context.ts'

/** Told after a client's movement was accepted: by how much, in blocks, and whether the body stood before. */
export type MoveListener = (
  player: PlayerSession,
  deltaX: number,
  deltaY: number,
  deltaZ: number,
  wasOnGround: boolean,
) => void
export type SessionPacketHandler = (player: PlayerSession, fields: PacketFields) => void
export type SessionListener = (player: PlayerSession) => void
export type DeathListener = (player: PlayerSession, cause: DamageCause, attacker: Attacker | null) => void
export type SessionBlockUseHandler = (player: PlayerSession, use: BlockUse) => boolean

/** Who wants to hear what: the `on...` half of the server. Listeners are called in the order in which they came. */
export class ServerEvents {
  readonly #handlers = new Map<string, SessionPacketHandler[]>()
  readonly #blockUses = new Map<string, SessionBlockUseHandler[]>()
  readonly #itemUses = new Map<string, ItemUseHandler[]>()
  readonly #steps: (() => void)[] = []
  readonly #joinListeners: SessionListener[] = []
  readonly #leaveListeners: SessionListener[] = []
  readonly #respawnListeners: SessionListener[] = []
  readonly #saveListeners: (() => void)[] = []
  readonly #deathListeners: DeathListener[] = []
  readonly #moveListeners: MoveListener[] = []

  onPacket(packet: string, handler: SessionPacketHandler): void {
    append(this.#handlers, packet, handler)
  }
  onBlockUse(blockName: string, handler: SessionBlockUseHandler): void {
    append(this.#blockUses, blockName, handler)
  }
  onItemUse(itemName: string, handler: ItemUseHandler): void {
    append(this.#itemUses, itemName, handler)
  }
  onTick(step: () => void): void {
    this.#steps.push(step)
  }
  onJoin(listener: SessionListener): void {
    this.#joinListeners.push(listener)
  }
  onLeave(listener: SessionListener): void {
    this.#leaveListeners.push(listener)
  }
  onRespawn(listener: SessionListener): void {
    this.#respawnListeners.push(listener)
  }
  onSave(listener: () => void): void {
    this.#saveListeners.push(listener)
  }
  onDeath(listener: DeathListener): void {
    this.#deathListeners.push(listener)
  }
  onMove(listener: MoveListener): void {
    this.#moveListeners.push(listener)
  }

  runSteps(): void {
    for (const step of this.#steps) step()
  }
  announceJoin(player: PlayerSession): void {
    for (const listener of this.#joinListeners) listener(player)
  }
  announceLeave(player: PlayerSession): void {
    for (const listener of this.#leaveListeners) listener(player)
  }
  announceSave(): void {
    for (const listener of this.#saveListeners) listener()
  }
  announceRespawn(player: PlayerSession): void {
    for (const listener of this.#respawnListeners) listener(player)
  }
  announceDeath(player: PlayerSession, cause: DamageCause, attacker: Attacker | null): void {
    for (const listener of this.#deathListeners) listener(player, cause, attacker)
  }
  announceMove(
    player: PlayerSession,
    deltaX: number,
    deltaY: number,
    deltaZ: number,
    wasOnGround: boolean,
  ): void {
    for (const listener of this.#moveListeners) listener(player, deltaX, deltaY, deltaZ, wasOnGround)
  }
  handlersOf(packet: string): readonly SessionPacketHandler[] | undefined {
    return this.#handlers.get(packet)
  }
  /** Lets a block's own handlers see a right-click; true when one used it up. */
  useBlockNamed(blockName: string, player: PlayerSession, use: BlockUse): boolean {
    return this.#blockUses.get(blockName)?.some((handler) => handler(player, use)) ?? false
  }
  /** Lets an item's own handlers see a right-click on a block; true when one used it up. */
  useItemNamed(itemName: string, player: PlayerSession, use: BlockUse, slot: number): boolean {
    return this.#itemUses.get(itemName)?.some((handler) => handler(player, use, slot)) ?? false
  }
}

function append<Handler>(table: Map<string, Handler[]>, key: string, handler: Handler): void {
  const present = table.get(key)
  if (present) present.push(handler)
  else table.set(key, [handler])
}
