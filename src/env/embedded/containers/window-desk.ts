import type { ItemStack } from '../server/item-stack.ts'
import { integerField, textField } from '../server/packet-fields.ts'
import type { PacketFields } from '../server/packet-handlers.ts'
import type { Player, ServerContext } from '../server/server-context.ts'
import { type Expectation, foreseenBy, saysStack } from './foreseen.ts'
import { PlayerWindows } from './player-windows.ts'
import { inventoryWindowRules } from './window-rules.ts'
import type { WindowSource } from './window-source.ts'

/** Longest text that an anvil's field is sent with, and longest name that it gives. */
const longestName = 32_767
/** More trades than this no list has. */
const mostTrades = 256

/** Everyone's windows: takes the clients' clicks and closings, and opens windows for blocks. */
export class WindowDesk {
  readonly #windows = new Map<Player, PlayerWindows>()

  constructor(server: ServerContext) {
    const rules = inventoryWindowRules(server.rules)
    server.onJoin((player) => this.#windows.set(player, new PlayerWindows(server, player, rules)))
    server.onLeave((player) => {
      this.#windows.get(player)?.closeAll()
      this.#windows.delete(player)
    })
    server.onDeath((player) => this.#windows.get(player)?.closeAll())
    server.onTick(() => {
      for (const player of server.players) this.#windows.get(player)?.tick()
    })
    server.onPacket('window_click', (player, fields) => this.#click(player, fields))
    server.onPacket('name_item', (player, fields) => {
      const text = textField(fields, 'name', longestName)
      if (player.alive) this.#windows.get(player)?.rename(text)
    })
    server.onPacket('select_trade', (player, fields) => {
      const trade = integerField(fields, 'slot', 0, mostTrades - 1)
      if (player.alive) this.#windows.get(player)?.select(trade)
    })
    server.onPacket('enchant_item', (player, fields) => {
      const windowId = integerField(fields, 'windowId', -128, 127)
      const button = integerField(fields, 'enchantment', -128, 127)
      const windows = this.#windows.get(player)
      if (player.alive && windows?.openId === windowId) windows.pressButton(button)
    })
    server.onPacket('close_window', (player, fields) => this.#close(player, fields))
  }

  /** Shows a block's window to a player. */
  open(player: Player, source: WindowSource): void {
    this.#windows.get(player)?.open(source)
  }

  /** Closes the windows of everyone who looks at something, e.g. because its block is gone. */
  closeWhere(isIt: (source: WindowSource) => boolean): void {
    for (const windows of this.#windows.values()) {
      if (windows.isLookingAt(isIt)) windows.closeFromServer()
    }
  }

  /** What is a player's own and in no slot of its inventory. */
  asideOf(player: Player): readonly ItemStack[] {
    return this.#windows.get(player)?.aside ?? []
  }

  #click(player: Player, fields: PacketFields): void {
    const windowId = integerField(fields, 'windowId', 0, 127)
    const action = integerField(fields, 'action', -32_768, 32_767)
    const slot = integerField(fields, 'slot', -32_768, 32_767)
    const button = integerField(fields, 'mouseButton', -128, 127)
    const mode = integerField(fields, 'mode', -128, 127)
    const windows = this.#windows.get(player)
    if (windows === undefined) return
    if (!player.alive || windows.openId !== windowId) {
      // Vanilla says nothing here; an answer spares the client its time limit.
      player.send('transaction', { windowId, action, accepted: false })
      return
    }
    windows.click({ slot, button, mode }, action, expectationOf(fields, windows))
  }

  #close(player: Player, fields: PacketFields): void {
    const windowId = integerField(fields, 'windowId', 0, 255)
    const windows = this.#windows.get(player)
    if (windows?.openId === windowId) windows.close()
  }
}

/** Clients since 1.17.1 say what they foresee; those before say, in a plain click, what they saw in the slot. */
function expectationOf(fields: PacketFields, windows: PlayerWindows): Expectation {
  const { slot, mode, item, foreseen } = fields as { readonly slot: number } & PacketFields
  if (foreseen !== undefined) return foreseenBy(foreseen)
  const saw = mode !== 0 || slot < 0 || saysStack(item, windows.stackAt(slot))
  return () => saw
}
