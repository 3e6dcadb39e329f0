import type { BlockWorld } from '../world/block-world.ts'

/** Light of both kinds at a block, 0-15; sky light is that of noon. */
export interface LightReader {
  lightAt(x: number, y: number, z: number): { readonly block: number; readonly sky: number }
}

/** Vanilla's `skyDarken` without weather: 0 by day to 11 at midnight. */
export function skyDarkeningAt(timeOfDay: number): number {
  const day = (((timeOfDay / 24_000 - 0.25) % 1) + 1) % 1
  const angle = (day * 2 + (0.5 - Math.cos(day * Math.PI) / 2)) / 3
  const brightness = 0.5 + 2 * Math.max(-0.25, Math.min(0.25, Math.cos(angle * 2 * Math.PI)))
  return Math.trunc((1 - brightness) * 11)
}

/** Light that counts at a time: the stronger of the two kinds, the sky's dimmed. */
export function brightest(
  light: { readonly block: number; readonly sky: number },
  darkening: number,
): number {
  return Math.max(light.block, light.sky - darkening)
}

/** Glowing blocks further away than this do not count in the estimate. */
const glowReach = 7

/** An estimate: open to the sky or not, and glowing blocks near by as the crow flies. */
export function estimateLight(world: BlockWorld): LightReader {
  const { lightFilter, lightEmission } = world.states
  return {
    lightAt(x, y, z) {
      let sky = 15
      for (let above = y + 1; above < 256 && sky > 0; above++) sky -= lightFilter[world.stateAt(x, above, z)]!
      let block = 0
      for (let dy = -glowReach; dy <= glowReach; dy++) {
        for (let dx = -glowReach; dx <= glowReach; dx++) {
          for (let dz = -glowReach; dz <= glowReach; dz++) {
            const emission = lightEmission[world.stateAt(x + dx, y + dy, z + dz)]!
            if (emission === 0) continue
            block = Math.max(block, emission - Math.abs(dx) - Math.abs(dy) - Math.abs(dz))
          }
        }
      }
      return { block, sky: Math.max(0, sky) }
    },
  }
}
