import { chunkKey } from '../server/player-session.ts'
import type { Creature } from './creature.ts'

/** Creatures in chunks that nobody sees: they stand still and cost nothing until somebody comes. */
export class DormantCreatures {
  readonly #byChunk = new Map<number, Creature[]>()

  /** Lays a creature to rest in its chunk. */
  put(creature: Creature): void {
    const { x, z } = creature.position
    const key = chunkKey(Math.floor(x) >> 4, Math.floor(z) >> 4)
    const present = this.#byChunk.get(key)
    if (present) present.push(creature)
    else this.#byChunk.set(key, [creature])
  }

  /** Takes out all that rest in a chunk. */
  take(key: number): readonly Creature[] {
    const creatures = this.#byChunk.get(key)
    if (creatures === undefined) return []
    this.#byChunk.delete(key)
    return creatures
  }
}
