import type { Random } from '../../random.ts'
import type { GameRules } from '../rules/game-rules.ts'
import type { BlockWorld } from '../world/block-world.ts'
import type { WorldLight } from '../world/light.ts'
import type { BlockFacts } from './block-facts.ts'
import type { BlockUpdates } from './block-updates.ts'
import type { ItemStack } from './item-stack.ts'
import type { Merchant } from './merchant.ts'
import type { PlayerBody } from './player-body.ts'
import type { PacketHandler } from './packet-handlers.ts'
import type { PlayerInventory } from './player-inventory.ts'

/**
 * The surface of the embedded server that mechanics and containers work with. `EmbeddedServer` implements
 * `ServerContext`, `PlayerSession` implements `Player`. All of it is synchronous and moves only inside `tick()` or
 * while a packet is handled; both happen on one thread, one after the other.
 */

/** One rule of the game. It installs packet handlers, tick steps and listeners, and keeps its own state per server. */
export interface Mechanic {
  /** kebab-case, as the file is named. */
  readonly name: string
  install(server: ServerContext): void
}

/** What the world file says of the game, besides blocks and rule shifts. */
export interface ServerSettings {
  readonly difficulty: 'peaceful' | 'easy' | 'normal' | 'hard'
  readonly gameRules: {
    readonly keepInventory: boolean
    readonly doDaylightCycle: boolean
    readonly naturalRegeneration: boolean
    readonly fallDamage: boolean
    readonly drowningDamage: boolean
    readonly fireDamage: boolean
    readonly doImmediateRespawn: boolean
    readonly showDeathMessages: boolean
  }
  readonly viewDistanceChunks: number
  /** Time of day at the first tick, 0-23999. */
  readonly startTimeOfDay: number
}

/**
 * The one window besides the inventory that a player may have open (containers own these; set `player.openWindow`).
 * The core calls it; it never writes to its slots.
 */
export interface OpenWindow {
  /** 1-100. */
  readonly id: number
  /** This window's number of a player-inventory slot (0-45), or null when the window does not show it. */
  slotOfInventory(inventorySlot: number): number | null
  /** Called once when the player closes it, dies, leaves, or opens another: give back what lies in the grid. */
  close(): void
}

/** One connected player, alive or dead. */
export interface Player {
  readonly entityId: number
  readonly username: string
  readonly uuid: string
  /** Position, look, health and the rest of what a body has. Mutated in place. */
  readonly body: PlayerBody
  readonly inventory: PlayerInventory
  openWindow: OpenWindow | null
  /** False from death to respawn. */
  readonly alive: boolean
  /** True once it has left: nothing that is sent arrives any more. */
  readonly gone: boolean
  /** False for one who has been in this world before. */
  readonly isNew: boolean
  /** Distance that this client sees, in chunks. */
  readonly viewDistanceChunks: number
  /** True while the client has this chunk. */
  hasChunk(chunkX: number, chunkZ: number): boolean
  /** Sends a packet of the 1.16.5 play state. Ignored once the connection has ended. */
  send(packet: string, fields: object): void
  /** Ends the connection with a reason that the player reads: plain text. */
  kick(reason: string): void
  /** Moves the player there; its own movements are ignored until it confirms. */
  teleport(x: number, y: number, z: number, yawDegrees?: number, pitchDegrees?: number): void
  /** Adds hunger exhaustion (4 is one point of saturation or food). Nothing in peaceful. */
  exhaust(amount: number): void
  /** Takes health; false if nothing happened (dead, invulnerable, rule off). Armour is reckoned in. */
  hurt(amount: number, cause: DamageCause, attacker?: Player | null): boolean
  /** Gives health back, up to 20. */
  heal(amount: number): void
  /** Gives experience points. */
  gainExperience(points: number): void
  /** Takes experience levels, as an anvil does; never below nothing. */
  payLevels(levels: number): void
  /** Throws a stack forward as the drop key does, as an item entity with a 40-tick pick-up delay. */
  throwStack(stack: ItemStack): void
  /** Puts as much as fits into the inventory; returns what is left, or null. */
  giveStack(stack: ItemStack): ItemStack | null
  /** Distance from the eyes to the middle of a block, in blocks. */
  distanceToBlock(x: number, y: number, z: number): number
}

/** Why health was lost. Named as vanilla's damage sources. */
export type DamageCause =
  | 'fall'
  | 'lava'
  | 'inFire'
  | 'onFire'
  | 'drown'
  | 'inWall'
  | 'starve'
  | 'outOfWorld'
  | 'cactus'
  | 'hotFloor'
  | 'anvil'
  | 'player'
  | 'mob'
  | 'generic'

