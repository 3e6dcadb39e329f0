import type { ItemStack } from './item-stack.ts'
import type { Merchant } from './merchant.ts'
import type { PlayerSession } from './player-session.ts'
import type { Attacker, DamageCause, ItemDropOptions, Player } from './server-context.ts'

/** Takes part in how damage, throwing and joining go; set by the mechanics that own them. */
export interface ServerRoles {
  hurt: (player: PlayerSession, amount: number, cause: DamageCause, attacker: Attacker | null) => boolean
  throwStack: (player: Player, stack: ItemStack) => void
  dropStack: (stack: ItemStack, x: number, y: number, z: number, options?: ItemDropOptions) => void
  dropExperience: (points: number, x: number, y: number, z: number) => void
  openMerchant: (player: Player, merchant: Merchant) => void
  /** What is a player's own and in no slot of its inventory: on the mouse pointer and in grids. */
  asideOf: (player: Player) => readonly ItemStack[]
  /** Sends the chunks around a player at once and keeps them there from then on. */
  startChunks: (player: PlayerSession) => void
  /** Sends all that a client needs before it is one of the players. */
  welcome: (player: PlayerSession) => void
}
