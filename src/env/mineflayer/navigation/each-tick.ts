import type { Bot } from 'mineflayer'
import type { GameClock } from '../../clock/game-clock.ts'

/**
 * Calls `step` after every physics tick of the body until it returns something other than null, and resolves to that.
 * Resolves to `late` after `ticks`, also when the physics stands still (dead, or on unloaded ground), and to `aborted` when
 * the signal is. Leaves no listener behind.
 */
export function eachTick<Result>(
  bot: Bot,
  clock: GameClock,
  ticks: number,
  signal: AbortSignal,
  step: () => Result | null,
): Promise<Result | 'late' | 'aborted'> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      resolve('aborted')
      return
    }
    const finish = (result: Result | 'late' | 'aborted') => {
      stop()
      resolve(result)
    }
    const onTick = () => {
      try {
        const result = step()
        if (result !== null) finish(result)
      } catch (error) {
        stop()
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    }
    const onAbort = () => finish('aborted')
    const cancel = clock.afterTicks(Math.max(1, ticks), () => finish('late'))
    const stop = () => {
      bot.off('physicsTick', onTick)
      signal.removeEventListener('abort', onAbort)
      cancel()
    }
    bot.on('physicsTick', onTick)
    signal.addEventListener('abort', onAbort, { once: true })
  })
}
