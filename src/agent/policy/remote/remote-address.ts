import { UsageError } from '../../../env/index.ts'

/** Where a policy is served. */
export interface RemoteAddress {
  /** As the user wrote it, for messages. */
  readonly text: string
  /** Scheme, host and port, and the path before `/v2`; without a slash at the end. */
  readonly base: string
  /** The model that is asked for; null takes the only one that is there. */
  readonly model: string | null
  /** Null takes the newest. */
  readonly version: string | null
}

const pathPattern =
  /^((?:\/(?!v2(?:\/|$))[\w.~-]+)*)(?:\/v2(?:\/models\/([\w.-]{1,100})(?:\/versions\/([\w.-]{1,40}))?)?)?\/?$/

/** True for a policy that is named by an address, not by a file. */
export function isRemoteAddress(text: string): boolean {
  return /^https?:\/\//i.test(text)
}

/** Reads `http://host:port`, also with `/v2/models/NAME` behind it. Throws `UsageError`. */
export function parseRemoteAddress(text: string): RemoteAddress {
  const url = URL.canParse(text) ? new URL(text) : null
  const found = url === null ? null : pathPattern.exec(url.pathname)
  const hasMore = url !== null && (url.search !== '' || url.hash !== '')
  if (url === null || found === null || hasMore || text.length > 500) {
    throw new UsageError(
      `"${text.slice(0, 80)}" is no address of a policy.`,
      'Write for example --policy http://127.0.0.1:8000, or --policy http://127.0.0.1:8000/v2/models/scorer.',
    )
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(
      'An address of a policy takes no name and password.',
      'Reach a server that asks for them through a tunnel or a proxy that adds them.',
    )
  }
  const [, prefix = '', model = null, version = null] = found
  return { text, base: `${url.origin}${prefix}`, model, version }
}
