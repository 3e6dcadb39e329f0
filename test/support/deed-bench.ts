import { createEmbeddedWorld } from '../../src/env/embedded/host/create-embedded-world.ts'
import { EmbeddedHost } from '../../src/env/embedded/host/embedded-host.ts'
import type { EmbeddedServer } from '../../src/env/embedded/server/embedded-server.ts'
import { worldFileSchema } from '../../src/env/embedded/world-file/world-file.ts'
import type { WorldFile } from '../../src/env/embedded/world-file/world-file.ts'
import type { z } from 'zod'
import type { Obstacle, TraceEvent } from '../../src/env/attempt.ts'
import { Body } from '../../src/env/mineflayer/body/body.ts'
import type { DeedContext } from '../../src/env/mineflayer/deed.ts'
import type { Perception } from '../../src/env/perception.ts'
import { createRandom } from '../../src/env/random.ts'
import type { Subgoal } from '../../src/env/subgoal.ts'

/** What a test leaves out of a world file. */
export type WorldInput = z.input<typeof worldFileSchema>

/** How one deed went on the bench. */
export interface BenchRun {
  readonly obstacle: Obstacle | null
  /** True if the deadline ended it. */
  readonly late: boolean
  readonly ticks: number
  readonly trace: readonly TraceEvent[]
}

/** One embedded world with a body in it, on which single deeds are tried. */
export class DeedBench {
  readonly body: Body
  private readonly host: EmbeddedHost

  /** The server, to set up what a client cannot and to see what it keeps. */
  readonly server: EmbeddedServer

  private constructor(host: EmbeddedHost, body: Body, server: EmbeddedServer) {
    this.host = host
    this.server = server
    this.body = body
  }

  static async open(input: WorldInput, seed = 1, perception: Perception = 'sight'): Promise<DeedBench> {
    const file: WorldFile = worldFileSchema.parse(input)
    let server: EmbeddedServer | null = null
    const host = new EmbeddedHost({
      createWorld(worldSeed) {
        const world = createEmbeddedWorld(file, worldSeed)
        server = world.server
        return world
      },
      speed: 'max',
    })
    const task = { id: 'bench', instruction: '', goal: { have: {} }, horizonTicks: 1 } as never
    const { bot } = await host.join(task, seed)
    return new DeedBench(host, new Body(bot, host.clock, perception, createRandom(seed)), server!)
  }

  /** Lets a deed run until it ends or its budget is over. */
  async run(subgoal: Subgoal): Promise<BenchRun> {
    return this.host.during(this.attempt(subgoal))
  }

  /** Lets time pass. */
  async wait(ticks: number): Promise<void> {
    await this.host.during(this.host.clock.waitTicks(ticks))
  }

  /** The block at a position, by name. */
  blockAt(x: number, y: number, z: number): string {
    const { bot } = this.body
    return bot.blockAt(bot.entity.position.clone().set(x, y, z))?.name ?? ''
  }

  itemId(name: string): number {
    return this.body.bot.registry.itemsByName[name]!.id
  }

  carried(item: string): number {
    return this.body.observe().inventory[item] ?? 0
  }

  async close(): Promise<void> {
    this.body.dispose()
    await this.host.close()
  }

  private async attempt(subgoal: Subgoal): Promise<BenchRun> {
    const { body } = this
    const { clock } = this.host
    const abort = new AbortController()
    const trace: TraceEvent[] = []
    const record: DeedContext['trace'] = (kind, data) => trace.push({ tick: body.tick(), kind, data })
    body.perceived.look()
    const start = clock.tick()
    const cancel = clock.afterTicks(subgoal.budgetTicks, () => abort.abort(new Error('late')))
    const context: DeedContext = {
      bot: body.bot,
      clock,
      signal: abort.signal,
      preState: body.observe(),
      perceived: body.perceived,
      navigator: body.navigator(record),
      random: body.random,
      observe: () => body.observe(),
      trace: record,
      remainingTicks: () => Math.max(0, start + subgoal.budgetTicks - clock.tick()),
    }
    let obstacle: Obstacle | null = null
    try {
      obstacle = await this.body.deeds[subgoal.kind](context, subgoal as never)
    } catch (error) {
      if (!abort.signal.aborted) throw error
    } finally {
      cancel()
    }
    return { obstacle, late: abort.signal.aborted, ticks: clock.tick() - start, trace }
  }
}
