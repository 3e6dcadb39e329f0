import type { WorldFault } from '../errors.ts'
import { WorldUnreachableError } from '../errors.ts'
import type { ServerAddress } from './server-address.ts'
import { formatServerAddress } from './server-address.ts'

/** What can go wrong before the body stands in the world, with one sentence of cause and one of cure each. */
export const joinFaults = {
  'nothing-listening': {
    cause: (at: string) => `Nothing listens at ${at}.`,
    cure: 'Start the server, or check host and port.',
  },
  'host-unknown': {
    cause: (at: string) => `The host of ${at} has no address on this network.`,
    cure: 'Check the spelling of the host name and the connection to the network.',
  },
  'not-minecraft': {
    cause: (at: string, detail: string) => `${at} is not a Minecraft Java server: ${detail}.`,
    cure: 'Give the port of a Java-edition server; it is 25565 unless its owner changed it.',
  },
  'unsupported-version': {
    cause: (at: string, detail: string) => `${at} runs a version that cannot be played: ${detail}.`,
    cure: 'Use a server of a supported version, or name one that it accepts with --minecraft-version.',
  },
  kicked: {
    cause: (at: string, detail: string) => `${at} refused the player: ${detail}.`,
    cure: 'Do what the reason asks for, or ask the owner of the server.',
  },
  'name-taken': {
    cause: (at: string, detail: string) => `The player name is in use at ${at}: ${detail}.`,
    cure: 'Choose another name with --username, or let the other player leave first.',
  },
  authentication: {
    cause: (at: string, detail: string) => `${at} did not accept the account: ${detail}.`,
    cure: 'Sign in with a Microsoft account that owns Minecraft (--auth microsoft), or set online-mode=false on your own server.',
  },
  timeout: {
    cause: (at: string, detail: string) => `${at} did not answer in time: ${detail}.`,
    cure: 'Check that the server is up and not overloaded, then try again.',
  },
  'connection-cut': {
    cause: (at: string, detail: string) => `${at} cut the connection: ${detail}.`,
    cure: 'Look at the log of the server for the reason, then try again.',
  },
} as const satisfies Partial<
  Record<WorldFault, { cause: (at: string, detail: string) => string; cure: string }>
>
export type JoinFault = keyof typeof joinFaults

/** The error of a fault at an address. `detail` completes the sentence, without a full stop. */
export function joinError(
  fault: JoinFault,
  address: ServerAddress,
  detail: string,
  cause?: unknown,
): WorldUnreachableError {
  const row = joinFaults[fault]
  const message = row.cause(formatServerAddress(address), plain(detail)).replace(/([!?…])\.$/, '$1')
  return new WorldUnreachableError(fault, message, row.cure, { cause })
}

/** Without what could steer a terminal, and without a full stop: servers write part of it. */
function plain(detail: string): string {
  return detail.replaceAll(/\p{Cc}+/gu, ' ').replace(/[.\s]+$/, '')
}

/** Codes of Node's socket and name errors. */
const faultOfCode: Readonly<Record<string, JoinFault>> = {
  ECONNREFUSED: 'nothing-listening',
  ENOTFOUND: 'host-unknown',
  EAI_AGAIN: 'host-unknown',
  ENODATA: 'host-unknown',
  ETIMEDOUT: 'timeout',
  EHOSTUNREACH: 'nothing-listening',
  ENETUNREACH: 'nothing-listening',
  EADDRNOTAVAIL: 'nothing-listening',
  EACCES: 'nothing-listening',
  ECONNRESET: 'connection-cut',
  EPIPE: 'connection-cut',
}

/** The fault of a socket error, or null when it is no socket error. */
export function faultOfSocketError(error: unknown): JoinFault | null {
  if (!(error instanceof Error)) return null
  const { code } = error as NodeJS.ErrnoException
  const inner = error instanceof AggregateError ? (error.errors as unknown[]) : []
  if (typeof code === 'string' && Object.hasOwn(faultOfCode, code)) return faultOfCode[code]!
  return inner.map(faultOfSocketError).find((fault) => fault !== null) ?? null
}

/** What a server's reason for a kick says, by its translation key or its English text. */
const kickPatterns: readonly (readonly [RegExp, JoinFault])[] = [
  [
    /unverified_username|not_?authenticated|failed to verify username|authentication servers|invalid session|premium account/i,
    'authentication',
  ],
  [
    /outdated_(client|server)|incompatible|outdated (client|server)|unsupported (client )?version|using version/i,
    'unsupported-version',
  ],
  [
    /name_taken|duplicate_login|name is already taken|already (connected|online|playing|logged in)|logged in from another location/i,
    'name-taken',
  ],
]

/** The fault behind a kick: `raw` is the component as sent, `text` its plain text. */
export function faultOfKick(raw: unknown, text: string): JoinFault {
  const whole = `${typeof raw === 'string' ? raw : JSON.stringify(raw)} ${text}`
  return kickPatterns.find(([pattern]) => pattern.test(whole))?.[1] ?? 'kicked'
}
