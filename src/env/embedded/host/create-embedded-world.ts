import { createRandom } from '../../random.ts'
import { containers } from '../containers/containers.ts'
import { createGameRules } from '../rules/create-game-rules.ts'
import { bringBack } from '../save/take-snapshot.ts'
import { type WorldSave, columnOfSave } from '../save/world-save.ts'
import { createSurvivalServer } from '../server/create-survival-server.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Mechanic, ServerSettings } from '../server/server-context.ts'
import { createBlockStates } from '../world/block-states.ts'
import { BlockWorld } from '../world/block-world.ts'
import { terrainOfWorld } from '../world-file/terrain-of-world.ts'
import type { WorldFile } from '../world-file/world-file.ts'
import { givenItems } from './given-items.ts'

/** The embedded world of a world file and a seed, not yet listening: the same two always give the same world. */
export interface EmbeddedWorld {
  readonly server: EmbeddedServer
  /** Name of the world file. */
  readonly name: string
  /** Minecraft version, e.g. `1.16.5`. */
  readonly minecraft: string
}

/** Builds a world: terrain, rules, survival mechanics and containers, and what was saved of it. Throws `UsageError` for names it does not know. */
export function createEmbeddedWorld(
  file: WorldFile,
  seed: number,
  save: WorldSave | null = null,
): EmbeddedWorld {
  const states = createBlockStates(file.version)
  const world = new BlockWorld(terrainOfWorld(file, seed, states), states)
  for (const column of save?.columns ?? []) world.restoreColumn(columnOfSave(column))
  const rules = createGameRules(file.version, file.rules)
  const moreMechanics: Mechanic[] = [containers]
  if (file.givenItems.length > 0) moreMechanics.push(givenItems(file.givenItems, rules))
  const server = createSurvivalServer({
    world,
    rules,
    settings: settingsOf(file),
    random: createRandom(seed).fork('server'),
    moreMechanics,
  })
  if (save !== null) bringBack(server, save)
  return { server, name: file.name, minecraft: file.version }
}

function settingsOf(file: WorldFile): ServerSettings {
  return {
    difficulty: file.difficulty,
    gameRules: {
      ...file.gameRules,
      fallDamage: true,
      drowningDamage: true,
      fireDamage: true,
      doImmediateRespawn: false,
      showDeathMessages: true,
    },
    viewDistanceChunks: file.viewDistanceChunks,
    startTimeOfDay: file.timeOfDay,
  }
}
