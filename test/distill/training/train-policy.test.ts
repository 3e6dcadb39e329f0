import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { TrainingState } from '../../../src/distill/training/onnx/checkpoint.ts'
import {
  readCheckpoint,
  removeCheckpoint,
  writeCheckpoint,
} from '../../../src/distill/training/onnx/checkpoint.ts'
import type { TrainingListener } from '../../../src/distill/training/onnx/train-policy.ts'
import { trainPolicy } from '../../../src/distill/training/onnx/train-policy.ts'
import type { EpochReport } from '../../../src/distill/training/training-progress.ts'
import type { TrainingSettings } from '../../../src/distill/training/training-settings.ts'
import { createRandom } from '../../../src/env/index.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import type { MadeRow } from './made-rows.ts'
import { rowsOf, settingsWith } from './made-rows.ts'

const random = createRandom(11)
const draw = () => random.next() * 2 - 1

/** Which candidate is right hangs on the context: the one whose first two features point its way. */
function ruleRow(split: MadeRow['split'] = 'train'): MadeRow {
  const context = [draw(), draw()]
  const candidates = Array.from({ length: 2 + random.below(4) }, () => [draw(), draw(), draw()])
  const fits = candidates.map(([one, other]) => one! * context[0]! + other! * context[1]!)
  const right = fits.indexOf(Math.max(...fits))
  const tried = random.below(candidates.length)
  const row = { context, candidates, tried, target: right, succeeded: tried === right, split }
  return tried === right ? row : { ...row, rejected: tried }
}

async function train(
  rows: readonly MadeRow[],
  settings: TrainingSettings,
  earlier: TrainingState | null = null,
  listener: Partial<TrainingListener> = {},
) {
  const history: EpochReport[] = []
  let last: TrainingState | null = null
  const trained = await trainPolicy(rowsOf(rows), settings, earlier, {
    onSteps: () => Promise.resolve(),
    onEpoch: (report, state) => {
      history.push(report)
      last = state
    },
    ...listener,
  })
  return { ...trained, history, last: last as TrainingState | null }
}

const lessons = Array.from({ length: 200 }, () => ruleRow())
const unseen = Array.from({ length: 80 }, () => ruleRow('validation'))
const kept = Array.from({ length: 80 }, () => ruleRow('test'))

describe('training', () => {
  it('learns ten rows by heart, even such as contradict every rule', async () => {
    const ten = Array.from({ length: 10 }, (): MadeRow => {
      const row = ruleRow()
      const target = random.below(row.candidates.length)
      return {
        context: row.context,
        candidates: row.candidates,
        tried: target,
        target,
        succeeded: draw() > 0,
      }
    })
    const { history } = await train(ten, settingsWith({ epochs: 400, batch: 10, learningRate: 0.02 }))
    expect(history.at(-1)!.training.choice).toBeLessThan(0.01)
    expect(history.at(-1)!.training.success).toBeLessThan(0.01)
  })

  it('takes what worked for an example, or what worked better for right, as it is told to', async () => {
    // The second worked always, and other runs did better with the first.
    const rows = Array.from({ length: 60 }, (_, index): MadeRow => ({
      ...ruleRow(index % 3 === 0 ? 'validation' : 'train'),
      candidates: [
        [1, 0, 0],
        [0, 1, 0],
      ],
      tried: 1,
      target: 0,
      rejected: 1,
      succeeded: true,
    }))
    const imitated = await train(rows, settingsWith({ lessons: 'successes', epochs: 40 }))
    expect(imitated.outcome.validation!.accuracy).toBe(0)
    const preferred = await train(rows, settingsWith({ lessons: 'preferences', epochs: 40 }))
    expect(preferred.outcome.validation!.accuracy).toBe(1)
  })

  it('finds a rule, and ranks decisions by it that it never saw', async () => {
    const { outcome, history } = await train([...lessons, ...unseen, ...kept], settingsWith())
    expect(history[0]!.accuracy).toBeLessThan(0.75)
    expect(outcome.validation!.accuracy).toBeGreaterThan(0.85)
    expect(outcome.test).toMatchObject({ rows: 80 })
    expect(outcome.test!.accuracy).toBeGreaterThan(0.8)
    expect(outcome.validation!.calibrationError).toBeLessThan(0.2)
    expect(outcome.temperature).toBeGreaterThan(0)
  })

  it('gives the same numbers for the same seed, to the bit, and others for another', async () => {
    const settings = settingsWith({ epochs: 3 })
    const one = await train(lessons, settings)
    const same = await train(lessons, settings)
    const other = await train(lessons, { ...settings, seed: 2 })
    expect(same.parameters).toEqual(one.parameters)
    expect(same.history).toEqual(one.history)
    expect(other.parameters).not.toEqual(one.parameters)
  })

  it('ends when the validation loss has stopped falling, and keeps the best epoch', async () => {
    // Labels of the validation rows are noise: learning the others by heart makes it worse.
    const noise = unseen.map((row) => ({
      ...row,
      rejected: undefined,
      target: random.below(row.candidates.length),
    }))
    const rows = [...lessons.slice(0, 20), ...noise.map(({ rejected: _, ...row }) => row)]
    const { outcome, history } = await train(rows, settingsWith({ epochs: 200, patience: 4 }))
    expect(outcome.epochs).toBeLessThan(200)
    expect(outcome.epochs - outcome.bestEpoch).toBe(4)
    const losses = history.map(({ validation }) => validation!.total)
    expect(losses[outcome.bestEpoch - 1]).toBe(Math.min(...losses))
    expect(outcome.validation!.losses.total).toBeCloseTo(Math.min(...losses), 5)
  })

  it('learns from failures that were corrected only where it is told to', async () => {
    // Successes say nothing; the corrections hold the whole rule.
    const corrected = lessons.filter(({ rejected }) => rejected !== undefined)
    const idle = lessons.map((row): MadeRow => ({
      context: row.context,
      candidates: [row.candidates[0]!],
      tried: 0,
      target: 0,
      succeeded: true,
    }))
    const rows = [...corrected, ...idle.slice(0, 20), ...unseen]
    const accuracy = async (kind: TrainingSettings['lessons']) =>
      (await train(rows, settingsWith({ lessons: kind, patience: 30 }))).outcome.validation!.accuracy!
    expect(await accuracy('successes')).toBeLessThan(0.6)
    expect(await accuracy('corrections')).toBeGreaterThan(0.8)
    expect(await accuracy('preferences')).toBeGreaterThan(0.8)
  })
})

