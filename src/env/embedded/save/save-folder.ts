import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../../errors.ts'
import { type WorldSave, worldSaveSchema } from './world-save.ts'

const saveName = 'world.save.json'
const lockName = 'world.lock'

/**
 * A folder that keeps one world. Each save replaces the last one whole: it is written beside it, brought to the disk,
 * and renamed over it, so that a reader finds the one or the other and never a mixture.
 */
export class SaveFolder {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Opens a folder, made if need be, for this process alone. Throws `UsageError` when it cannot be used. */
  static open(folder: string): SaveFolder {
    try {
      mkdirSync(folder, { recursive: true })
      lock(join(folder, lockName))
    } catch (error) {
      if (error instanceof UsageError) throw error
      throw unusable(folder, error)
    }
    return new SaveFolder(folder)
  }

  /** What was saved last, or null in a new folder. Throws `UsageError` when it cannot be read. */
  read(): WorldSave | null {
    const path = join(this.#folder, saveName)
    let text: string
    try {
      text = readFileSync(path, 'utf8')
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null
      throw unusable(this.#folder, error)
    }
    const parsed = worldSaveSchema.safeParse(jsonOf(text))
    if (parsed.success) return parsed.data
    throw new UsageError(
      `${path} is no saved world that this version reads: ${parsed.error.issues[0]?.message ?? 'unknown form'}.`,
      'Give another folder with --save, or move this one away.',
    )
  }

  /** Replaces what was saved. Throws `UsageError` when the disk refuses; the last save then still stands. */
  write(save: WorldSave): void {
    const path = join(this.#folder, saveName)
    const beside = `${path}.new`
    try {
      const file = openSync(beside, 'w')
      try {
        const bytes = Buffer.from(JSON.stringify(save))
        for (let written = 0; written < bytes.length;) {
          written += writeSync(file, bytes, written, bytes.length - written)
        }
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      renameSync(beside, path)
    } catch (error) {
      throw unusable(this.#folder, error)
    }
  }

  /** Lets others open the folder. */
  close(): void {
    rmSync(join(this.#folder, lockName), { force: true })
  }
}

/** A lock of a process that is gone, as after a kill, is taken over. */
function lock(path: string): void {
  for (const isSecondTry of [false, true]) {
    try {
      const file = openSync(path, 'wx')
      writeSync(file, String(process.pid))
      closeSync(file)
      return
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' || isSecondTry) throw error
      const owner = Number(readFileSync(path, 'utf8'))
      if (isRunning(owner)) {
        throw new UsageError(
          `The saved world is in use by process ${owner}.`,
          `Stop that one first, or give another folder with --save. If it is no stevolve, delete ${path}.`,
        )
      }
      rmSync(path, { force: true })
    }
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function unusable(folder: string, error: unknown): UsageError {
  const reason = error instanceof Error ? error.message : String(error)
  return new UsageError(
    `The folder ${folder} cannot keep a world: ${reason}.`,
    'Give a folder that you may write to with --save.',
    { cause: error },
  )
}
