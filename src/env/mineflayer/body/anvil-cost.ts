import type { Bot } from 'mineflayer'

interface WindowProperty {
  readonly windowId: number
  readonly property: number
  readonly value: number
}

/** Reads the levels that an anvil asks, which mineflayer leaves unread: a click that cannot be paid takes nothing. */
export class AnvilCost {
  readonly #bot: Bot
  #last: WindowProperty | null = null

  constructor(bot: Bot) {
    this.#bot = bot
    bot._client.on('craft_progress_bar', this.#heard)
  }

  /** False while the open window is an anvil that asks more levels than there are, or has not named its price. */
  get isAffordable(): boolean {
    const window = this.#bot.currentWindow
    if (window === null || !String(window.type).includes('anvil')) return true
    if (this.#last?.windowId !== window.id) return false
    return this.#last.value > 0 && this.#last.value <= this.#bot.experience.level
  }

  stop(): void {
    this.#bot._client.removeListener('craft_progress_bar', this.#heard)
  }

  readonly #heard = (packet: WindowProperty): void => {
    if (packet.property === 0) this.#last = packet
  }
}
