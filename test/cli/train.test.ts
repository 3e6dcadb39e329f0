import BetterSqlite3 from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { train } from '../../src/cli/commands/train.ts'
import { composeTraining } from '../../src/cli/composition/compose-training.ts'
import { sparkline } from '../../src/cli/display/sparkline.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import type { TrainOptions } from '../../src/cli/input/train-settings.ts'
import { resolveTrainSettings } from '../../src/cli/input/train-settings.ts'
import { readModelCard } from '../../src/distill/training/graph/model-graph.ts'
import { checkRecord } from '../memory/support/check-record.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { fakeContext } from './support/fake-context.ts'
import { lessonRecord } from './support/lesson-record.ts'

async function stevolveTrain(options: TrainOptions) {
  const fake = fakeContext()
  const settings = resolveTrainSettings({ epochs: '3', batch: '8', ...options })
  const code = await train(fake.context, settings, composeTraining(settings, fake.context))
  return { ...fake, code }
}

function query(folder: string, sql: string): readonly Record<string, unknown>[] {
  const database = new BetterSqlite3(join(folder, 'stevolve.db'), { readonly: true })
  const rows = database.prepare(sql).all() as Record<string, unknown>[]
  database.close()
  return rows
}

function copyOf(folder: string): string {
  const copy = temporaryFolder()
  cpSync(folder, copy, { recursive: true })
  return copy
}

