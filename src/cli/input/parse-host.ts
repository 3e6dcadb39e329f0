import { UsageError } from '../../env/index.ts'

/** A name or an address to listen on, without a port; brackets around IPv6 are taken off. Throws `UsageError`. */
export function parseHost(text: string): string {
  const host = /^\[(.*)\]$/.exec(text)?.[1] ?? text
  if (/^[\w.:-]{1,253}$/.test(host)) return host
  throw new UsageError(
    `"${text.slice(0, 40)}" is no address to listen on.`,
    'Write for example --host 127.0.0.1, or --host 0.0.0.0 for all of this machine.',
  )
}
