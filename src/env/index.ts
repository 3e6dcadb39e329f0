/**
 * The world: one port, `Environment`, and the plain data that crosses it. Behind this door no bot, socket or server
 * is reachable; adapters (`mineflayer/`, `embedded/`, `remote/`) are wired by the composition root alone.
 */
export { assists } from './assist.ts'
export type { Assist } from './assist.ts'
export { attemptEndings, obstacleKinds, traceEventKinds } from './attempt.ts'
export type { Attempt, AttemptEnding, Obstacle, ObstacleKind, TraceEvent, TraceEventKind } from './attempt.ts'
export { attemptSchema, obstacleSchema, traceEventSchema } from './attempt-schema.ts'
export { gridContents, gridText, isTableGrid, parseGridText } from './crafting-grid.ts'
export type { CraftingGridRows } from './crafting-grid.ts'
export { declaredRecipesSchema } from './declared-recipe.ts'
export type { DeclaredRecipe } from './declared-recipe.ts'
export type { Environment, EnvironmentEvent, EpisodeStart, ProgressState } from './environment.ts'
export { StevolveError, UsageError, WorldUnreachableError } from './errors.ts'
export type { WorldFault } from './errors.ts'
export { blockGroups, blockMatches, goalHolds, goalSchema } from './goal.ts'
export type { Goal } from './goal.ts'
export { perceptions } from './perception.ts'
export type { Perception } from './perception.ts'
export type { Position } from './position.ts'
export { createRandom, hashText } from './random.ts'
export type { Random } from './random.ts'
export type { CraftingRecipe, Subgoal, SubgoalKind, SubgoalOf } from './subgoal.ts'
export { subgoalSchema } from './subgoal-schema.ts'
export { subgoalSignature } from './subgoal-signature.ts'
export { defaultPort, formatServerAddress, parseServerAddress } from './remote/server-address.ts'
export type { ServerAddress } from './remote/server-address.ts'
export { suiteSchema } from './suite/suite.ts'
export type { Suite } from './suite/suite.ts'
export { emptyTally, minedKey } from './tally.ts'
export type { Tally } from './tally.ts'
export { storedTaskSchema } from './stored-task-schema.ts'
export type { Task } from './task.ts'
export type {
  DurableItem,
  EquipmentSlot,
  KnownMerchant,
  KnownOffer,
  PerceivedKind,
  WorldState,
} from './world-state.ts'
export { worldStateSchema } from './world-state-schema.ts'
export { unwholesomeFoods } from './unwholesome-foods.ts'
