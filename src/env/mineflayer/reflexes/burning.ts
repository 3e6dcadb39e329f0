import { eachTick } from '../navigation/each-tick.ts'
import type { DeedContext } from '../deed.ts'
import type { Reflex } from './reflex.ts'

/** Water farther off than this is not worth the way: burning lasts eight seconds at most outside lava. */
const waterWithinBlocks = 12

/** Leaves fire and lava, and goes into water if there is some near. */
export const burning: Reflex = {
  name: 'burning',
  silentDuring: [],
  budgetTicks: 120,
  isTriggered: ({ onFire, inLava }) => onFire || inLava,
  act: async (context, senses) => {
    if (senses.inLava) await climbOut(context)
    const { position } = context.bot.entity
    const [water] = context.perceived.nearest(['water'], position, 1)
    const isNear =
      water && Math.hypot(water.position.x - position.x, water.position.z - position.z) < waterWithinBlocks
    if (isNear) {
      const target = { ...water.position, rangeBlocks: 0 }
      await context.navigator.goTo(
        target,
        { budgetTicks: 80, mayDig: false, mayPlace: false },
        context.signal,
      )
      return
    }
    await stepAside(context)
  },
}

/** Swims up and towards the nearest firm ground beside the lava. */
async function climbOut(context: DeedContext): Promise<void> {
  const { bot, clock, signal } = context
  const { x, y, z } = bot.entity.position
  bot.setControlState('jump', true)
  const firm = [0, 1, 2, 3, 4, 5, 6, 7]
    .map((eighth) => ({ angle: (eighth * Math.PI) / 4 }))
    .find(({ angle }) => {
      const at = bot.entity.position.offset(Math.round(Math.cos(angle)), 0, Math.round(Math.sin(angle)))
      const ground = bot.blockAt(at, false)
      return ground?.name !== 'lava'
    })
  const angle = firm?.angle ?? 0
  void bot.look(Math.atan2(-Math.cos(angle), -Math.sin(angle)), 0, true)
  bot.setControlState('forward', true)
  await eachTick(bot, clock, 60, signal, () => {
    const { isInLava } = bot.entity as unknown as { isInLava?: boolean }
    const away = bot.entity.position.distanceTo(bot.entity.position.clone().set(x, y, z))
    return isInLava !== true && away > 1 ? true : null
  })
  bot.clearControlStates()
  signal.throwIfAborted()
}

async function stepAside(context: DeedContext): Promise<void> {
  const { bot, navigator, signal } = context
  const { x, y, z } = bot.entity.position
  const offsets = [
    [3, 0],
    [-3, 0],
    [0, 3],
    [0, -3],
  ] as const
  for (const [dx, dz] of offsets) {
    const target = { x: x + dx, y, z: z + dz, rangeBlocks: 1 }
    const status = await navigator.goTo(target, { budgetTicks: 40, mayDig: false, mayPlace: false }, signal)
    if (status === 'reached' || status === 'aborted') return
  }
}
