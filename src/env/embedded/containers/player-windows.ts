import type { ItemStack } from '../server/item-stack.ts'
import { toNotch } from '../server/item-notch.ts'
import { inventorySlots } from '../server/player-inventory.ts'
import type { OpenWindow, Player, ServerContext } from '../server/server-context.ts'
import type { SlotRules } from './slot-rules.ts'
import type { Expectation } from './foreseen.ts'
import { clickWindow } from './window-click.ts'
import type { WindowSource } from './window-source.ts'
import type { Drag, WindowClick } from './window-state.ts'
import { windowTypeId } from './window-types.ts'
import { WindowView } from './window-view.ts'

const highestWindowId = 100
const cursorWindow = -1
const gridSlots = [1, 2, 3, 4]

/** What one player has open: always the inventory, and over it at most one block's window. */
export class PlayerWindows {
  readonly #server: ServerContext
  readonly #player: Player
  readonly #inventoryView: WindowView
  #view: WindowView
  #cursor: ItemStack | null = null
  #drag: Drag | null = null
  #lastId = 0

  constructor(server: ServerContext, player: Player, inventoryRules: SlotRules) {
    this.#server = server
    this.#player = player
    this.#inventoryView = new WindowView(0, inventoryRules, player.inventory, null)
    this.#view = this.#inventoryView
  }

  /** What is the player's own and in no slot of its inventory: the cursor's and what lies in a station's grid. */
  get aside(): readonly ItemStack[] {
    const inWindow = this.#view.source?.aside?.() ?? []
    return this.#cursor === null ? inWindow : [...inWindow, this.#cursor]
  }

  /** Number of the window that clicks must name. */
  get openId(): number {
    return this.#view.id
  }

