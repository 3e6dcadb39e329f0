import BetterSqlite3 from 'better-sqlite3'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openRecord } from '../../src/memory/sqlite/open-record.ts'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { isOfType, startCli } from './support/start-cli.ts'

/** Runs with a record folder and returns the exit code and all that stands on standard error. */
async function runIn(folder: string) {
  const { exitCode, log } = await startCli(['run', 'oak_log', '--run-dir', folder], folder).ended
  return { exitCode, said: log.at(-1) }
}

describe('a record that cannot be written ends the run before it begins', () => {
  it('because the file is read-only', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'stevolve.db')
    openRecord(file).close()
    const before = readFileSync(file)
    chmodSync(file, 0o444)
    expect(await runIn(folder)).toEqual({
      exitCode: 2,
      said:
        `Error: The record ${file} is read-only. ` +
        'Make the file writable (chmod u+w), or give another folder with --run-dir.',
    })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('because the folder is not writable', async () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0o555)
    expect(await runIn(folder)).toEqual({
      exitCode: 2,
      said:
        `Error: The record cannot be kept in ${folder}: that folder does not let us write. ` +
        'Give another folder with --run-dir, or make this one writable.',
    })
    chmodSync(folder, 0o755)
  })

  it('because another stevolve writes to it', async () => {
    const folder = temporaryFolder()
    const record = openRecord(join(folder, 'stevolve.db'))
    const { exitCode, said } = await runIn(folder)
    record.close()
    expect(said).toBe(
      `Error: The record ${record.file} is locked by another process (stevolve process ${process.pid} writes to it). ` +
        'Wait until that process has ended or stop it, or give another folder with --run-dir.',
    )
    expect(exitCode).toBe(2)
  })

  it('because another program holds a lock on it', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'stevolve.db')
    openRecord(file).close()
    const other = new BetterSqlite3(file)
    other.exec('BEGIN IMMEDIATE')
    const { exitCode, said } = await runIn(folder)
    other.close()
    expect(said).toContain(`Error: The record ${file} is locked by another process. `)
    expect(exitCode).toBe(2)
  })

  it('because it is not a database', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'stevolve.db')
    writeFileSync(file, 'a letter to a friend')
    expect(await runIn(folder)).toEqual({
      exitCode: 2,
      said:
        `Error: The file ${file} is not a database; it was left as it is. ` +
        'Move that file away, or give another folder with --run-dir.',
    })
    expect(readFileSync(file, 'utf8')).toBe('a letter to a friend')
  })
})

/** Mounts a disk of one megabyte, or returns null where this user may not. */
function smallDisk(): string | null {
  const folder = join(temporaryFolder(), 'disk')
  mkdirSync(folder)
  if (spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status !== 0) return null
  onTestFinished(() => void spawnSync('/bin/umount', ['--lazy', folder]))
  return folder
}

/** Writes until nothing more fits. */
function fill(file: string): void {
  const descriptor = openSync(file, 'w')
  for (const bytes of [65_536, 4_096, 512]) {
    try {
      for (;;) writeSync(descriptor, Buffer.alloc(bytes))
    } catch {
      // Full for pieces of this size.
    }
  }
  closeSync(descriptor)
}

it('a disk that fills up in mid-episode ends the run and keeps the attempts before', async ({ skip }) => {
  const disk = smallDisk()
  if (disk === null) skip('mounting a small disk needs the superuser')
  const folder = disk!
  const cli = startCli(['run', 'iron_pickaxe', '--json', '--run-dir', folder], folder)
  await cli.line(isOfType('subgoal-end'))
  fill(join(folder, 'filler'))
  const { exitCode, log } = await cli.ended
  expect(log.at(-1)).toBe(
    `Error: The disk is full, so the record ${join(folder, 'stevolve.db')} cannot grow; everything written before is kept. ` +
      'Free some space, or give a folder on another disk with --run-dir.',
  )
  expect(exitCode).toBe(2)
  rmSync(join(folder, 'filler'))
  const file = join(folder, 'stevolve.db')
  openRecord(file).close()
  const reader = new RecordReader(file)
  expect(reader.episodes()).toMatchObject([{ ending: 'interrupted' }])
  expect(reader.attempts(1).length).toBeGreaterThan(0)
  reader.close()
})
