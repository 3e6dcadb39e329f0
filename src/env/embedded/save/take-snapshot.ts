import type { EmbeddedServer } from '../server/embedded-server.ts'
import { recordOfStack, stackOfRecord } from '../server/stack-record.ts'
import type { Column } from '../world/column.ts'
import { type WorldSave, saveFormat, savedColumn } from './world-save.ts'

/** Which world it is. */
export interface WorldIdentity {
  readonly world: string
  readonly seed: number
  readonly minecraft: string
}

/** Writes a running world down, again and again: columns that have not changed since are not packed anew. */
export class SnapshotTaker {
  readonly #server: EmbeddedServer
  readonly #identity: WorldIdentity
  readonly #packed = new WeakMap<
    Column,
    { readonly revision: number; readonly saved: ReturnType<typeof savedColumn> }
  >()

  constructor(server: EmbeddedServer, identity: WorldIdentity) {
    this.#server = server
    this.#identity = identity
  }

  /**
   * The whole world as it is between two ticks. Every item is in it once: in a container, with a player (what hangs on
   * its mouse pointer or lies in its grids included), or on the ground.
   */
  take(): WorldSave {
    const server = this.#server
    const { rules, records, roles } = server
    server.announceSave()
    const here = server.players.map((player) => records.recordOf(player, roles.asideOf(player)))
    return {
      format: saveFormat,
      ...this.#identity,
      timeOfDay: server.timeOfDay,
      columns: [...server.world.changedColumns()].map((column) => this.#pack(column)),
      players: [...records.all(), ...here],
      items: [...server.entities.items]
        .filter(({ gone }) => !gone)
        .map(({ position: { x, y, z }, stack }) => ({ x, y, z, stack: recordOfStack(rules, stack) })),
    }
  }

  #pack(column: Column): ReturnType<typeof savedColumn> {
    const known = this.#packed.get(column)
    if (known?.revision === column.revision) return known.saved
    const saved = savedColumn(column)
    this.#packed.set(column, { revision: column.revision, saved })
    return saved
  }
}

/** Brings a saved world back into a server that nobody has joined yet. Its columns must be in its world already. */
export function bringBack(server: EmbeddedServer, save: WorldSave): void {
  server.timeOfDay = save.timeOfDay
  for (const record of save.players) server.records.add(record)
  for (const { x, y, z, stack } of save.items) {
    server.dropStack(stackOfRecord(server.rules, stack), x, y, z, { velocity: { x: 0, y: 0, z: 0 } })
  }
}
