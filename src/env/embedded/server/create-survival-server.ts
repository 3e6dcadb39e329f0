import type { Random } from '../../random.ts'
import { survivalMechanics } from '../mechanics/survival-mechanics.ts'
import type { GameRules } from '../rules/game-rules.ts'
import type { BlockWorld } from '../world/block-world.ts'
import { EmbeddedServer } from './embedded-server.ts'
import type { Mechanic, ServerSettings } from './server-context.ts'

export interface SurvivalServerParts {
  readonly world: BlockWorld
  readonly rules: GameRules
  readonly settings: ServerSettings
  readonly random: Random
  /** Mechanics beside the usual ones, e.g. containers; their tick steps run before the inventory is sent. */
  readonly moreMechanics?: readonly Mechanic[]
}

/** A server with all survival mechanics, not yet listening. */
export function createSurvivalServer(parts: SurvivalServerParts): EmbeddedServer {
  const { moreMechanics = [], ...others } = parts
  return new EmbeddedServer({ ...others, mechanics: survivalMechanics(moreMechanics) })
}
