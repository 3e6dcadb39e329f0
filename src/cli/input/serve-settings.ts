import { UsageError } from '../../env/index.ts'
import { parseHost } from './parse-host.ts'
import { largestSeed } from './run-settings.ts'
import { parseWholeNumber } from './whole-number.ts'

const ticksPerSecond = 20

/** What the user typed after `world serve`, as it came. */
export interface ServeOptions {
  readonly port?: string
  readonly host?: string
  readonly world?: string
  readonly seed?: string
  readonly save?: string
  readonly saveEvery?: string
  readonly json?: boolean
}

/** Every setting of `world serve`, with defaults filled in. */
export interface ServeWorldSettings {
  readonly host: string
  /** 0 lets the system choose. */
  readonly port: number
  /** Name of a world that comes along, or the path of a world file. */
  readonly world: string
  readonly seed: number
  /** Folder that keeps the world between runs; null forgets it. */
  readonly saveFolder: string | null
  /** Ticks between two saves. */
  readonly saveEveryTicks: number
  readonly json: boolean
}

/** Turns what was typed into settings. Throws `UsageError`. */
export function resolveServeSettings(options: ServeOptions): ServeWorldSettings {
  return {
    host: parseHost(options.host ?? '127.0.0.1'),
    port: parseWholeNumber(options.port ?? '25565', {
      option: '--port',
      least: 0,
      most: 65_535,
      example: 25_565,
    }),
    world: options.world ?? 'default',
    seed: parseWholeNumber(options.seed ?? '1', {
      option: '--seed',
      least: 0,
      most: largestSeed,
      example: 7,
    }),
    saveFolder: options.save ?? null,
    saveEveryTicks: parseSaveEvery(options) * ticksPerSecond,
    json: options.json ?? false,
  }
}

function parseSaveEvery({ save, saveEvery }: ServeOptions): number {
  if (saveEvery !== undefined && save === undefined) {
    throw new UsageError(
      '--save-every says how often a kept world is written, and this one is not kept.',
      'Add --save <folder>, or leave --save-every out.',
    )
  }
  return parseWholeNumber(saveEvery ?? '30', { option: '--save-every', least: 1, most: 3_600, example: 10 })
}
