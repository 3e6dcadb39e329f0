import { formatServerAddress } from '../../env/index.ts'
import { formatWallTime } from '../display/game-time.ts'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ServePolicySettings } from '../input/serve-policy-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import type { Listener } from './listen.ts'
import { isLoopback, listen } from './listen.ts'

/** What a served policy has done so far. */
export interface ServingFigures {
  /** Requests for scores, by what became of them. */
  readonly answered: number
  readonly refused: number
  readonly failed: number
  /** Requests in a batch, on average. */
  readonly requestsPerBatch: number
  /** Null before the first answer. */
  readonly p50Ms: number | null
  readonly p99Ms: number | null
}

/** A policy that can listen on a port. Order: `start` once, then `stop`. */
export interface ServedPolicy extends Listener {
  /** Name and version. */
  readonly name: string
  /** Name of the model in addresses. */
  readonly model: string
  /** SHA-256 of the model file, in hexadecimal. */
  readonly hash: string
  readonly device: 'cpu' | 'cuda'
  readonly figures: ServingFigures
  /** Answers what has arrived, and resolves when all connections are closed, at the latest after `withinMs`. */
  stop(withinMs: number): Promise<void>
}

const reportEveryMs = 60_000
const drainWithinMs = 10_000

/** Serves a policy until the command is interrupted; what has arrived by then is answered. */
export async function servePolicy(
  { output, interruption, clock }: ProgramContext,
  policy: ServedPolicy,
  settings: ServePolicySettings,
): Promise<ExitCode> {
  const { host, json } = settings
  const port = await listen(policy, settings, 'The policy')
  const url = `http://${formatServerAddress({ host, port })}`
  const { name, model, hash, device } = policy
  if (json) output.out(JSON.stringify({ type: 'listening', host, port, url, model, name, hash, device }))
  else {
    output.out(
      `The policy ${name} (${hash.slice(0, 12)}) is served at ${url}/v2/models/${model}, on ${deviceNames[device]}.`,
    )
    output.out(`Ask it with: stevolve run --policy ${reachableUrl(host, port)}`)
    output.out('Press Ctrl-C to stop.')
  }
  if (!isLoopback(host)) {
    output.log(
      `Warning: whoever reaches this machine at ${host} can ask this policy; there is no password and no encryption.`,
    )
  }
  const startMs = clock.nowMs()
  const stopReporting = reportNowAndThen()
  await interrupted(interruption.signal)
  stopReporting()
  output.log('Stopping: what has arrived is answered.')
  await policy.stop(drainWithinMs)
  const { figures } = policy
  output.log(`Served for ${formatWallTime(clock.nowMs() - startMs)}. ${describeFigures(figures)}`)
  if (json) output.out(JSON.stringify({ type: 'result', ...figures }))
  return interruption.exitCode() ?? exitCodes.done

  /** A line a minute, where there was something to do. */
  function reportNowAndThen(): () => void {
    let reported = 0
    let cancel = () => {}
    const next = (): void => {
      cancel = clock.afterMs(reportEveryMs, () => {
        const { answered, refused, failed } = policy.figures
        if (answered + refused + failed > reported) output.log(describeFigures(policy.figures))
        reported = answered + refused + failed
        next()
      })
    }
    next()
    return () => cancel()
  }
}

const deviceNames = { cpu: 'the CPU', cuda: 'a GPU (CUDA)' } as const

/** One line: what was served, and how fast. */
export function describeFigures(figures: ServingFigures): string {
  const { answered, refused, failed, requestsPerBatch, p50Ms, p99Ms } = figures
  const times =
    p50Ms === null || p99Ms === null
      ? ''
      : `, half within ${milliseconds(p50Ms)}, 99 % within ${milliseconds(p99Ms)}`
  return `${answered} requests answered${times}; ${requestsPerBatch.toFixed(1)} to a batch; ${refused} refused, ${failed} failed.`
}

function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
}

/** To listen on all addresses, and no address to connect to. */
const anyAddress: ReadonlySet<string> = new Set(['0.0.0.0', '::'])

function reachableUrl(host: string, port: number): string {
  return `http://${anyAddress.has(host) ? `127.0.0.1:${port}` : formatServerAddress({ host, port })}`
}

function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
