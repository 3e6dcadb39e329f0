import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RowSink } from '../../../src/distill/dataset/dataset-builder.ts'
import { DatasetBuilder } from '../../../src/distill/dataset/dataset-builder.ts'
import { describeDataset } from '../../../src/distill/dataset/dataset-card.ts'
import type { DatasetRow } from '../../../src/distill/dataset/dataset-row.ts'
import { featureLayout } from '../../../src/distill/dataset/features/feature-layout.ts'
import type { EncodedDecision } from '../../../src/distill/dataset/features/feature-layout.ts'
import { DatasetFile } from '../../../src/distill/dataset/file/dataset-file.ts'
import { DatasetWriter } from '../../../src/distill/dataset/file/dataset-writer.ts'
import type { DecidedEpisode } from '../../../src/memory/index.ts'
import { openRecord } from '../../../src/memory/sqlite/open-record.ts'
import { readDecidedEpisodes } from '../../../src/memory/sqlite/read-decided-episodes.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { decided, episodeOf, failed, gather, retreat, surface } from './decided-episodes.ts'

const log = gather('oak_log')
const episodes = [
  episodeOf([decided(1, [log, surface], failed), decided(2, [surface]), decided(3, [log])], {
    corrections: new Map([[1, 3]]),
  }),
  episodeOf([decided(4, [log, retreat, surface])], { episodeId: 2, seed: 8 }),
]

function buildDataset(some: Iterable<DecidedEpisode>, sink: RowSink) {
  const builder = new DatasetBuilder(sink)
  for (const episode of some) builder.add(episode)
  return builder.finish()
}

function versionOf(some: readonly DecidedEpisode[]): string {
  return buildDataset(some, () => {}).version
}

function renumbered(episode: DecidedEpisode): DecidedEpisode {
  const attempts = episode.attempts.map((attempt) => ({ ...attempt, attemptId: attempt.attemptId + 900 }))
  const corrections = [...episode.corrections].map(([one, other]) => [one + 900, other + 900] as const)
  return { ...episode, episodeId: 77, attempts, corrections: new Map(corrections) }
}

function writeDataset(file: string, metadata: Readonly<Record<string, string>> = {}) {
  const rows: { row: DatasetRow; encoded: EncodedDecision }[] = []
  const writer = new DatasetWriter(file)
  const built = buildDataset(episodes, (row, encoded) => {
    rows.push({ row, encoded })
    writer.add(row, encoded)
  })
  writer.finish({ version: built.version, layout: JSON.stringify(featureLayout), ...metadata })
  return { rows, ...built }
}

describe('the version of a dataset', () => {
  it('is the same whatever numbers a database gave, and another when anything in it is', () => {
    const version = versionOf(episodes)
    expect(version).toMatch(/^[0-9a-f]{64}$/)
    expect(versionOf(episodes.map(renumbered))).toBe(version)
    expect(versionOf(episodes.slice(1))).not.toBe(version)
    expect(versionOf([episodes[0]!, { ...episodes[1]!, seed: 9 }])).not.toBe(version)
    expect(versionOf([episodes[0]!, { ...episodes[1]!, success: false }])).not.toBe(version)
  })
})

describe('a dataset file', () => {
  it('gives back what was written, row by row', () => {
    const file = join(temporaryFolder(), 'rows.safetensors')
    const { rows, version, counts } = writeDataset(file)
    expect(counts).toMatchObject({ rows: 4, candidates: 7, mostCandidates: 3, episodes: 2 })
    const dataset = DatasetFile.open(file)
    expect(dataset.version).toBe(version)
    expect(dataset.rows).toBe(4)
    rows.forEach(({ row, encoded }, index) => {
      const context = new Float32Array(featureLayout.context.length)
      const candidates = new Float32Array(featureLayout.candidate.length * dataset.candidatesOf(index))
      dataset.readContext(index, context)
      dataset.readCandidates(index, candidates)
      expect(context).toEqual(encoded.context)
      expect(candidates).toEqual(encoded.candidates)
      expect(dataset.columns.target[index]).toBe(row.target ?? -1)
      expect(dataset.columns.rejected[index]).toBe(row.rejected ?? -1)
      expect(dataset.columns.succeeded[index]).toBe(Number(row.succeeded))
      expect(dataset.rowsOf(row.split)).toContain(index)
    })
    expect(dataset.attemptsOf(Int32Array.of(0, 3))).toEqual([1, 4])
    dataset.close()
    expect(readdirSync(join(file, '..'))).toEqual(['rows.safetensors'])
  })

  it('is refused where it is cut, damaged, or of another layout, which is named', () => {
    const file = join(temporaryFolder(), 'rows.safetensors')
    writeDataset(file)
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.subarray(0, bytes.length - 1))
    expect(() => DatasetFile.open(file)).toThrow(/is not a dataset of stevolve/)
    writeFileSync(file, bytes.subarray(0, 5))
    expect(() => DatasetFile.open(file)).toThrow(/is not a dataset of stevolve: it ends too early/)
    bytes.writeBigUInt64LE(1n << 60n, 0)
    writeFileSync(file, bytes)
    expect(() => DatasetFile.open(file)).toThrow(/is not a dataset of stevolve: its header is longer/)
    const other = { ...featureLayout, context: featureLayout.context.slice(1) }
    writeDataset(file, { layout: JSON.stringify(other) })
    expect(() => DatasetFile.open(file)).toThrow(
      /another feature layout: it lacks the context feature "body.health"/,
    )
    expect(() => DatasetFile.open(`${file}.none`)).toThrow(/There is no dataset/)
  })

  it('leaves nothing behind when it is given up', () => {
    const folder = temporaryFolder()
    const writer = new DatasetWriter(join(folder, 'rows.safetensors'))
    writer.discard()
    writer.discard()
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('a dataset of a record', () => {
  it('is made of the episodes that ended, of every schema version, without those that cannot be read', () => {
    const file = join(temporaryFolder(), 'stevolve.db')
    copyFileSync(join(import.meta.dirname, '..', '..', 'recordings', 'schema-1.db'), file)
    const record = openRecord(file)
    record.database.prepare("UPDATE attempt SET document = x'00ff' WHERE id = 2").run()
    const { counts } = buildDataset(readDecidedEpisodes(record), () => {})
    expect(counts).toMatchObject({ episodes: 3, excluded: { unreadable: 1 } })
    expect(counts.rows).toBe(19 - Object.values(counts.excluded).reduce((sum, count) => sum + count, -1))
    record.close()
  })
})

describe('the data card', () => {
  it('counts by kind, split, cause, task and world, and says what was left out', () => {
    const { version, counts } = buildDataset(
      [...episodes, episodeOf([decided(5, [log], { outcome: 'cancelled' })], { world: 'a|b\n' })],
      () => {},
    )
    const card = describeDataset(version, 'digest', counts)
    expect(card).toContain('| corrected | 1 |')
    expect(card).toContain('| target-unreachable | 1 |')
    expect(card).toContain('| iron_pickaxe | 4 |')
    expect(card).toContain('| cancelled | 1 | it was cancelled before it could be judged |')
    expect(card).toContain(version)
  })
})
