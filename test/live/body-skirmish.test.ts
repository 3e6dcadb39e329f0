import { describe, expect, it } from 'vitest'
import type { Attempt } from '../../src/env/index.ts'
import { type SpeciesName, speciesByName } from '../../src/env/embedded/creatures/species/index.ts'
import { createEmbeddedWorld } from '../../src/env/embedded/host/create-embedded-world.ts'
import { EmbeddedHost } from '../../src/env/embedded/host/embedded-host.ts'
import type { EmbeddedServer } from '../../src/env/embedded/server/embedded-server.ts'
import { worldFileSchema } from '../../src/env/embedded/world-file/world-file.ts'
import { MineflayerEnvironment } from '../../src/env/mineflayer/mineflayer-environment.ts'
import { flatWorld, unreachableTask } from './support/body-world.ts'

/** What a body with a wooden sword makes of monsters that come from some way off, while it stands and waits. */
async function meet(
  species: readonly SpeciesName[],
  { timeOfDay = 18_000, fromBlocks = 10 } = {},
): Promise<Attempt> {
  const file = worldFileSchema.parse(
    flatWorld({
      difficulty: 'normal',
      timeOfDay,
      gameRules: { naturalRegeneration: false, doDaylightCycle: false },
      givenItems: [{ item: 'wooden_sword', count: 1 }],
    }),
  )
  let server!: EmbeddedServer
  const createWorld = (seed: number) => {
    const world = createEmbeddedWorld(file, seed)
    server = world.server
    return world
  }
  const environment = new MineflayerEnvironment(new EmbeddedHost({ createWorld, speed: 'max' }))
  try {
    const { state } = await environment.open(unreachableTask, 3)
    const { x, y, z } = state.position
    species.forEach((name, index) => {
      const angle = (index / species.length) * 2 * Math.PI
      const place = { x: x + Math.cos(angle) * fromBlocks, y, z: z + Math.sin(angle) * fromBlocks }
      server.creatures!.spawn(speciesByName[name], place)
    })
    const wait = { kind: 'wait', ticks: 500, budgetTicks: 520 } as const
    return await environment.attempt(wait, new AbortController().signal)
  } finally {
    await environment.close()
  }
}

function outcome({ trace, postState, ending }: Attempt) {
  const kills = trace.filter(({ kind }) => kind === 'entity-kill').length
  return { kills, ending, health: postState.health }
}

describe('a body with a wooden sword', () => {
  it('keeps four zombies at the length of its arm', async () => {
    const { kills, health } = outcome(await meet(['zombie', 'zombie', 'zombie', 'zombie']))
    expect(kills).toBe(4)
    expect(health).toBeGreaterThan(13)
  })

  it('minds a creeper while it fights a zombie', async () => {
    const { kills, health } = outcome(await meet(['zombie', 'creeper']))
    expect(kills).toBe(2)
    expect(health).toBeGreaterThan(13)
  })

  it('outlives a zombie, a spider and a skeleton that come together', async () => {
    const { kills, ending } = outcome(await meet(['zombie', 'spider', 'skeleton']))
    expect(ending).not.toBe('died')
    expect(kills).toBeGreaterThanOrEqual(2)
  })

  it('leaves a spider in daylight in peace while it fights a creeper beside it', async () => {
    const { trace, postState } = await meet(['creeper', 'spider'], { timeOfDay: 6_000, fromBlocks: 3 })
    const struck = trace.filter(({ kind }) => kind === 'entity-hurt').map(({ data }) => data['entity'])
    expect(struck).toContain('creeper')
    expect(struck).not.toContain('spider')
    expect(postState.health).toBeGreaterThan(13)
  })
})
