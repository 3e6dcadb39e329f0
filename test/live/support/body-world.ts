import type { z } from 'zod'
import { createRandom } from '../../../src/env/random.ts'
import { Body } from '../../../src/env/mineflayer/body/body.ts'
import type {
  NavigationOptions,
  NavigationStatus,
  NavigationTarget,
} from '../../../src/env/mineflayer/deed.ts'
import type { Perception } from '../../../src/env/perception.ts'
import { createEmbeddedWorld } from '../../../src/env/embedded/host/create-embedded-world.ts'
import { EmbeddedHost } from '../../../src/env/embedded/host/embedded-host.ts'
import { worldFileSchema } from '../../../src/env/embedded/world-file/world-file.ts'
import type { Attempt, Subgoal, Task } from '../../../src/env/index.ts'
import {
  MineflayerEnvironment,
  type MineflayerOptions,
} from '../../../src/env/mineflayer/mineflayer-environment.ts'
import type { BodyHost, Joined } from '../../../src/env/mineflayer/body-host.ts'

export type WorldInput = z.input<typeof worldFileSchema>
type PlacedBlock = NonNullable<WorldInput['placedBlocks']>[number]

export const unreachableTask: Task = {
  id: 'body',
  group: 'body',
  instruction: 'play',
  goal: { have: { diamond: 100_000 } },
  horizonTicks: 100_000,
}

/** A flat world, peaceful, with blocks placed relative to the block in which the player spawns. */
export function flatWorld(input: Partial<WorldInput> = {}): WorldInput {
  const { gameRules, ...fields } = input
  return {
    name: 'body',
    generator: { name: 'flat' },
    difficulty: 'peaceful',
    gameRules: { doMobSpawning: false, ...gameRules },
    ...fields,
  }
}

/** Blocks of one kind in a box, relative to the spawn. */
export function box(block: string, from: readonly number[], to: readonly number[]): PlacedBlock[] {
  const blocks: PlacedBlock[] = []
  const [x0 = 0, y0 = 0, z0 = 0] = from
  const [x1 = 0, y1 = 0, z1 = 0] = to
  for (let x = x0; x <= x1; x++)
    for (let y = y0; y <= y1; y++)
      for (let z = z0; z <= z1; z++) blocks.push({ x, y, z, block, relativeTo: 'spawn' })
  return blocks
}

export function embeddedHost(input: WorldInput): EmbeddedHost {
  const file = worldFileSchema.parse(input)
  return new EmbeddedHost({ createWorld: (seed) => createEmbeddedWorld(file, seed), speed: 'max' })
}

/** An environment on the embedded host that lets the test look at the bot. */
export class BodyWorld {
  readonly environment: MineflayerEnvironment
  joined!: Joined
  readonly host: BodyHost

  constructor(input: WorldInput, options: MineflayerOptions = {}) {
    const host = embeddedHost(input)
    this.host = host
    const watched: BodyHost = {
      kind: host.kind,
      clock: host.clock,
      join: async (task, seed) => (this.joined = await host.join(task, seed)),
      during: (work) => host.during(work),
      close: () => host.close(),
    }
    this.environment = new MineflayerEnvironment(watched, options)
  }

  static async open(
    input: WorldInput,
    task = unreachableTask,
    seed = 1,
    options: MineflayerOptions = {},
  ): Promise<BodyWorld> {
    const world = new BodyWorld(input, options)
    await world.environment.open(task, seed)
    return world
  }

  attempt(subgoal: Subgoal, signal = new AbortController().signal): Promise<Attempt> {
    return this.environment.attempt(subgoal, signal)
  }

  close(): Promise<void> {
    return this.environment.close()
  }
}

/** A body in an embedded world, without the attempts around it: for walking and looking only. */
export class BareBody {
  readonly body: Body
  readonly home: { readonly x: number; readonly y: number; readonly z: number }
  readonly trace: { kind: string; data: Record<string, unknown> }[] = []
  private readonly host: EmbeddedHost

  private constructor(host: EmbeddedHost, body: Body) {
    this.host = host
    this.body = body
    const { x, y, z } = body.bot.entity.position
    this.home = { x: Math.floor(x), y: Math.floor(y), z: Math.floor(z) }
  }

  static async join(input: WorldInput, perception: Perception = 'sight'): Promise<BareBody> {
    const host = embeddedHost(input)
    const { bot } = await host.join(unreachableTask, 1)
    return new BareBody(host, new Body(bot, host.clock, perception, createRandom(1)))
  }

  /** Walks to a cell given relative to the spawn. */
  walk(
    x: number,
    y: number | null,
    z: number,
    options: Partial<NavigationOptions & NavigationTarget> = {},
  ): Promise<NavigationStatus> {
    const { rangeBlocks = 0, toReach = false, ...others } = options
    const { home, body } = this
    const target = { x: home.x + x, y: y === null ? null : home.y + y, z: home.z + z, rangeBlocks, toReach }
    const navigator = body.navigator((kind, data) => this.trace.push({ kind, data: { ...data } }))
    return this.during(navigator.goTo(target, { budgetTicks: 600, ...others }, new AbortController().signal))
  }

  /** Where the body's feet are, relative to the spawn. */
  cell(): readonly number[] {
    const { x, y, z } = this.body.bot.entity.position
    return [Math.floor(x) - this.home.x, Math.floor(y + 0.01) - this.home.y, Math.floor(z) - this.home.z]
  }

  during<Result>(work: Promise<Result>): Promise<Result> {
    return this.host.during(work)
  }

  async close(): Promise<void> {
    this.body.dispose()
    await this.host.close()
  }
}
