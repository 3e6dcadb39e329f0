import type { BlockStates } from '../../src/env/embedded/world/block-states.ts'
import type { WorldSave } from '../../src/env/embedded/save/world-save.ts'
import { columnOfSave } from '../../src/env/embedded/save/world-save.ts'
import { allowance, families } from './flood-world.ts'

/** What a saved world holds. */
export interface Audit {
  readonly players: number
  /** By name: items with players, in containers and on the ground, and placed blocks. */
  readonly counts: ReadonlyMap<string, number>
  /** Families of which there is more than was ever handed out, in words. */
  readonly surpluses: readonly string[]
}

/** Counts a saved world and compares it with what its players were given. */
export function audit(save: WorldSave, states: BlockStates): Audit {
  const counts = new Map<string, number>()
  const add = (name: string, count: number) => counts.set(name, (counts.get(name) ?? 0) + count)
  countStacks(save.players, add)
  countStacks(save.items, add)
  for (const saved of save.columns) {
    countStacks(saved.blockEntities, add)
    for (const section of columnOfSave(saved).sections) {
      for (const state of section ?? []) if (state !== 0) add(states.nameOf(state), 1)
    }
  }
  const surpluses: string[] = []
  for (const [family, most] of allowance(save.players.length)) {
    const weights = Object.entries(families[family]!)
    const held = weights.reduce((sum, [name, weight]) => sum + weight * (counts.get(name) ?? 0), 0)
    if (held > most) {
      const parts = weights.flatMap(([name]) => (counts.has(name) ? [`${counts.get(name)} ${name}`] : []))
      surpluses.push(`${family}: ${held} where ${most} were handed out (${parts.join(', ')})`)
    }
  }
  return { players: save.players.length, counts, surpluses }
}

/** Finds stacks however deep they lie: plain data with an item's name and a count. */
function countStacks(data: unknown, add: (name: string, count: number) => void): void {
  if (Array.isArray(data)) for (const part of data) countStacks(part, add)
  else if (typeof data === 'object' && data !== null) {
    const { item, count } = data as { item?: unknown; count?: unknown }
    if (typeof item === 'string' && typeof count === 'number') add(item, count)
    else for (const part of Object.values(data)) countStacks(part, add)
  }
}
