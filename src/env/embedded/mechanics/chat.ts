import { PacketError, textField } from '../server/packet-fields.ts'
import type { Mechanic, Player, ServerContext } from '../server/server-context.ts'
import { systemMessage } from './chat-message.ts'

/** Longest line that a vanilla client sends. */
const longestMessage = 256
/** Each line counts this much, one is forgotten every tick, and above the limit the sender is a spammer (vanilla). */
const spamPerMessage = 20
const spamLimit = 200
/** Control characters and the section sign, which colours text. */
const forbidden = /[\p{Cc}§]/u

/** What a player says is heard by all; commands there are none; who says too much is disconnected. */
export const chat: Mechanic = {
  name: 'chat',
  install(server: ServerContext): void {
    const spam = new Map<Player, number>()
    server.onLeave((player) => spam.delete(player))
    server.onPacket('chat', (player, fields) => {
      const message = textField(fields, 'message', longestMessage).trim()
      if (message === '') return
      if (forbidden.test(message)) throw new PacketError('Illegal characters in chat')
      const amount = (spam.get(player) ?? 0) + spamPerMessage
      spam.set(player, amount)
      if (amount > spamLimit) throw new PacketError('You said too much in too short a time')
      if (message.startsWith('/')) {
        player.send('chat', systemMessage('This server has no commands.'))
        return
      }
      const line = { translate: 'chat.type.text', with: [{ text: player.username }, { text: message }] }
      server.broadcast('chat', { message: JSON.stringify(line), position: 0, sender: player.uuid })
    })
    server.onTick(() => {
      for (const [player, amount] of spam) {
        if (amount <= 1) spam.delete(player)
        else spam.set(player, amount - 1)
      }
    })
  },
}
