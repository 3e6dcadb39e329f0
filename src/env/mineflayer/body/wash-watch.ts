import type { Bot } from 'mineflayer'
import { eachCarried, heldItem } from './carried.ts'
import { isDyed } from './item-colour.ts'

interface Wash {
  readonly item: string
  readonly dyedBefore: number
  readonly carriedBefore: number
  readonly tick: number
}

/** Sees dyed pieces lose their colour after the cauldron was clicked with them. */
export class WashWatch {
  readonly #bot: Bot
  #open: Wash | null = null

  constructor(bot: Bot) {
    this.#bot = bot
  }

  /** The client has used the item in hand on a block of this name. */
  used(blockName: string, tick: number): void {
    const held = heldItem(this.#bot)
    if (!blockName.endsWith('cauldron') || held === null || !isDyed(held)) return
    this.#open = { item: held.name, ...this.#counts(held.name), tick }
  }

  /** The name of a piece that has just become plain, once; null when there is none. Later than `oldestTick` none comes. */
  settle(oldestTick: number): string | null {
    const wash = this.#open
    if (wash === null) return null
    const { dyedBefore, carriedBefore } = this.#counts(wash.item)
    const isWashed = dyedBefore < wash.dyedBefore && carriedBefore >= wash.carriedBefore
    if (isWashed || wash.tick < oldestTick) this.#open = null
    return isWashed ? wash.item : null
  }

  #counts(name: string): { readonly dyedBefore: number; readonly carriedBefore: number } {
    let dyedBefore = 0
    let carriedBefore = 0
    eachCarried(this.#bot, (item) => {
      if (item.name !== name) return
      carriedBefore += item.count
      if (isDyed(item)) dyedBefore += item.count
    })
    return { dyedBefore, carriedBefore }
  }
}
