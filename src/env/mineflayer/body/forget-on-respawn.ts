import type { Bot } from 'mineflayer'

interface PacketSource {
  on(name: string, listener: () => void): void
  off(name: string, listener: () => void): void
  emit(name: string, packet: unknown): void
}

/**
 * Forgets all other entities when the body is given a new life, as the game's own client does: the server shows anew what is around, and
 * never takes back what it had shown to the dead body. mineflayer keeps them, and a body would fight for ever with a monster that is no
 * more. Returns what ends it.
 */
export function forgetOnRespawn(bot: Bot): () => void {
  const client = bot._client as unknown as PacketSource
  const onRespawn = () => {
    const entityIds = Object.keys(bot.entities)
      .map(Number)
      .filter((id) => id !== bot.entity.id)
    // mineflayer takes them away as if the server had told so.
    if (entityIds.length > 0) client.emit('entity_destroy', { entityIds })
  }
  client.on('respawn', onRespawn)
  return () => client.off('respawn', onRespawn)
}
