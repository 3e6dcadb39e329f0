import type { Creature } from './creature.ts'
import type { CreatureWorld } from './creature-world.ts'

/** Something that a creature does of itself. */
export interface Behaviour {
  /** kebab-case, as the file is named. */
  readonly name: string
  /** Does it for one tick; false when there is no cause for it, so that the next behaviour is asked. */
  act(creature: Creature, world: CreatureWorld): boolean
}
