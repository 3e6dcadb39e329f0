import type { Bot } from 'mineflayer'
import type { Vec3 } from 'vec3'
import type { DeedContext } from '../../deed.ts'
import { waitUntil } from './wait-until.ts'

/** Ticks to wait for the server's word on a finished dig: a slow round trip. */
const answerBudgetTicks = 10

/** Ticks to wait for a block that the server says it will break once it has been dug long enough. */
const lateBreakBudgetTicks = 40

/** The packet of 1.14.4-1.18.2 that answers every step of a dig; from 1.19 on it has only a sequence number. */
interface DigAnswer {
  readonly location?: { readonly x: number; readonly y: number; readonly z: number }
  readonly block?: number
  /** 0 began, 1 cancelled, 2 finished. */
  readonly status?: number
  readonly successful?: boolean
}

export interface DigRefusal {
  /** Waits until the server has answered, or the version's servers do not answer. Throws on abort. */
  answered(context: DeedContext): Promise<void>
  wasRefused(): boolean
  stop(): void
}

/**
 * Listens to the server's answers to a dig. Mineflayer clears the block by its own clock and ignores the answer, so a
 * refused dig would leave air that is not there; the refused state is written back here.
 */
export function digRefusalOf(bot: Bot, place: Vec3): DigRefusal {
  let finished = false
  let refused = false
  let late = false
  const onAnswer = (packet: DigAnswer): void => {
    const { location } = packet
    if (location === undefined) {
      finished = true
      return
    }
    if (location.x !== place.x || location.y !== place.y || location.z !== place.z) return
    if (packet.successful === false && packet.block !== undefined && packet.block !== 0) {
      refused = true
      setBlockState(bot, place, packet.block)
    }
    if (packet.status === 2 || refused) finished = true
    if (packet.status === 2 && !refused && packet.block !== undefined && packet.block !== 0) {
      late = true
      setBlockState(bot, place, packet.block)
    }
  }
  bot._client.on('acknowledge_player_digging', onAnswer)
  const answers = bot.registry.isNewerOrEqualTo('1.14.4')
  return {
    answered: async (context) => {
      await waitUntil(context, answers ? answerBudgetTicks : 2, () => finished)
      // A dig begun in the air takes longer than the client thought; the next one would cancel it.
      if (late) await waitUntil(context, lateBreakBudgetTicks, () => bot.world.getBlockStateId(place) === 0)
    },
    wasRefused: () => refused,
    stop: () => {
      bot._client.removeListener('acknowledge_player_digging', onAnswer)
    },
  }
}

function setBlockState(bot: Bot, place: Vec3, stateId: number): void {
  const internals = bot as unknown as { _updateBlockState(place: Vec3, stateId: number): void }
  internals._updateBlockState(place, stateId)
}
