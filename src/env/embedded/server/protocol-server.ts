import protocol from 'minecraft-protocol'
import { registryCodec } from '../protocol/registry-codec.ts'
import { readsTextAsTags, textAsTags } from '../protocol/text-component.ts'
import { boundFrames } from './bounded-frames.ts'
import type { ProtocolClient, ProtocolServer } from './protocol-client.ts'

/** How the server meets the network. */
export interface ListenOptions {
  /** TCP port; 0 lets the system choose. */
  readonly port?: number
  /** Address to listen on. Default `127.0.0.1`. */
  readonly host?: string
  /** Text in the server list. */
  readonly motd?: string
  /** Default 8. */
  readonly maxPlayers?: number
  /** A subclass of minecraft-protocol's `Server`, e.g. one over memory sockets. */
  readonly Server?: unknown
}

/** Why someone who asks to join is turned away, as a vanilla chat component; null lets them in. */
export type JoinRefusal = { readonly text: string; readonly component: object } | null

export interface ProtocolEvents {
  /** Asked before login; the name is as the client sent it. */
  refuse(username: string): JoinRefusal
  /** The client has logged in and is in the play state. */
  joined(client: ProtocolClient): void
}

const loginTimeoutMs = 30_000

/**
 * Starts minecraft-protocol's server for one version, offline, with its timers for keep-alive off (the server
 * counts ticks instead). Emits `listening` or `error` on what it returns.
 */
export function createProtocolServer(
  version: string,
  options: ListenOptions,
  events: ProtocolEvents,
): ProtocolServer {
  const settings = {
    version,
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 0,
    motd: options.motd ?? 'stevolve',
    maxPlayers: options.maxPlayers ?? 8,
    'online-mode': false,
    keepAlive: false,
    kickTimeout: loginTimeoutMs,
    // The library's own table of channels is not in need of a check, which takes 20 ms of every login.
    validateChannelProtocol: false,
    hideErrors: true,
    errorHandler: (client: ProtocolClient) => {
      endClient(client, 'Your client sent something that this server cannot read.')
    },
    registryCodec: registryCodec(version) ?? undefined,
    ...(options.Server === undefined ? {} : { Server: options.Server }),
  }
  const server = protocol.createServer(settings as never) as unknown as ProtocolServer
  server.on('connection', (client: ProtocolClient) => {
    boundFrames(client.splitter, () => {
      client.socket.destroy()
    })
    withFewerPackets(client)
    client.once('settings', (fields: Readonly<Record<string, unknown>>) => {
      if (client.state !== 'play') client.earlySettings = fields
    })
    guardLogin(server, client, events)
  })
  server.on('playerJoin', (client: ProtocolClient) => {
    events.joined(client)
  })
  return server
}

/** Ends a connection once, whatever state it is in. */
export function endClient(client: ProtocolClient, text: string, component?: object): void {
  try {
    const reason = component ?? { text }
    const isTags = readsTextAsTags(client.protocolVersion) && client.state !== 'login'
    client.end(text, isTags ? textAsTags(reason) : JSON.stringify(reason))
  } catch {
    // The socket is gone already: there is nobody left to tell.
  }
}

/**
 * minecraft-protocol turns compression on for everyone. It costs more than it saves on the machine itself and in its
 * network, needs a thread pool that no virtual clock drives, and lets a few bytes unpack to gigabytes. It also sends the
 * server's description while a client of 1.20.2 and later is still logging in, where that packet does not exist.
 */
function withFewerPackets(client: ProtocolClient): void {
  const write = client.write.bind(client)
  client.write = (packet, fields) => {
    if (packet === 'compress' || (packet === 'server_data' && client.state !== 'play')) return
    write(packet, fields)
  }
  client.setCompressionThreshold = () => undefined
}

/**
 * minecraft-protocol goes on logging in a client whose version it has just refused, and knows nothing of taken
 * names: both are decided here, before its own login handler runs.
 */
function guardLogin(server: ProtocolServer, client: ProtocolClient, events: ProtocolEvents): void {
  const handshakes = client.listeners('set_protocol') as ((packet: unknown) => void)[]
  const logins = client.listeners('login_start') as ((packet: unknown) => void)[]
  client.removeAllListeners('set_protocol')
  client.removeAllListeners('login_start')
  client.once('set_protocol', (packet: { protocolVersion?: unknown }) => {
    const wanted = server.mcversion
    const isWrong = packet.protocolVersion !== wanted.version
    // The library's own handler would end the connection half; it is told what it wants to hear.
    for (const handshake of handshakes) {
      handshake.call(client, { ...packet, protocolVersion: wanted.version })
    }
    client.once('login_start', (login: { username?: unknown }) => {
      if (isWrong) {
        const translate =
          Number(packet.protocolVersion) > wanted.version
            ? 'multiplayer.disconnect.outdated_server'
            : 'multiplayer.disconnect.outdated_client'
        const text = `This server runs Minecraft ${wanted.minecraftVersion}`
        endClient(client, text, { translate, with: [wanted.minecraftVersion] })
        return
      }
      const refusal = events.refuse(String(login.username))
      if (refusal !== null) {
        endClient(client, refusal.text, refusal.component)
        return
      }
      for (const handler of logins) handler.call(client, login)
    })
  })
}
