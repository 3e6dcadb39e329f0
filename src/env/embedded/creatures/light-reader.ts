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
