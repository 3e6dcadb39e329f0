import type { GatePair } from '../../../src/evolve/index.ts'
import type { Random } from '../../../src/env/index.ts'

/** How well a made-up policy plays. */
export interface MadePolicy {
  /** Probability of success, by group where groups differ. */
  readonly success: number | Readonly<Record<string, number>>
  /** Its ticks over those that the world asks for. */
  readonly pace?: number
}

const groups = ['wooden', 'stone', 'iron'] as const

/** Spread of the logarithm of ticks, of the world and of a policy's luck in it. */
const worldSpread = 0.8
const luckSpread = 0.35
/** Share of the worlds that are hard or easy for both alike. */
const shared = 0.5

/** Plays one pair by chance: both have the same world, and each its own luck in it. */
export function madePair(
  position: number,
  random: Random,
  champion: MadePolicy,
  candidate: MadePolicy,
): GatePair {
  const group = groups[random.below(groups.length)]!
  const worldTicks = 1_000 * Math.exp(worldSpread * normal(random))
  const isShared = random.next() < shared
  const worldLuck = random.next()
  const play = ({ success, pace = 1 }: MadePolicy) => {
    const chance = typeof success === 'number' ? success : (success[group] ?? 0)
    const own = random.next()
    return {
      success: (isShared ? worldLuck : own) < chance,
      gameTicks: Math.max(1, Math.round(worldTicks * pace * Math.exp(luckSpread * normal(random)))),
    }
  }
  return {
    position,
    task: `${group}_task`,
    group,
    seed: position,
    champion: play(champion),
    candidate: play(candidate),
  }
}

/** A pair with the outcomes that are asked for. */
export function pairOf(
  champion: number | null,
  candidate: number | null,
  { position = 0, group = 'wooden' } = {},
): GatePair {
  const result = (ticks: number | null) => ({ success: ticks !== null, gameTicks: ticks ?? 2_400 })
  return {
    position,
    task: 'stick',
    group,
    seed: position,
    champion: result(champion),
    candidate: result(candidate),
  }
}

/** Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}
