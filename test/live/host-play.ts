import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { createEmbeddedWorld } from '../../src/env/embedded/host/create-embedded-world.ts'
import { EmbeddedHost } from '../../src/env/embedded/host/embedded-host.ts'
import { parseWorldFile } from '../../src/env/embedded/world-file/load-world-file.ts'
import type { Task } from '../../src/env/task.ts'

export const anyTask: Task = {
  id: 'play',
  group: 'host',
  instruction: 'play',
  goal: { have: { diamond: 64 } },
  horizonTicks: 100_000,
}

export const overworld = parseWorldFile(
  JSON.stringify({ name: 'host-test', generator: { name: 'overworld' } }),
  'host-test.world.json',
)

/** Two thousand ticks of walking, jumping and digging in a generated world; what crossed the wire, as a digest. */
export async function playAndDigest(seed: number): Promise<string> {
  const digest = createHash('sha256')
  const host = new EmbeddedHost({
    createWorld: (worldSeed) => createEmbeddedWorld(overworld, worldSeed),
    speed: 'max',
    wireTap: (direction, chunk) => void digest.update(`${direction} ${chunk.length} `).update(chunk),
  })
  const { bot } = await host.join(anyTask, seed)
  const play = async () => {
    for (let round = 0; round < 10; round++) {
      await bot.look((round * 5) / 7, 0, true)
      bot.setControlState('forward', true)
      bot.setControlState('jump', true)
      await host.clock.waitTicks(120)
      bot.clearControlStates()
      await host.clock.waitTicks(20)
      const ground = bot.blockAt(bot.entity.position.offset(0, -0.5, 0))
      if (ground !== null && ground.diggable) await bot.dig(ground).catch(() => {})
      await host.clock.waitTicks(40)
    }
  }
  await host.during(play())
  const { x, y, z } = bot.entity.position
  digest.update(`${host.clock.tick()} ${x} ${y} ${z}`)
  await host.close()
  return digest.digest('hex')
}

/** Asked for episodes by seed, as a worker or as a process of its own, it answers with their digests. */
async function answer(seeds: readonly number[]): Promise<readonly string[]> {
  const digests: string[] = []
  for (const seed of seeds) digests.push(await playAndDigest(seed))
  return digests
}

const asked = (workerData as { seeds?: number[] } | null)?.seeds
if (asked !== undefined) {
  parentPort?.postMessage(await answer(asked))
} else if (process.argv[1] === import.meta.filename) {
  process.stdout.write(JSON.stringify(await answer(process.argv.slice(2).map(Number))))
}
