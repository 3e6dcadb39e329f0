import type { Bot } from 'mineflayer'

interface PacketSource {
  emit(event: string | symbol, ...values: unknown[]): boolean
}

/**
 * Lets a connection outlive what a listener of packets throws, as mineflayer does where the server and its own windows disagree. The stream that
 * packets are read from would end for good, without a word, and the server seem to have fallen silent half a minute later. What is thrown goes
 * to the bot's `error` event instead; other listeners of the same packet miss it. Call it as soon as the bot is made.
 */
export function keepReading(bot: Bot): void {
  const client = bot._client as unknown as PacketSource
  const emit = client.emit.bind(client)
  client.emit = (event, ...values) => {
    if (event === 'error') return emit(event, ...values)
    try {
      return emit(event, ...values)
    } catch (error) {
      return emit('error', error)
    }
  }
}
