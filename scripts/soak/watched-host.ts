import type { GameClock } from '../../src/env/clock/game-clock.ts'
import type { Task } from '../../src/env/index.ts'
import type { BodyHost, Joined } from '../../src/env/mineflayer/body-host.ts'

interface Emitter {
  eventNames(): (string | symbol)[]
  listenerCount(event: string | symbol): number
}

/** How many listeners hang on an emitter, of all its events together. */
export function countListeners(emitter: Emitter): number {
  return emitter.eventNames().reduce((total, event) => total + emitter.listenerCount(event), 0)
}

/** A host that lets its watcher count the listeners on the bot and its connection. */
export class WatchedHost implements BodyHost {
  readonly kind: 'embedded' | 'remote'
  readonly clock: GameClock
  readonly #host: BodyHost
  #emitters: readonly Emitter[] = []

  constructor(host: BodyHost) {
    this.#host = host
    this.kind = host.kind
    this.clock = host.clock
  }

  /** Listeners on the bot and its connection now; 0 before it has joined. */
  listeners(): number {
    return this.#emitters.reduce((total, emitter) => total + countListeners(emitter), 0)
  }

  async join(task: Task, seed: number): Promise<Joined> {
    const joined = await this.#host.join(task, seed)
    this.#emitters = [joined.bot, joined.bot._client]
    return joined
  }

  during<Result>(work: Promise<Result>): Promise<Result> {
    return this.#host.during(work)
  }

  close(): Promise<void> {
    return this.#host.close()
  }
}
