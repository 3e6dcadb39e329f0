import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { isRemoteAddress } from '../../agent/index.ts'
import { UsageError } from '../../env/index.ts'
import type { KnownPolicy } from '../../memory/index.ts'
import type { ReadableRecord } from '../../memory/sqlite/open-for-reading.ts'
import { SqlitePolicyStore } from '../../memory/sqlite/sqlite-policy-store.ts'
import { plannerOrderName } from '../input/policy-names.ts'
import type { WallClock } from '../program-context.ts'
import type { PlayedPolicy } from './played-policy.ts'
import { loadPolicy } from './played-policy.ts'

/** A policy of a record that is ready to play. */
export interface ShelvedPolicy {
  readonly id: number
  /** Its name in the record. */
  readonly name: string
  readonly played: PlayedPolicy
}

/** The policies of one record, whose model files lie beside it. Null stands for the planner's order. */
export class PolicyShelf {
  readonly #record: Pick<ReadableRecord, 'file' | 'database'>
  readonly #store: SqlitePolicyStore

  constructor(record: Pick<ReadableRecord, 'file' | 'database'>, clock: Pick<WallClock, 'isoDate'>) {
    this.#record = record
    this.#store = new SqlitePolicyStore(record, () => clock.isoDate())
  }

  /** The name of a policy, for people. */
  nameOf(id: number | null): string {
    return id === null ? plannerOrderName : (this.policy(id)?.name ?? `policy ${id}`)
  }

  /** The policy with this id; null where there is none. */
  policy(id: number | null): KnownPolicy | null {
    return this.#store.policies().find((policy) => policy.id === id) ?? null
  }

  /** The policy of a name, such as `scorer@2`; null where there is none. */
  named(name: string): KnownPolicy | null {
    return this.#store.policies().find((policy) => policy.name === name) ?? null
  }

  /**
   * The policy that somebody names: `heuristic`, a name in the record, or a model file, which is copied beside the record where it is
   * not known there. Throws `UsageError` where there is none or it cannot play.
   */
  async find(word: string, workingDirectory: string): Promise<ShelvedPolicy | null> {
    if (word === plannerOrderName) return null
    const known = this.named(word)
    if (known !== null) return this.#load(known)
    if (/^[a-z0-9][a-z0-9._-]*@\d+$/.test(word)) throw this.unknown(word)
    if (isRemoteAddress(word)) {
      throw new UsageError(
        'A policy that is served elsewhere is not kept in the record, so it cannot be compared or promoted.',
        'Name its model file.',
      )
    }
    const played = (await loadPolicy(word, workingDirectory))!
    return { ...this.adopt(played, resolve(workingDirectory, word)), played }
  }

  /** A policy of the record by its id. Throws `UsageError` where its model file is gone or cannot play. */
  async load(id: number | null): Promise<ShelvedPolicy | null> {
    if (id === null) return null
    const known = this.policy(id)
    if (known === null) throw this.unknown(`policy ${id}`)
    return this.#load(known)
  }

  /** That there is no such policy, and which there are. */
  unknown(name: string): UsageError {
    const names = this.#store.policies().map((policy) => policy.name)
    return new UsageError(
      `There is no policy "${name.slice(0, 80)}" in ${this.#record.file}.`,
      names.length === 0
        ? 'Train one with "stevolve train", or name the record with --run-dir.'
        : `It has ${names.slice(-8).join(', ')}; --run-dir names another record.`,
    )
  }

  async #load({ id, name, modelFile, modelHash }: KnownPolicy): Promise<ShelvedPolicy> {
    const file = join(dirname(this.#record.file), modelFile)
    const played = (await loadPolicy(file, '/'))!
    if (played.identity.hash === modelHash) return { id, name, played }
    throw new UsageError(
      `The model file ${file} is another one than the record says of ${name}.`,
      'Put the file with that SHA-256 back, or train again.',
    )
  }

  /** Keeps a loaded policy of the model file `file` in the record, with a copy beside it; the one that is there already where it is the same. */
  adopt(
    { identity }: Pick<PlayedPolicy, 'identity'>,
    file: string,
  ): { readonly id: number; readonly name: string } {
    const stem = identity.name.replace(/@\d+$/, '')
    const name = this.named(identity.name) === null ? identity.name : this.#store.nextPolicyName(stem)
    const known = this.#store.policies().find(({ modelHash }) => modelHash === identity.hash)
    if (known !== undefined) return known
    const copy = join(dirname(this.#record.file), 'policies', `${name.replace('@', '-')}.onnx`)
    mkdirSync(dirname(copy), { recursive: true })
    copyFileSync(file, copy)
    const modelFile = relative(dirname(this.#record.file), copy)
    const document = { adopted: { name: identity.name, file } }
    return this.#store.adoptPolicy({ name, modelHash: identity.hash, modelFile, document })
  }
}
