import type { Bot } from 'mineflayer'

/** True on the ground or in water, where a body may never come to stand. */
export function isOnFoot({ entity }: Bot): boolean {
  const { onGround, isInWater } = entity as unknown as { onGround: boolean; isInWater?: boolean }
  return onGround || isInWater === true
}
