import type { Fields, Sending, Translations } from './protocol-dialect.ts'
import { unsaid, withFields } from './protocol-dialect.ts'
import { textAsTags } from './text-component.ts'

const overworld = 'minecraft:overworld'
/** The kind of combat event that tells a death. */
const deathEvent = 2
/** Above the hotbar instead of in the chat. */
const actionBarPosition = 2

/** A player's own life and the list of players: 1.19 to 1.20.4. */
export const playerPackets: Translations = {
  login: (fields) => [
    [
      'login',
      {
        ...fields,
        simulationDistance: fields['viewDistance'],
        doLimitedCrafting: false,
        worldType: overworld,
        previousGameMode: -1,
        death: undefined,
        portalCooldown: 0,
      },
    ],
    // Without it a vanilla client waits behind its loading screen.
    ['game_state_change', { reason: 'level_chunks_load_start', gameMode: 0 }],
  ],
  respawn: withFields('respawn', (fields) => ({
    ...fields,
    dimension: overworld,
    death: undefined,
    portalCooldown: 0,
  })),
  spawn_position: withFields('spawn_position', (fields) => ({ ...fields, angle: 0 })),
  chat: withFields('system_chat', (fields) => ({
    content: textAsTags(fields['message']),
    isActionBar: fields['position'] === actionBarPosition,
  })),
  combat_event: (fields) =>
    fields['event'] === deathEvent
      ? [['death_combat_event', { playerId: fields['playerId'], message: textAsTags(fields['message']) }]]
      : [],
  player_info: playerInfo,
  acknowledge_player_digging: unsaid,
}

function playerInfo(fields: Fields): readonly Sending[] {
  const players = fields['data'] as readonly Fields[]
  if (fields['action'] === 'remove_player') {
    return [['player_remove', { players: players.map((player) => player['uuid']) }]]
  }
  if (fields['action'] !== 'add_player') return []
  const action = {
    ...{ add_player: true, initialize_chat: false, update_game_mode: true },
    ...{ update_listed: true, update_latency: true, update_display_name: false },
  }
  const data = players.map(({ uuid, name, properties, gamemode, ping }) => ({
    uuid,
    player: { name, properties },
    gamemode,
    listed: 1,
    latency: ping,
  }))
  return [['player_info', { action, data }]]
}

/** What a player types, as one kind of packet. */
export function chatMeant(packet: string, fields: Fields): Sending {
  const message = packet === 'chat_command' ? `/${String(fields['command'])}` : fields['message']
  return ['chat', { message }]
}
