import minecraftProtocol from 'minecraft-protocol'
import type { EventEmitter } from 'node:events'
import { readsTextAsTags, textAsTags } from '../protocol/text-component.ts'
import { useFrameSplitter } from './frame-splitter.ts'
import type { MemorySocket } from './memory-socket.ts'

/** What minecraft-protocol's server side uses and its typings leave out. */
interface ServerSideClient extends EventEmitter {
  id: number
  readonly state: string
  write(packet: string, fields: object): void
  setSocket(socket: MemorySocket): void
  _end(reason: string): void
  readonly protocolVersion: number
  end(reason: string, component?: string | object): void
}

interface ServerParts {
  version: string
  customPackets: unknown
  hideErrors: boolean
  clients: Record<string, ServerSideClient>
  socketServer: { close(): void; address(): null }
}

const Client = minecraftProtocol.Client as unknown as new (
  isServer: boolean,
  version: string,
  customPackets: unknown,
  hideErrors: boolean,
) => ServerSideClient

/** minecraft-protocol's server without a port: connections are handed to it with `accept`. */
export class MemoryServer extends minecraftProtocol.Server {
  #nextId = 0

  /** Opens nothing, and tells so in the next microtask as a real server would. */
  listen(): void {
    this.#parts.socketServer = {
      close: () => queueMicrotask(() => this.emit('close')),
      address: () => null,
    }
    queueMicrotask(() => this.emit('listening'))
  }

  /** Serves the client at the other end of `socket`. */
  accept(socket: MemorySocket): void {
    const { version, customPackets, hideErrors, clients } = this.#parts
    const client = new Client(true, version, customPackets, hideErrors)
    client._end = client.end.bind(client)
    client.end = (reason, component) => {
      const packet = { play: 'kick_disconnect', login: 'disconnect' }[client.state]
      const isTags = readsTextAsTags(client.protocolVersion) && client.state === 'play'
      const text = { text: reason }
      const said = component ?? (isTags ? textAsTags(text) : JSON.stringify(text))
      if (packet !== undefined) client.write(packet, { reason: said })
      client._end(reason)
    }
    refuseCompression(client)
    useFrameSplitter(client)
    client.id = this.#nextId++
    clients[client.id] = client
    client.on('end', () => Reflect.deleteProperty(clients, client.id))
    client.setSocket(socket)
    this.emit('connection', client)
  }

  get #parts(): ServerParts {
    return this as unknown as ServerParts
  }
}

/**
 * minecraft-protocol's login always turns compression on. In one process it saves nothing, costs time, and makes
 * the bytes on the wire depend on the zlib of the machine.
 */
function refuseCompression(client: ServerSideClient): void {
  const write = client.write.bind(client)
  client.write = (packet, fields) => {
    if (packet !== 'compress') write(packet, fields)
  }
  Object.defineProperty(client, 'compressionThreshold', { get: () => -2, set: () => undefined })
}
