import type { Mechanic, Player, ServerContext } from '../server/server-context.ts'

/** How often a client is asked, and after how long a silence it is given up; vanilla has 15 s and 30 s. */
const askTicks = 200
const silenceTicks = 600

/** A client that does not answer for 30 s of game time is disconnected. */
export const keepAlive: Mechanic = {
  name: 'keep-alive',
  install(server: ServerContext): void {
    const lastAnswer = new Map<Player, number>()
    server.onJoin((player) => lastAnswer.set(player, server.tickNumber))
    server.onLeave((player) => lastAnswer.delete(player))
    server.onPacket('keep_alive', (player) => {
      lastAnswer.set(player, server.tickNumber)
    })
    server.onTick(() => {
      if (server.tickNumber % askTicks !== 0) return
      for (const player of server.players) {
        const answered = lastAnswer.get(player) ?? server.tickNumber
        if (server.tickNumber - answered > silenceTicks) player.kick('Timed out')
        else player.send('keep_alive', { keepAliveId: BigInt(server.tickNumber) })
      }
    })
  },
}
