import { UsageError } from '../../env/index.ts'
import { defaultArchitecture, defaultTraining, lessonKinds } from '../../distill/index.ts'
import type { TrainingSettings } from '../../distill/index.ts'
import { oneOf } from './run-settings.ts'
import { parseWholeNumber } from './whole-number.ts'

/** What the user typed after `train`, as it came. */
export interface TrainOptions {
  readonly database?: string
  readonly runDir?: string
  readonly seed?: string
  readonly lessons?: string
  readonly epochs?: string
  readonly patience?: string
  readonly batch?: string
  readonly learningRate?: string
  readonly json?: boolean
}

/** Every setting of a training, with defaults filled in. Plain data. */
export interface TrainSettings {
  /** A database file, or null. */
  readonly database: string | null
  /** A folder with a record, or null. */
  readonly runDirectory: string | null
  readonly training: TrainingSettings
  readonly json: boolean
}

const largestSeed = 2_147_483_647

/** Turns what was typed into settings. Throws `UsageError` that names the option, what is wrong and what would do. */
export function resolveTrainSettings(options: TrainOptions): TrainSettings {
  const { database = null, runDir = null, json = false } = options
  if (database !== null && runDir !== null) {
    throw new UsageError('--database and --run-dir exclude each other.', 'Leave one of them out.')
  }
  const whole = (name: 'seed' | 'epochs' | 'patience' | 'batch', least: number, most: number) =>
    options[name] === undefined
      ? defaultTraining[name]
      : parseWholeNumber(options[name], { option: `--${name}`, least, most, example: defaultTraining[name] })
  return {
    database,
    runDirectory: runDir,
    training: {
      ...defaultTraining,
      seed: whole('seed', 0, largestSeed),
      lessons: oneOf('--lessons', options.lessons ?? defaultTraining.lessons, lessonKinds),
      epochs: whole('epochs', 1, 100_000),
      patience: whole('patience', 1, 100_000),
      batch: whole('batch', 1, 65_536),
      learningRate: parseRate(options.learningRate),
      architecture: defaultArchitecture,
    },
    json,
  }
}

const highestRate = 1

function parseRate(text: string | undefined): number {
  if (text === undefined) return defaultTraining.learningRate
  const rate = /^(\d{1,3}(\.\d{1,9})?|\d(\.\d{1,6})?e-\d{1,2})$/.test(text) ? Number(text) : Number.NaN
  if (rate > 0 && rate <= highestRate) return rate
  throw new UsageError(
    `--learning-rate takes a number above 0 and up to ${highestRate}, and "${text.slice(0, 40)}" is none.`,
    `Write for example --learning-rate ${defaultTraining.learningRate}.`,
  )
}
