import type { EventEmitter } from 'node:events'
import type { Duplex } from 'node:stream'
import type { FrameSplitter } from './bounded-frames.ts'

/** What the server uses of minecraft-protocol's server-side client. */
export interface ProtocolClient extends EventEmitter {
  readonly username: string
  readonly uuid: string
  readonly protocolVersion: number
  readonly state: string
  readonly socket: Duplex
  readonly splitter: FrameSplitter
  /** What the client said of itself before it began to play, from 1.20.2 on. */
  earlySettings?: Readonly<Record<string, unknown>>
  write(packet: string, fields: object): void
  setCompressionThreshold(threshold: number): void
  /** Ends the connection; `json` is the reason as a chat component, else `text` is shown. */
  end(text: string, component?: string | object): void
}

/** What the server uses of minecraft-protocol's server. */
export interface ProtocolServer extends EventEmitter {
  readonly mcversion: { readonly version: number; readonly minecraftVersion: string }
  readonly socketServer: { address(): unknown } | null
  playerCount: number
  close(): void
}
