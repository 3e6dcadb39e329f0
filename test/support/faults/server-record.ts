import type { EmbeddedServer } from '../../../src/env/embedded/server/embedded-server.ts'
import type { DamageCause } from '../../../src/env/embedded/server/server-context.ts'
import type { ItemEntity } from '../../../src/env/embedded/mechanics/item-entity.ts'

/** More changes of blocks than this are not kept: no case needs them. */
const mostChanges = 5_000

/** One block that became another. */
export interface BlockChange {
  readonly tick: number
  readonly x: number
  readonly y: number
  readonly z: number
  readonly before: string
  readonly after: string
}

/** What happened in the world, as the server knows it, from `begin` on. */
export class ServerRecord {
  readonly changes: BlockChange[] = []
  readonly deaths: DamageCause[] = []
  /** Pieces that were dropped, by item. */
  readonly dropped = new Map<string, number>()
  /** Pieces that a player picked up, by item. */
  readonly kicks: string[] = []
  readonly #server: EmbeddedServer
  #recording = false

  constructor(server: EmbeddedServer) {
    this.#server = server
    const { blocks, world, rules } = server
    world.onChange((x, y, z, before, after) => {
      if (!this.#recording || this.changes.length >= mostChanges) return
      const names = { before: blocks.nameOf(before), after: blocks.nameOf(after) }
      this.changes.push({ tick: server.tickNumber, x, y, z, ...names })
    })
    server.onDeath((_, cause) => {
      if (this.#recording) this.deaths.push(cause)
    })
    const { dropStack } = server.roles
    server.roles.dropStack = (stack, x, y, z, options) => {
      if (this.#recording) {
        const name = rules.itemName(stack.item)
        this.dropped.set(name, (this.dropped.get(name) ?? 0) + stack.count)
      }
      dropStack(stack, x, y, z, options)
    }
  }

  begin(): void {
    this.#recording = true
  }

  /** How many blocks of these names were taken away, and stayed away at that moment. */
  broken(...names: readonly string[]): number {
    return this.changes.filter(({ before, after }) => names.includes(before) && !names.includes(after)).length
  }

  /** How many blocks of this name came to be. */
  placed(name: string): number {
    return this.changes.filter(({ after, before }) => after === name && before !== name).length
  }

  droppedCount(item: string): number {
    return this.dropped.get(item) ?? 0
  }

  /** Item entities there are now. */
  get lying(): ReadonlySet<ItemEntity> {
    return this.#server.entities.items
  }
}
