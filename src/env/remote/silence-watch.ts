import type { Bot } from 'mineflayer'
import { afterWallMs } from '../clock/real-time.ts'

/** What is read of a connection. */
interface Socket {
  readonly bytesRead: number
  destroy(): void
}

/** The connection is looked at this often before it is given up. */
const looksBeforeEnd = 4

/**
 * Ends the bot's connection, with the reason `keepAliveError`, once nothing has arrived for `silenceMs` of wall time
 * (up to a quarter more).
 * minecraft-protocol does so too, but only after the first keep-alive, and it then waits another half minute for the
 * other side to hang up. Returns what stops the watch.
 */
export function watchForSilence(bot: Bot, silenceMs: number): () => void {
  const socket = bot._client.socket as unknown as Socket
  let bytesRead = socket.bytesRead
  let quietLooks = 0
  let cancel = () => {}
  const arm = () => (cancel = afterWallMs(silenceMs / looksBeforeEnd, look))
  const look = () => {
    quietLooks = socket.bytesRead === bytesRead ? quietLooks + 1 : 0
    bytesRead = socket.bytesRead
    if (quietLooks < looksBeforeEnd) arm()
    else {
      bot.end('keepAliveError')
      socket.destroy()
    }
  }
  arm()
  bot.once('end', () => cancel())
  return () => cancel()
}
