import { hashText } from '../../env/index.ts'
import type { Split } from './dataset-row.ts'

/** Shares of all seeds, in percent; the rest is for tests. */
const trainPercent = 80
const validationPercent = 10

/**
 * What the episodes of one seed are used for. It hangs on the seed alone: the same ground is never both learnt from and tested on,
 * in whatever task, and more data never moves an episode from one part to another.
 */
export function chooseSplit(seed: number): Split {
  const percent = (hashText(`dataset split ${seed}`) >>> 0) % 100
  if (percent < trainPercent) return 'train'
  return percent < trainPercent + validationPercent ? 'validation' : 'test'
}
