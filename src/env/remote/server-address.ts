import { UsageError } from '../errors.ts'

/** Where a server listens. */
export interface ServerAddress {
  readonly host: string
  /** 1-65535. */
  readonly port: number
}

/** The port that Minecraft servers use unless told otherwise. */
export const defaultPort = 25565

const cure = 'Write it as host:port, for example 127.0.0.1:25565 or [::1]:25565.'

/** Reads `host`, `host:port` or `[ipv6]:port`. Throws `UsageError` for anything else. */
export function parseServerAddress(text: string): ServerAddress {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:/[\]]+))(?::(\d{1,5}))?$/.exec(text.trim())
  const host = match?.[1] ?? match?.[2]
  const port = match?.[3] === undefined ? defaultPort : Number(match[3])
  if (host === undefined || host.length > 253) {
    throw new UsageError(`"${text}" is not the address of a server.`, cure)
  }
  if (port < 1 || port > 65_535) {
    throw new UsageError(`The port ${port} of "${text}" is not between 1 and 65535.`, cure)
  }
  return { host, port }
}

/** `host:port`, for people and for records. */
export function formatServerAddress({ host, port }: ServerAddress): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}
