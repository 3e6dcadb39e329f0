import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { wallDelay, wallNowMs } from '../../src/env/clock/real-time.ts'

/** Short against the time in which a save is written, so that one under way is seen. */
const lookEveryMs = 1

/** Watches from outside when a served world is saved. */
export class SaveWatch {
  readonly #kept: string
  readonly #beside: string

  constructor(folder: string) {
    this.#kept = join(folder, 'world.save.json')
    this.#beside = `${this.#kept}.new`
  }

  /** True once another save has been completed; false when there was none in time. */
  anotherSave(withinMs: number): Promise<boolean> {
    const before = this.#savedAtMs()
    return until(() => this.#savedAtMs() !== before, withinMs)
  }

  /** True once a save is being written; false when there was none in time. */
  beginOfSave(withinMs: number): Promise<boolean> {
    return until(() => existsSync(this.#beside), withinMs)
  }

  /** True where a save has been begun and not been completed. */
  isHalfWritten(): boolean {
    return existsSync(this.#beside)
  }

  #savedAtMs(): number | null {
    return statSync(this.#kept, { throwIfNoEntry: false })?.mtimeMs ?? null
  }
}

async function until(holds: () => boolean, withinMs: number): Promise<boolean> {
  const startMs = wallNowMs()
  while (!holds()) {
    if (wallNowMs() - startMs > withinMs) return false
    await wallDelay(lookEveryMs)
  }
  return true
}
