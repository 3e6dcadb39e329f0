import type { JoinRefusal } from './protocol-server.ts'

const usernamePattern = /^[A-Za-z0-9_]{1,16}$/

/** Why nobody of this name may join those who play, in vanilla's words; null where it may. */
export function refusalOf(
  username: string,
  players: readonly { readonly username: string }[],
  maxPlayers: number,
): JoinRefusal {
  if (!usernamePattern.test(username)) {
    return refusal('multiplayer.disconnect.unverified_username', 'That is not a valid player name.')
  }
  if (players.some((player) => player.username.toLowerCase() === username.toLowerCase())) {
    return refusal('multiplayer.disconnect.name_taken', 'That name is already taken.')
  }
  if (players.length >= maxPlayers) {
    return refusal('multiplayer.disconnect.server_full', 'The server is full.')
  }
  return null
}

function refusal(translate: string, text: string): JoinRefusal {
  return { text, component: { translate, fallback: text } }
}
