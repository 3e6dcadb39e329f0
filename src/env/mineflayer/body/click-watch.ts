import type { Bot } from 'mineflayer'

interface ProtocolClient {
  write: (name: string, packet: Record<string, unknown>) => void
}
interface ClickedWindow {
  acceptClick: (click: { readonly slot: number }) => unknown
}
interface FeatureFacts {
  supportFeature(feature: string): boolean
}

/**
 * Calls back with each slot that is clicked, whoever clicks, while the window still shows what lay there. Up to 1.16 that is when the packet goes
 * out; since then mineflayer replays a click on its own window before it sends the packet. Returns a function that ends it.
 */
export function watchClicks(bot: Bot, clicked: (slot: number) => void): () => void {
  return (bot as unknown as FeatureFacts).supportFeature('transactionPacketExists')
    ? watchPackets(bot, clicked)
    : watchReplays(bot, clicked)
}

function watchPackets(bot: Bot, clicked: (slot: number) => void): () => void {
  const client = bot._client as unknown as ProtocolClient
  const original = client.write
  client.write = (name, packet) => {
    if (name === 'window_click') clicked(packet.slot as number)
    original.call(client, name, packet)
  }
  return () => {
    client.write = original
  }
}

function watchReplays(bot: Bot, clicked: (slot: number) => void): () => void {
  const watched = new Set<ClickedWindow>()
  let ended = false
  const watch = (window: unknown): void => {
    const shown = window as ClickedWindow
    if (watched.has(shown)) return
    watched.add(shown)
    const original = shown.acceptClick
    shown.acceptClick = (click) => {
      if (!ended) clicked(click.slot)
      return original.call(shown, click)
    }
  }
  watch(bot.inventory)
  bot.on('windowOpen', watch)
  return () => {
    ended = true
    bot.off('windowOpen', watch)
  }
}
