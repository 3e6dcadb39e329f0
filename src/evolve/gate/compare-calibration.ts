import { calibrationError } from '../../distill/index.ts'
import type { Random } from '../../env/index.ts'
import { clusterBootstrapInterval } from '../statistics/cluster-bootstrap.ts'
import type { Interval } from '../statistics/wilson-interval.ts'

/** What both success heads said of the attempts of one world, and what came of them. */
export interface PredictedAttempts {
  /** Null where the champion has no success head. */
  readonly champion: readonly number[] | null
  /** Probabilities of success, attempt by attempt. */
  readonly candidate: readonly number[]
  readonly succeeded: readonly boolean[]
}

/** How well two success heads predict the same attempts. */
export interface CalibrationComparison {
  readonly attempts: number
  /** Expected calibration error over ten bins, 0 to 1; null where the champion has no success head. */
  readonly champion: number | null
  readonly candidate: number
  /** 95 % of the difference, candidate minus champion, over worlds; null where it cannot be told. */
  readonly interval95: Interval | null
  /** Whether the candidate's error is clearly higher, by more than a little, and above what is good enough for anybody. */
  readonly isWorse: boolean
}

/** What errors may differ by: over many attempts differences become certain that matter to nobody. */
const slightDifference = 0.02

/** Of fewer attempts the ten bins say nothing. */
const fewestAttempts = 50

/** An error up to here is good enough, whatever the champion's is. */
export const goodCalibrationError = 0.05

/** Compares the expected calibration errors of two success heads, world by world. Null of too few attempts. Pure. */
export function compareCalibration(
  worlds: readonly PredictedAttempts[],
  random: Random,
): CalibrationComparison | null {
  const played = worlds.filter(({ succeeded }) => succeeded.length > 0)
  const attempts = played.reduce((sum, { succeeded }) => sum + succeeded.length, 0)
  if (attempts < fewestAttempts) return null
  const candidate = errorOf(played, ({ candidate: said }) => said)
  const champion = played.some((world) => world.champion === null)
    ? null
    : errorOf(played, ({ champion: said }) => said!)
  const interval95 =
    champion === null
      ? null
      : clusterBootstrapInterval(
          played,
          (sample) =>
            errorOf(sample, ({ candidate: said }) => said) - errorOf(sample, (world) => world.champion!),
          random,
          resamples,
        )
  return {
    attempts,
    champion,
    candidate,
    interval95,
    isWorse: candidate > goodCalibrationError && interval95 !== null && interval95.low > slightDifference,
  }
}

const resamples = 500

function errorOf(
  worlds: readonly PredictedAttempts[],
  saidIn: (world: PredictedAttempts) => readonly number[],
): number {
  const predictions = worlds.flatMap((world) =>
    saidIn(world).map((probability, index) => ({
      logit: Math.log(probability / (1 - probability)),
      succeeded: world.succeeded[index]!,
      weight: 1,
    })),
  )
  return calibrationError(predictions)
}