/** Something besides players that lives in the world. */
export interface ServerEntity {
  readonly entityId: number
  readonly position: { x: number; y: number; z: number }
  /** Advances one tick; returning false removes it. */
  tick(): boolean
  /** Sends what a client needs to see it. */
  showTo(player: Player): void
  readonly onGround: boolean
  /** True when it has moved since `moveTold`: those who see it are told every few ticks. */
  readonly moved: boolean
  moveTold(): void
}

/** How an item entity begins. Velocity in blocks per tick. */
export interface ItemDropOptions {
  readonly velocity?: { readonly x: number; readonly y: number; readonly z: number }
  /** Default 10 ticks, as vanilla. */
  readonly pickupDelayTicks?: number
}

/** Where a player used (right-clicked) a block. */
export interface BlockUse {
  readonly x: number
  readonly y: number
  readonly z: number
  readonly state: number
  /** 0 down, 1 up, 2 north, 3 south, 4 west, 5 east. */
  readonly face: number
  /** Point of the face, 0-1 on each axis. */
  readonly cursorX: number
  readonly cursorY: number
  readonly cursorZ: number
  /** 0 main hand, 1 off hand. */
  readonly hand: number
}

/** Returns true when it used the click up, so that nothing is placed. */
type BlockUseHandler = (player: Player, use: BlockUse) => boolean

/** Returns true when it used the click up, so that nothing is placed. */
export type ItemUseHandler = (player: Player, use: BlockUse, slot: number) => boolean

/** The running server as mechanics see it. */
export interface ServerContext {
  readonly world: BlockWorld
  /** Light of blocks and sky, kept up with every change: `light.lightAt(x, y, z)`. */
  readonly light: WorldLight
  /** Scheduled ticks of blocks, and reactions to a change beside them. */
  readonly updates: BlockUpdates
  /** Survival rules with the world file's shifts applied. */
  readonly rules: GameRules
  /** Tables by block state: shapes, fluids, what can be replaced. */
  readonly blocks: BlockFacts
  readonly settings: ServerSettings
  readonly random: Random
  /** Ticks since the server started. */
  readonly tickNumber: number
  /** 0-23999; set by the day cycle and by sleepers. */
  timeOfDay: number
  /** Players in the order they joined; the dead included, the departed not. */
  readonly players: readonly Player[]

  /** Handles a packet of living or dead players' play state. Fields are unparsed: parse and bound them. */
  onPacket(packet: string, handler: PacketHandler): void
  /** Runs once per tick, in the order installed. */
  onTick(step: () => void): void
  onJoin(listener: (player: Player) => void): void
  /** The player has left for good; its window has been closed already. */
  onLeave(listener: (player: Player) => void): void
  /** The player has just died, of `cause`; items are dropped by the death mechanic after these listeners. */
  onDeath(listener: (player: Player, cause: DamageCause, attacker: Player | null) => void): void
  onRespawn(listener: (player: Player) => void): void
  /** The world is about to be written: what a mechanic holds back goes into the world now. */
  onSave(listener: () => void): void
  /**
   * Right-click on a block with this item in hand, after the block itself has let the click pass; the first handler that
   * returns true ends it. `slot` is where the item is.
   */
  onItemUse(itemName: string, handler: ItemUseHandler): void
  /**
   * Right-click on a block of this name, in reach, not sneaking (or with empty hands); the first handler that
   * returns true ends it. Blocks being removed are seen through `world.onChange`.
   */
  onBlockUse(blockName: string, handler: BlockUseHandler): void

  nextEntityId(): number
  addEntity(entity: ServerEntity): void
  removeEntity(entity: ServerEntity): void
  /** An item entity at a point; used for block drops, containers that break and deaths. */
  dropStack(stack: ItemStack, x: number, y: number, z: number, options?: ItemDropOptions): void
  /** Orbs of experience at a point, for whoever comes near; nothing for 0 points. */
  dropExperience(points: number, x: number, y: number, z: number): void
  /** Shows a merchant's trades to a player. */
  openMerchant(player: Player, merchant: Merchant): void
  /** Sends to everyone who has the chunk at this point loaded, except one player if given. */
  broadcastNear(x: number, z: number, packet: string, fields: object, except?: Player): void
  broadcast(packet: string, fields: object): void
}
