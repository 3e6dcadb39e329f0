import { formatServerAddress } from '../../env/index.ts'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ProgramContext } from '../program-context.ts'
import type { Listener } from './listen.ts'
import { listen } from './listen.ts'
import { tickInRealTime } from '../real-time-ticker.ts'

/** An embedded world that can listen on a port. Order: `start` once, `tick` as often as wanted, `stop`. */
export interface ServedWorld extends Listener {
  /** Name of the world. */
  readonly name: string
  /** Minecraft version that clients need. */
  readonly minecraft: string
  /** Advances the game by 50 ms. */
  tick(): void
  stop(): void
}

export interface ServeSettings {
  readonly host: string
  /** 0 lets the system choose. */
  readonly port: number
  readonly seed: number
  readonly json: boolean
}

/** Serves an embedded world in real time until the command is interrupted. */
export async function serveWorld(
  { output, interruption, clock }: ProgramContext,
  world: ServedWorld,
  settings: ServeSettings,
): Promise<ExitCode> {
  const port = await listen(world, settings, 'The world')
  const address = formatServerAddress({ host: settings.host, port })
  try {
    announce(address)
    await untilInterrupted()
  } finally {
    world.stop()
  }
  output.log('The world is closed.')
  return interruption.exitCode() ?? exitCodes.done

  function announce(at: string): void {
    if (settings.json) {
      const { name, minecraft } = world
      output.out(
        JSON.stringify({
          type: 'listening',
          host: settings.host,
          port,
          world: name,
          minecraft,
          seed: settings.seed,
        }),
      )
      return
    }
    output.out(`The world "${world.name}" (seed ${settings.seed}) is open at ${at}.`)
    const hint = anyAddress.has(settings.host) ? `127.0.0.1:${port}` : at
    output.out(`Join with Minecraft Java ${world.minecraft}, or: stevolve run --server ${hint}`)
    output.out('Press Ctrl-C to close it.')
  }

  function untilInterrupted(): Promise<void> {
    const { signal } = interruption
    return new Promise((resolve, reject) => {
      const stop = tickInRealTime(
        clock,
        () => world.tick(),
        (dropped) =>
          output.log(
            `This machine cannot keep up: ${dropped} ticks (${dropped / 20} s of the game) were left out.`,
          ),
        reject,
      )
      const end = (): void => {
        stop()
        resolve()
      }
      if (signal.aborted) end()
      else signal.addEventListener('abort', end, { once: true })
    })
  }
}

/** To listen on all addresses, and no address to connect to. */
const anyAddress: ReadonlySet<string> = new Set(['0.0.0.0', '::'])
