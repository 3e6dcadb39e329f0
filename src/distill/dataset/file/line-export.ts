import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { DatasetRow } from '../dataset-row.ts'
import { splits } from '../dataset-row.ts'
import type { DatasetExport } from './dataset-export.ts'

/** One family of files of JSON lines: how a row becomes a line (null: it has none), and the file that it goes to. */
export interface LineFile {
  readonly nameOf: (row: Pick<DatasetRow, 'split'>) => string
  readonly lineOf: (row: DatasetRow) => object | null
}

/** Lines that are gathered before they are written. */
const linesPerWrite = 64

/** Writes rows as JSON lines into files of a folder. A file is there for every part, even an empty one. */
export class LineExport implements DatasetExport {
  readonly #folder: string
  readonly #files: readonly LineFile[]
  readonly #extras: Readonly<Record<string, string>>
  readonly #open = new Map<string, { readonly descriptor: number; lines: string[] }>()

  /** `extras` are further files, by name. */
  constructor(folder: string, files: readonly LineFile[], extras: Readonly<Record<string, string>> = {}) {
    this.#folder = folder
    this.#files = files
    this.#extras = extras
    for (const { nameOf } of files) for (const split of splits) this.#fileOf(nameOf({ split }))
  }

  add(row: DatasetRow): void {
    for (const { nameOf, lineOf } of this.#files) {
      const line = lineOf(row)
      if (line === null) continue
      const file = this.#fileOf(nameOf(row))
      file.lines.push(`${JSON.stringify(line)}\n`)
      if (file.lines.length >= linesPerWrite) flush(file)
    }
  }

  finish(): void {
    for (const file of this.#open.values()) flush(file)
    for (const [name, text] of Object.entries(this.#extras)) writeFileSync(join(this.#folder, name), text)
    this.discard()
  }

  discard(): void {
    for (const { descriptor } of this.#open.values()) closeSync(descriptor)
    this.#open.clear()
  }

  #fileOf(name: string) {
    let file = this.#open.get(name)
    if (file === undefined) {
      file = { descriptor: openSync(join(this.#folder, name), 'w'), lines: [] }
      this.#open.set(name, file)
    }
    return file
  }
}

function flush(file: { readonly descriptor: number; lines: string[] }): void {
  const bytes = Buffer.from(file.lines.join(''))
  for (let written = 0; written < bytes.length;) written += writeSync(file.descriptor, bytes, written)
  file.lines = []
}
