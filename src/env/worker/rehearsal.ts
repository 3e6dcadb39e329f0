import type { Attempt } from '../attempt.ts'
import { createEmbeddedWorld } from '../embedded/host/create-embedded-world.ts'
import { EmbeddedHost } from '../embedded/host/embedded-host.ts'
import { worldFileSchema } from '../embedded/world-file/world-file.ts'
import { MineflayerEnvironment } from '../mineflayer/mineflayer-environment.ts'
import type { Subgoal } from '../subgoal.ts'
import type { Task } from '../task.ts'

/** Ordinary terrain with an everyday kit: enough to do each everyday thing once. */
const world = worldFileSchema.parse({
  name: 'rehearsal',
  viewDistanceChunks: 2,
  givenItems: [{ item: 'oak_log', count: 4 }, { item: 'cobblestone', count: 8 }, { item: 'stone_pickaxe' }],
})
const seed = 1
const task: Task = {
  id: 'rehearsal',
  group: 'rehearsal',
  instruction: 'Do each everyday thing once',
  // Never reached, so that every subgoal runs to its own end.
  goal: { have: { bedrock: 1 } },
  horizonTicks: 6_000,
}
const budgetTicks = 200
const subgoals: readonly Subgoal[] = [
  { kind: 'explore', seek: ['bedrock'], budgetTicks: 60 },
  { kind: 'gather', blocks: ['grass_block', 'dirt'], item: 'dirt', count: 3, budgetTicks },
  { kind: 'craft', item: 'oak_planks', count: 8, budgetTicks },
  { kind: 'craft', item: 'crafting_table', count: 1, budgetTicks },
  { kind: 'place', block: 'crafting_table', budgetTicks },
  { kind: 'craft', item: 'furnace', count: 1, budgetTicks },
  { kind: 'place', block: 'furnace', budgetTicks },
  { kind: 'descend', toY: 50, seek: ['bedrock'], budgetTicks: 100 },
]

/**
 * Plays a short scene in a world of its own before the real one opens, so that the code of server, protocol and body is
 * loaded and compiled when game time begins: a short episode then takes a fifth less. Call it once in a thread, while no
 * world is open. It leaves nothing behind, since every world starts its own time and chance. Returns the attempts made.
 */
export async function rehearse(): Promise<readonly Attempt[]> {
  const host = new EmbeddedHost({
    speed: 'max',
    viewDistanceChunks: world.viewDistanceChunks,
    createWorld: (worldSeed) => createEmbeddedWorld(world, worldSeed),
  })
  const environment = new MineflayerEnvironment(host)
  const { signal } = new AbortController()
  const attempts: Attempt[] = []
  await environment.open(task, seed)
  for (const subgoal of subgoals) attempts.push(await environment.attempt(subgoal, signal))
  await environment.close()
  return attempts
}
