import minecraftProtocol from 'minecraft-protocol'
import { connect, isIP } from 'node:net'
import { resolveSrv } from 'node:dns/promises'
import { z } from 'zod'
import { afterWallMs } from '../clock/real-time.ts'
import { faultOfSocketError, joinError } from './join-faults.ts'
import type { ServerAddress } from './server-address.ts'
import { defaultPort } from './server-address.ts'

/**
 * The version we claim when asking. The status exchange is the same in all of them; a proxy that speaks many versions
 * answers with the one it was asked in, and this is the one that the embedded world has.
 */
const spokenVersion = '1.16.5'
const spokenProtocol = 754

const statusSchema = z.object({
  version: z.object({ name: z.string().max(1_000), protocol: z.int() }),
})

/** What a server says of itself before anyone joins. */
export interface ServerStatus {
  /** Where it was found; differs from what was asked for when the domain has an SRV record. */
  readonly address: ServerAddress
  /** Free text, such as `1.16.5` or `Paper 1.20.4`. */
  readonly versionName: string
  /** Number of its protocol, e.g. 754 for 1.16.5. */
  readonly protocol: number
}

/**
 * Asks a server for its status, as the server list of the game does. Throws `WorldUnreachableError` with the fault
 * `nothing-listening`, `host-unknown`, `not-minecraft` or `timeout`.
 */
export async function readServerStatus(asked: ServerAddress, timeoutMs: number): Promise<ServerStatus> {
  const address = await followServiceRecord(asked, timeoutMs)
  const json = await requestStatus(address, timeoutMs)
  try {
    const { version } = statusSchema.parse(JSON.parse(json))
    return { address, versionName: version.name, protocol: version.protocol }
  } catch (cause) {
    throw joinError('not-minecraft', address, 'its status cannot be read', cause)
  }
}

/** Domains may name another host and port in `_minecraft._tcp`; a domain without one is used as it is. */
async function followServiceRecord(address: ServerAddress, timeoutMs: number): Promise<ServerAddress> {
  if (address.port !== defaultPort || isIP(address.host) !== 0 || !address.host.includes('.')) {
    return address
  }
  let cancel = () => {}
  const late = new Promise<[]>((resolve) => (cancel = afterWallMs(timeoutMs, () => resolve([]))))
  const found = resolveSrv(`_minecraft._tcp.${address.host}`).catch(() => [])
  const [first] = await Promise.race([found, late])
  cancel()
  return first === undefined ? address : { host: first.name, port: first.port }
}

/** minecraft-protocol's client; its typings leave out the last argument, which keeps noise out of the console. */
const QuietClient = minecraftProtocol.Client as unknown as new (
  isServer: boolean,
  version: string,
  customPackets: undefined,
  hideErrors: boolean,
) => InstanceType<typeof minecraftProtocol.Client>

const foreign = 'it answers in another language'
const silent = 'it accepts connections and says nothing'
const hungUp = 'it closed the connection without an answer'

function requestStatus(address: ServerAddress, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const client = new QuietClient(false, spokenVersion, undefined, true)
    const socket = connect(address.port, address.host)
    let connected = false
    const end = (act: () => void) => {
      cancel()
      client.removeAllListeners()
      client.on('error', () => {})
      socket.destroy()
      act()
    }
    const cancel = afterWallMs(timeoutMs, () =>
      end(() =>
        reject(
          connected
            ? joinError('not-minecraft', address, socket.bytesRead > 0 ? foreign : silent)
            : joinError('timeout', address, `no connection within ${timeoutMs / 1000} s`),
        ),
      ),
    )
    client.on('error', (error) =>
      end(() => {
        const fault = faultOfSocketError(error)
        if (!connected) reject(joinError(fault ?? 'not-minecraft', address, error.message, error))
        else reject(joinError('not-minecraft', address, fault === null ? foreign : hungUp, error))
      }),
    )
    client.on('end', () => end(() => reject(joinError('not-minecraft', address, hungUp))))
    client.once('server_info', ({ response }: { response: string }) => end(() => resolve(response)))
    client.setSocket(socket)
    socket.once('connect', () => {
      connected = true
      client.write('set_protocol', {
        protocolVersion: spokenProtocol,
        serverHost: address.host,
        serverPort: address.port,
        nextState: 1,
      })
      client.state = minecraftProtocol.states.STATUS
      client.write('ping_start', {})
    })
  })
}
