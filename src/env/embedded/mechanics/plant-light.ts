import type { ServerContext } from '../server/server-context.ts'

/** The brighter of a place's two lights, whatever the time of day: plants grow by night as by day (vanilla). */
export function brightestLight({ light }: ServerContext, x: number, y: number, z: number): number {
  const { block, sky } = light.lightAt(x, y, z)
  return Math.max(block, sky)
}
