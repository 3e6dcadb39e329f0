import type { Bot } from 'mineflayer'
import { WorldUnreachableError } from '../../errors.ts'
import type { HostedWorld } from './hosted-world.ts'
import type { TickDriver } from './tick-driver.ts'

/** Ticks from the first hello to the spawn; one or two are needed. */
const joinBudgetTicks = 1_200
/** Ticks after the spawn in which the inventory arrives and the body comes to rest on the ground. */
const arrivalTicks = 10

export interface Spawning {
  readonly bot: Bot
  readonly world: HostedWorld
  readonly driver: TickDriver
}

/**
 * Drives time until the bot stands in the world with the chunks around it loaded. Throws `WorldUnreachableError` when
 * that does not happen, also when `isClosed()` becomes true on the way. Leaves no listener behind.
 */
export async function driveToSpawn({ bot, world, driver }: Spawning, isClosed: () => boolean): Promise<void> {
  const arrival: { cause: string | null; arrived: boolean } = { cause: null, arrived: false }
  const fail = (cause: string) => {
    arrival.cause ??= cause
  }
  const onKick = (reason: unknown) => fail(`the server refused the player: ${String(reason)}`)
  const onEnd = (reason: string) => fail(`the connection ended: ${reason}`)
  const onSpawn = () => {
    bot.waitForChunksToLoad().then(
      () => (arrival.arrived = true),
      (error: unknown) => fail(String(error)),
    )
  }
  const isBroken = () => arrival.cause !== null || isClosed()
  bot.once('kicked', onKick)
  bot.once('end', onEnd)
  bot.once('spawn', onSpawn)
  try {
    const lastTick = driver.ticks + joinBudgetTicks
    await driver.driveUntil(() => arrival.arrived || isBroken() || driver.ticks >= lastTick)
    if (!arrival.arrived) fail(`no spawn in ${joinBudgetTicks} ticks`)
    const restedTick = driver.ticks + arrivalTicks
    await driver.driveUntil(() => isBroken() || driver.ticks >= restedTick)
  } finally {
    bot.removeListener('kicked', onKick)
    bot.removeListener('end', onEnd)
    bot.removeListener('spawn', onSpawn)
  }
  if (!isBroken()) return
  throw new WorldUnreachableError(
    'connection-cut',
    `The embedded world "${world.name}" could not be joined: ${isClosed() ? 'it was closed' : arrival.cause}.`,
    'This is a fault of stevolve: please report it with the world file and the seed.',
  )
}
