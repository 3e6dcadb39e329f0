import type { Bot } from 'mineflayer'
import type { EventEmitter } from 'node:events'
import { afterWallMs } from '../clock/real-time.ts'
import { chatText } from '../mineflayer/chat-text.ts'
import type { JoinFault } from './join-faults.ts'
import { faultOfKick, faultOfSocketError, joinError } from './join-faults.ts'
import type { ServerAddress } from './server-address.ts'

/** How long a Microsoft sign-in code is good for, and a minute more. */
const signInTimeoutMs = 16 * 60_000
/** After the spawn a server may go on without sending all chunks; the body then plays with what it has. */
const chunkTimeoutMs = 15_000

export interface SpawnExpectation {
  readonly address: ServerAddress
  /** True when no account stands behind the name. */
  readonly offline: boolean
  /** Wall time from the connection, or from the end of the sign-in, to the spawn. */
  readonly timeoutMs: number
}

/**
 * Resolves when the bot stands in a world with its surroundings loaded. Rejects with the `WorldUnreachableError` of
 * whatever came first: a kick, a cut connection, a refused account, or the deadline. Leaves no listener behind.
 */
export async function awaitSpawn(bot: Bot, expectation: SpawnExpectation): Promise<void> {
  await spawned(bot, expectation)
  let cancel = () => {}
  const late = new Promise<void>((resolve) => (cancel = afterWallMs(chunkTimeoutMs, resolve)))
  await Promise.race([bot.waitForChunksToLoad().catch(() => {}), late])
  cancel()
}

function spawned(bot: Bot, { address, offline, timeoutMs }: SpawnExpectation): Promise<void> {
  return new Promise((resolve, reject) => {
    const listeners = new Listeners()
    let lastError: Error | null = null
    let signedIn = offline
    let cancelDeadline = () => {}

    const finish = (act: () => void) => {
      cancelDeadline()
      listeners.removeAll()
      act()
    }
    const fail = (fault: JoinFault, detail: string) =>
      finish(() => reject(joinError(fault, address, detail, lastError ?? undefined)))
    const startDeadline = (limitMs: number, what: string) => {
      cancelDeadline()
      cancelDeadline = afterWallMs(limitMs, () => {
        const detail = lastError === null ? '' : ` (${lastError.message})`
        fail('timeout', `${what} within ${limitMs / 1000} s${detail}`)
      })
    }
    const onKick = ({ reason }: { reason: unknown }) => {
      const text = chatText(reason, bot.registry.language) || 'no reason given'
      fail(faultOfKick(reason, text), text)
    }

    listeners.add(bot, 'spawn', () => finish(resolve))
    listeners.add(bot, 'end', () => fail('connection-cut', lastError?.message ?? 'it ended without a reason'))
    listeners.add(bot, 'error', (error: Error) => {
      lastError = error
      const fault = faultOfSocketError(error)
      if (!signedIn) fail('authentication', `the sign-in failed (${error.message})`)
      else if (fault !== null) fail(fault, error.message)
    })
    listeners.add(bot._client, 'disconnect', onKick)
    listeners.add(bot._client, 'kick_disconnect', onKick)
    listeners.add(bot._client, 'encryption_begin', (packet: { shouldAuthenticate?: boolean }) => {
      if (!offline || packet.shouldAuthenticate === false) return
      fail('authentication', 'it is in online mode, and the account is an offline one')
    })
    listeners.add(bot._client, 'session', () => {
      signedIn = true
      startDeadline(timeoutMs, 'the body did not spawn')
    })
    if (offline) startDeadline(timeoutMs, 'the body did not spawn')
    else startDeadline(signInTimeoutMs, 'the sign-in did not finish')
  })
}

/** Listeners that are taken off together. They run before the libraries' own, which end connections on their part. */
class Listeners {
  readonly #removals: (() => void)[] = []

  add(emitter: unknown, name: string, listener: (event: never) => void): void {
    const target = emitter as EventEmitter
    const listen = listener as (event: unknown) => void
    target.prependListener(name, listen)
    this.#removals.push(() => target.removeListener(name, listen))
  }

  removeAll(): void {
    for (const remove of this.#removals) remove()
  }
}
