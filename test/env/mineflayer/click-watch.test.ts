import { EventEmitter } from 'node:events'
import type { Bot } from 'mineflayer'
import { describe, expect, it } from 'vitest'
import { watchClicks } from '../../../src/env/mineflayer/body/click-watch.ts'

/** A window whose first slot holds something until it is clicked. */
function shownWindow() {
  const slots: (string | null)[] = ['result']
  return {
    slots,
    acceptClick: ({ slot }: { slot: number }) => {
      slots[slot] = null
    },
  }
}

/** A client that sends a click before (up to 1.16) or after (since 1.17) it is replayed on the window. */
function clientOf(hasTransactions: boolean) {
  const inventory = shownWindow()
  const sent: string[] = []
  const client = { write: (name: string, _packet: Record<string, unknown>) => void sent.push(name) }
  const bot = Object.assign(new EventEmitter(), {
    _client: client,
    inventory,
    supportFeature: () => hasTransactions,
  })
  const click = (window: ReturnType<typeof shownWindow>, slot: number): void => {
    if (!hasTransactions) window.acceptClick({ slot })
    client.write('window_click', { slot })
    if (hasTransactions) window.acceptClick({ slot })
  }
  return { bot: bot as unknown as Bot, inventory, sent, click }
}

describe.each([true, false])('clicks watched with transactions: %s', (hasTransactions) => {
  it('are told while the window still shows what lay in the slot', () => {
    const { bot, inventory, sent, click } = clientOf(hasTransactions)
    const opened = shownWindow()
    const seen: unknown[] = []
    let current = inventory
    const end = watchClicks(bot, (slot) => seen.push([slot, current.slots[slot]]))
    click(current, 0)
    current = opened
    bot.emit('windowOpen', opened as never)
    click(current, 0)
    expect(seen).toEqual([
      [0, 'result'],
      [0, 'result'],
    ])
    end()
    click(current, 0)
    expect(seen).toHaveLength(2)
    expect(sent).toHaveLength(3)
  })
})
