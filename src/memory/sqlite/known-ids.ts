/** Keys that are remembered at once; a forgotten one is looked up again. */
const mostKnown = 20_000

/** Remembers the ids of rows that come again and again, so that most of them need no query. */
export class KnownIds {
  readonly #ids = new Map<string, number>()

  /** The id of the row of `key`: known, found, or that of a new row. */
  idOf(key: string, find: () => unknown, insert: () => number | bigint): number {
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const row = find() as { readonly id: number } | undefined
    const id = row === undefined ? Number(insert()) : row.id
    this.set(key, id)
    return id
  }

  /** The id of the row of `key` where it is remembered. */
  get(key: string): number | undefined {
    return this.#ids.get(key)
  }

  /** Remembers the id of the row of `key`. */
  set(key: string, id: number): void {
    if (this.#ids.size >= mostKnown) this.#ids.clear()
    this.#ids.set(key, id)
  }

  /** Forgets all, as after a rollback. */
  forget(): void {
    this.#ids.clear()
  }
}