describe('stevolve train', () => {
  it('writes a model beside the record, and in the record what it came from, down to the attempts', async () => {
    const folder = lessonRecord(20)
    const { code, out, log } = await stevolveTrain({ runDir: folder })
    expect(code).toBe(exitCodes.done)
    expect(log[0]).toMatch(
      /^60 decisions of 20 episodes \(40 successes, 0 corrected, 20 negative\); \d+ to train on/,
    )
    expect(log.filter((line) => line.startsWith('epoch'))).toHaveLength(3)
    expect(out.at(-1)).toMatch(/^Model: .*scorer-1.onnx$/)

    const file = join(folder, 'policies', 'scorer-1.onnx')
    const [policy] = query(folder, 'SELECT * FROM policy')
    expect(policy).toMatchObject({
      name: 'scorer@1',
      model_file: 'policies/scorer-1.onnx',
      model_hash: createHash('sha256').update(readFileSync(file)).digest('hex'),
    })
    const [dataset] = query(folder, 'SELECT * FROM dataset')
    expect(readModelCard(readFileSync(file), file)).toMatchObject({
      name: 'scorer@1',
      dataset: dataset!['version'],
    })
    expect(query(folder, 'SELECT epoch FROM training_epoch')).toEqual([
      { epoch: 1 },
      { epoch: 2 },
      { epoch: 3 },
    ])
    const lineage = `SELECT count(*) AS rows, count(DISTINCT episode_id) AS episodes FROM policy_row
      JOIN dataset_row ON dataset_row.id = dataset_row_id JOIN attempt ON attempt.id = attempt_id WHERE split = 'train'`
    const trained = query(folder, "SELECT count(*) AS rows FROM dataset_row WHERE split = 'train'")[0]![
      'rows'
    ]
    expect(query(folder, lineage)).toEqual([{ rows: trained, episodes: Number(trained) / 3 }])
    expect(readFileSync(join(folder, 'policies', 'dataset.md'), 'utf8')).toContain('| negative | 20 |')
    checkRecord(join(folder, 'stevolve.db'))
    expect(readdirSync(join(folder, 'policies')).sort()).toEqual([
      'dataset.md',
      'dataset.safetensors',
      'scorer-1.onnx',
    ])
  })

  it(
    'does nothing again that was done, and gives another model for another seed',
    { timeout: 30_000 },
    async () => {
      const folder = lessonRecord(12)
      await stevolveTrain({ runDir: folder })
      const { code, out, log } = await stevolveTrain({ runDir: folder, json: true })
      expect(code).toBe(exitCodes.done)
      expect(log).toContain('This training was finished before; nothing is done again.')
      expect(JSON.parse(out.at(-1)!)).toMatchObject({ type: 'result', policy: 'scorer@1' })
      const { out: other } = await stevolveTrain({ runDir: folder, json: true, seed: '2' })
      const lines = other.map((line) => JSON.parse(line) as { type: string })
      expect(lines.map(({ type }) => type)).toEqual(['dataset', 'epoch', 'epoch', 'epoch', 'result'])
      expect(lines.at(-1)).toMatchObject({ policy: 'scorer@2' })
      expect(query(folder, 'SELECT DISTINCT model_hash FROM policy')).toHaveLength(2)
    },
  )

  it(
    'keeps finished epochs when it is interrupted, goes on from there, and ends as if it had not been',
    { timeout: 60_000 },
    async () => {
      const folder = lessonRecord(12)
      const whole = copyOf(folder)
      await stevolveTrain({ runDir: whole, epochs: '60', patience: '60' })

      const fake = fakeContext()
      const log = (line: string) => {
        fake.log.push(line)
        if (line.startsWith('epoch   2')) fake.context.interruption.interrupt(exitCodes.interrupted)
      }
      const context = { ...fake.context, output: { ...fake.context.output, log } }
      const settings = resolveTrainSettings({ runDir: folder, epochs: '60', patience: '60', batch: '8' })
      expect(await train(context, settings, composeTraining(settings, context))).toBe(exitCodes.interrupted)
      expect(fake.log.at(-1)).toMatch(/^Stopped\./)
      const epochs = query(folder, 'SELECT epoch FROM training_epoch').length
      expect(epochs).toBeGreaterThanOrEqual(2)
      expect(epochs).toBeLessThan(60)
      expect(query(folder, 'SELECT * FROM policy')).toEqual([])

      const resumed = await stevolveTrain({ runDir: folder, epochs: '60', patience: '60' })
      expect(resumed.code).toBe(exitCodes.done)
      expect(resumed.log).toContain(`Goes on after epoch ${epochs} of an earlier training.`)
      const hash = 'SELECT model_hash FROM policy'
      expect(query(folder, hash)).toEqual(query(whole, hash))
      const curve = 'SELECT epoch, training_loss, validation_loss FROM training_epoch'
      expect(query(folder, curve)).toEqual(query(whole, curve))
    },
  )

  it('refuses a record that teaches nothing, with what to do', async () => {
    const empty = lessonRecord(0)
    await expect(stevolveTrain({ runDir: empty })).rejects.toThrow(/no decisions to train on/)
    await expect(stevolveTrain({ runDir: temporaryFolder() })).rejects.toThrow(/There is no record/)
    expect(existsSync(join(empty, 'policies', 'scorer-1.onnx'))).toBe(false)
  })
})

describe('settings of a training', () => {
  it('are parsed, with what is wrong named', () => {
    expect(resolveTrainSettings({ learningRate: '3e-4', lessons: 'successes' }).training).toMatchObject({
      learningRate: 3e-4,
      lessons: 'successes',
      seed: 1,
    })
    expect(() => resolveTrainSettings({ learningRate: '0' })).toThrow(
      /--learning-rate takes a number above 0/,
    )
    expect(() => resolveTrainSettings({ learningRate: 'fast' })).toThrow(/--learning-rate/)
    expect(() => resolveTrainSettings({ epochs: '0' })).toThrow(/--epochs/)
    expect(() => resolveTrainSettings({ lessons: 'all' })).toThrow(/--lessons does not know "all"/)
    expect(() => resolveTrainSettings({ database: 'a', runDir: 'b' })).toThrow(/exclude each other/)
  })
})

describe('a sparkline', () => {
  it('goes from the lowest bar to the highest, and is no longer than there is room', () => {
    expect(sparkline([3, 2, 1], 80)).toBe('█▅▁')
    expect(sparkline([1, 1, 3, 3], 2)).toBe('▁█')
    expect(sparkline([5, 5], 80)).toBe('▁▁')
    expect(sparkline([Number.NaN], 80)).toBe('')
  })
})
