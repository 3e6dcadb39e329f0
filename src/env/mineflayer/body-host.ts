import type { Bot } from 'mineflayer'
import type { GameClock } from '../clock/game-clock.ts'
import type { Task } from '../task.ts'

/** A bot that has spawned, and what only the host knows about its world. */
export interface Joined {
  readonly bot: Bot
  /** Minecraft version in use, e.g. `1.16.5`. */
  readonly minecraft: string
  /** World file name, or `host:port`. */
  readonly world: string
}

/**
 * Where the mineflayer body lives: the embedded server on its virtual clock, or a remote server in real time.
 * Order: `join` once, then `during` as often as needed, then `close` (at any time, also twice).
 */
export interface BodyHost {
  readonly kind: 'embedded' | 'remote'
  readonly clock: GameClock
  /** Starts or reaches the world and resolves once the bot has spawned and its surroundings are loaded. */
  join(task: Task, seed: number): Promise<Joined>
  /** Lets game time pass until `work` settles. On a remote server time passes anyway. */
  during<Result>(work: Promise<Result>): Promise<Result>
  close(): Promise<void>
}
