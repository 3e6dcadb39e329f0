import { UsageError, formatServerAddress } from '../../env/index.ts'

/** An address to listen on; port 0 lets the system choose. */
export interface ListenAddress {
  readonly host: string
  readonly port: number
}

/** Something that can listen. */
export interface Listener {
  /** Resolves to the port; rejects with the socket's error where it cannot. */
  start(address: ListenAddress): Promise<number>
}

/** Lets something listen, and resolves to the port. Throws `UsageError` where the address cannot be had; `what` names it in the error. */
export async function listen(
  listener: Listener,
  { host, port }: ListenAddress,
  what: string,
): Promise<number> {
  try {
    return await listener.start({ host, port })
  } catch (error) {
    const refusal = refusals[error instanceof Error && 'code' in error ? String(error.code) : '']
    if (refusal === undefined) throw error
    throw new UsageError(
      `${what} cannot be opened at ${formatServerAddress({ host, port })}: ${refusal}.`,
      'Choose others with --port and --host.',
      { cause: error },
    )
  }
}

/** What can keep a port from being opened, by the system's code. */
const refusals: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there',
  EACCES: 'this user may not open that port',
  EADDRNOTAVAIL: 'this machine does not have that address',
  ENOTFOUND: 'that host name has no address',
}

/** True for an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