  /** Opens a block's window in place of the one that is open. */
  open(source: WindowSource): void {
    const player = this.#player
    if (this.#view !== this.#inventoryView) this.closeFromServer()
    this.#lastId = (this.#lastId % highestWindowId) + 1
    const view = new WindowView(this.#lastId, source.rules, player.inventory, source)
    this.#view = view
    const openWindow: OpenWindow = {
      id: view.id,
      slotOfInventory: (slot) => view.slotOfInventory(slot),
      close: () => {
        if (this.#view === view) this.close()
      },
    }
    player.openWindow = openWindow
    player.send('open_window', {
      windowId: view.id,
      inventoryType: windowTypeId(this.#server.rules.version, source.type),
      windowTitle: JSON.stringify({ translate: source.titleKey }),
    })
    // Its numbers follow with the next tick: clients begin to listen once the slots have come.
    view.sendAll(player, this.#cursor)
    source.opened?.(player, view.id)
  }

  /**
   * Carries out a click and sends what came of it. `expectation` says whether the client knows what happened: if
   * not, the click counts all the same (as in vanilla) and the whole window is sent anew.
   */
  click(click: WindowClick, action: number, expectation: Expectation): void {
    const view = this.#view
    const player = this.#player
    const before = view.stacks()
    const state = { slots: before, cursor: this.#cursor, drag: this.#drag }
    const outcome = clickWindow(view.rules, state, click)
    outcome.state.slots.forEach((stack, slot) => {
      if (stack !== before[slot]) view.setStack(slot, stack)
    })
    const { source } = view
    if (source?.changed !== undefined) {
      for (let slot = 0; slot < source.own.size; slot++) {
        const [was, is] = [before[slot] ?? null, outcome.state.slots[slot] ?? null]
        if (is !== was) source.changed(player, slot, was, is)
      }
    }
    this.#cursor = outcome.state.cursor
    this.#drag = outcome.state.drag
    for (const stack of outcome.thrown) player.throwStack(stack)
    const isExpected = expectation(before, outcome.state.slots, outcome.state.cursor)
    for (const crafting of outcome.craftings) source?.taken?.(player, crafting)
    player.send('transaction', { windowId: view.id, action, accepted: isExpected })
    if (!isExpected) this.resend()
    view.sendOwnChanges(player)
    view.sendInventoryChanges(player)
    this.#sendOffer(click.slot)
  }

  /** As in vanilla, a click in a crafting area is always answered with what the grid now offers. */
  #sendOffer(slot: number): void {
    const view = this.#view
    const { crafting } = view.rules
    if (crafting === null || slot < crafting.resultSlot || slot >= crafting.end) return
    const { resultSlot } = crafting
    const item = toNotch(view.stackAt(resultSlot))
    this.#player.send('set_slot', { windowId: view.id, slot: resultSlot, item })
  }

  /** Sends the open window and the cursor anew. */
  resend(): void {
    this.#view.sendAll(this.#player, this.#cursor)
    const cursor = { windowId: cursorWindow, slot: cursorWindow, item: toNotch(this.#cursor) }
    this.#player.send('set_slot', cursor)
  }

  /** What the client would say lies in a slot of the open window; null outside it. */
  stackAt(slot: number): ItemStack | null {
    return slot >= 0 && slot < this.#view.rules.shownCount ? this.#view.stackAt(slot) : null
  }

  /** Sets the text of an anvil's name field. */
  rename(text: string): void {
    this.#view.source?.rename?.(text)
    this.#view.sendOwnChanges(this.#player)
  }

  /** Chooses a trade. What lies ready as payment changes, so the window is sent anew. */
  select(trade: number): void {
    const { source } = this.#view
    if (source?.select === undefined) return
    source.select(this.#player, trade)
    this.#view.sendOwnChanges(this.#player)
    this.#view.sendInventoryChanges(this.#player)
  }

  /** Presses one of the window's own buttons: a stonecutter's recipes. */
  pressButton(button: number): void {
    this.#view.source?.pressButton?.(button)
    this.#view.sendOwnChanges(this.#player)
  }

  /** Once a tick: closes what is out of reach and sends what the world changed. */
  tick(): void {
    const { source } = this.#view
    if (source === null) return
    if (source.isUsableBy(this.#player)) this.#view.sendOwnChanges(this.#player)
    else this.closeFromServer()
  }

  /** True while this block's slots are looked at. */
  isLookingAt(isIt: (source: WindowSource) => boolean): boolean {
    return this.#view.source !== null && isIt(this.#view.source)
  }

  /** Closes a block's window and tells the client. */
  closeFromServer(): void {
    this.#player.send('close_window', { windowId: this.#view.id })
    this.close()
  }

  /**
   * The open window is closed: the cursor is thrown as in vanilla, what lies in a crafting grid goes back to the
   * inventory, and what does not fit there is dropped.
   */
  close(): void {
    const player = this.#player
    const view = this.#view
    this.#view = this.#inventoryView
    this.#drag = null
    if (view !== this.#inventoryView) player.openWindow = null
    view.stopWatching()
    const givenBack = view.source === null ? this.#clearGrid() : view.source.closed()
    for (const stack of givenBack) this.#giveBack(stack)
    const cursor = this.#cursor
    this.#cursor = null
    if (cursor === null) return
    if (player.alive && !player.gone) player.throwStack(cursor)
    else this.#giveBack(cursor)
  }

  /** At death and departure everything goes back to the inventory, the small grid included. */
  closeAll(): void {
    if (this.#view !== this.#inventoryView) this.close()
    this.close()
  }

  #clearGrid(): readonly ItemStack[] {
    const { inventory } = this.#player
    const stacks: ItemStack[] = []
    for (const slot of gridSlots) {
      const stack = inventory.stackAt(slot)
      if (stack === null) continue
      stacks.push(stack)
      inventory.setStack(slot, null)
    }
    inventory.setStack(inventorySlots.craftingResult, null)
    return stacks
  }

  #giveBack(stack: ItemStack): void {
    const left = this.#player.giveStack(stack)
    if (left === null) return
    const { x, y, z } = this.#player.body.position
    this.#server.dropStack(left, x, y + 1, z)
  }
}
