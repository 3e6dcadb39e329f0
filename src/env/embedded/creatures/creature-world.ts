import type { Random } from '../../random.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { LightReader } from './light-reader.ts'

/** What creatures see of the server. */
export interface CreatureWorld {
  readonly server: EmbeddedServer
  /** Chance of all creatures; drawn from in the order in which they live. */
  readonly random: Random
  readonly light: LightReader
  /** By how much sky light is less than at noon now, 0-11. */
  readonly skyDarkening: number
  /** Numbers by which clients know the kinds of entities. */
  readonly typeId: (name: string) => number
  /** Resistance of each block state to explosions (vanilla's blast resistance). */
  readonly blastResistance: Float32Array
}