describe('a training that is stopped', () => {
  it('goes on from its checkpoint and ends as if it had never stopped', async () => {
    const file = join(temporaryFolder(), 'training.checkpoint')
    const settings = settingsWith({ epochs: 6 })
    const identity = { settings, dataset: 'a'.repeat(64) }
    const rows = [...lessons, ...unseen]
    const whole = await train(rows, settings)

    const stop = new Error('stop')
    const onEpoch: TrainingListener['onEpoch'] = (_report, state) => writeCheckpoint(file, identity, state)
    const onSteps = (epoch: number) => (epoch === 4 ? Promise.reject(stop) : Promise.resolve())
    await expect(train(rows, settings, null, { onEpoch, onSteps })).rejects.toBe(stop)
    const earlier = readCheckpoint(file, identity)
    expect(earlier?.history).toHaveLength(3)
    const resumed = await train(rows, settings, earlier)
    expect(resumed.history.map(({ epoch }) => epoch)).toEqual([4, 5, 6])
    expect(resumed.parameters).toEqual(whole.parameters)
    expect(resumed.outcome).toEqual(whole.outcome)
  })

  it('is not mixed up with another, and a damaged checkpoint is refused', async () => {
    const file = join(temporaryFolder(), 'training.checkpoint')
    const settings = settingsWith({ epochs: 1 })
    const identity = { settings, dataset: 'a'.repeat(64) }
    expect(readCheckpoint(file, identity)).toBeNull()
    const { last } = await train(lessons, settings)
    writeCheckpoint(file, identity, last!)
    expect(readCheckpoint(file, identity)).toEqual(last)
    expect(() => readCheckpoint(file, { ...identity, dataset: 'b'.repeat(64) })).toThrow(
      /of another training/,
    )
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.subarray(0, bytes.length - 4))
    expect(() => readCheckpoint(file, identity)).toThrow(/is damaged/)
    removeCheckpoint(file)
    expect(readCheckpoint(file, identity)).toBeNull()
  })
})

describe('what nothing can be learnt from', () => {
  it('is refused with what is wrong: no rows, none for training, no choice, a number that is none', async () => {
    const settings = settingsWith({ epochs: 1 })
    await expect(train([], settings)).rejects.toMatchObject({ fault: 'no-rows' })
    await expect(train(unseen, settings)).rejects.toThrow(/None of the 80 decisions is for training/)
    const negative: MadeRow = { ...ruleRow(), target: null, succeeded: false }
    await expect(train([negative], settings)).rejects.toMatchObject({ fault: 'no-choices' })
    const broken = { ...lessons[1]!, candidates: lessons[1]!.candidates.map(() => [0, Number.NaN, 0]) }
    await expect(train([lessons[0]!, broken], settings)).rejects.toMatchObject({
      fault: 'not-a-number',
      message: 'Row 1 of the dataset holds a number that is none.',
    })
  })

  it('stops a training whose loss is no number any more', async () => {
    const huge = lessons.map((row) => ({ ...row, context: [3e38, 3e38] }))
    await expect(train(huge, settingsWith())).rejects.toMatchObject({
      fault: 'not-a-number',
      message: expect.stringMatching(/The loss of step \d+ is not a number/) as string,
    })
  })
})
