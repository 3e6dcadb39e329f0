import { createLogUpdate } from 'log-update'
import type { EpochReport, PartReport } from '../../distill/index.ts'
import type { WallClock } from '../program-context.ts'
import type { Output } from '../standard-streams.ts'
import type { PreparedTraining, TrainedModel, TrainingWatcher } from '../training-session.ts'
import { sparkline } from './sparkline.ts'
import { formatTable } from './table.ts'

/** Tells a person how a training goes on. */
export interface TrainingDisplay extends TrainingWatcher {
  /** Nothing follows; leaves the terminal tidy. */
  done(): void
}

/** Real time between two drawings of the status line. */
const msBetweenFrames = 100

/** A line per epoch on standard error; on a terminal also one that is drawn again and again. */
export function trainingDisplay(output: Output, clock: WallClock): TrainingDisplay {
  const draw = output.isTerminal ? createLogUpdate(process.stderr) : null
  let lastFrameMs = Number.NEGATIVE_INFINITY
  const status = (line: string) => {
    if (draw === null || clock.nowMs() - lastFrameMs < msBetweenFrames) return
    lastFrameMs = clock.nowMs()
    draw(line)
  }
  return {
    onRows: (rows) => status(`reading decisions: ${rows}`),
    onEarlier: (history) => {
      draw?.clear()
      output.log(`Goes on after epoch ${history.length} of an earlier training.`)
    },
    onSteps: (epoch, done, of) => status(`epoch ${epoch}: step ${done} of ${of}`),
    onEpoch: (report) => {
      const line = describeEpoch(report)
      const styled = report.isBest && report.validation !== null ? output.style('green', line) : line
      if (draw === null) output.log(styled)
      else draw.persist(styled)
    },
    done: () => {
      draw?.clear()
      draw?.done()
    },
  }
}

function describeEpoch({ epoch, training, validation, accuracy }: EpochReport): string {
  const unseen = validation === null ? '' : `, validation ${validation.total.toFixed(4)}`
  const right = accuracy === null ? '' : `, ranks ${percent(accuracy)} right`
  return `epoch ${String(epoch).padStart(3)}: loss ${training.total.toFixed(4)}${unseen}${right}`
}

/** What a dataset holds, in a line. */
export function datasetLine({ version, counts }: Pick<PreparedTraining, 'version' | 'counts'>): string {
  const { rows, episodes, kinds, splits } = counts
  return (
    `${rows} decisions of ${episodes} episodes (${kinds.success} successes, ${kinds.corrected} corrected, ` +
    `${kinds.negative} negative); ${splits.train} to train on, ${splits.validation} to validate, ${splits.test} to test. ` +
    `Dataset ${version.slice(0, 12)}.`
  )
}

/** What a training came to: the loss curve on a logarithmic scale, and how the model does on rows that it was not trained on. */
export function trainingReport(
  output: Output,
  { policy, outcome }: TrainedModel,
  history: readonly EpochReport[],
): readonly string[] {
  const { bestEpoch, epochs, validation, test, temperature, bias } = outcome
  const width = Math.max(10, output.widthColumns - 14)
  const curve = (name: string, values: readonly number[]) =>
    values.length < 2 ? [] : [`${name.padEnd(12)}${sparkline(values.map(Math.log), width)}`]
  const unseen = history.flatMap(({ validation: losses }) => (losses === null ? [] : [losses.total]))
  const parts = [
    { name: 'validation', part: validation },
    { name: 'test', part: test },
  ].flatMap(({ name, part }) => (part === null ? [] : [{ name, part }]))
  return [
    ...curve(
      'training',
      history.map(({ training }) => training.total),
    ),
    ...curve('validation', unseen),
    `${policy}: epoch ${bestEpoch} of ${epochs}, temperature ${temperature.toFixed(3)}, bias ${bias.toFixed(3)}.`,
    ...(parts.length === 0
      ? [
          'No seed of these episodes is for validation or tests: nothing is known of how it does on unseen ones.',
        ]
      : partTable(parts, output)),
  ]
}

function partTable(
  parts: readonly { readonly name: string; readonly part: PartReport }[],
  output: Output,
): readonly string[] {
  return formatTable(
    parts,
    [
      { title: 'PART', cell: ({ name }) => name },
      { title: 'ROWS', cell: ({ part }) => String(part.rows), align: 'right' },
      { title: 'LOSS', cell: ({ part }) => part.losses.total.toFixed(4), align: 'right' },
      { title: 'RANKS RIGHT', cell: ({ part }) => share(part.accuracy), align: 'right' },
      { title: 'PLANNER', cell: ({ part }) => share(part.plannerAccuracy), align: 'right' },
      { title: 'CALIBRATION ERROR', cell: ({ part }) => part.calibrationError.toFixed(3), align: 'right' },
    ],
    output.widthColumns,
  )
}

function share(value: number | null): string {
  return value === null ? '-' : percent(value)
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`
}
