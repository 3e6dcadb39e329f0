import { Vec3 } from 'vec3'
import { breakOnWay } from '../navigation/path-works.ts'
import type { Reflex } from './reflex.ts'

/** Breaks the block that the head is stuck in (fallen sand or gravel). */
export const suffocating: Reflex = {
  name: 'suffocating',
  silentDuring: [],
  budgetTicks: 200,
  isTriggered: ({ body }) => {
    const { x, y, z } = body.perceived.eyes()
    const state = body.grid.stateAt(Math.floor(x), Math.floor(y), Math.floor(z))
    return state > 0 && body.facts.opaque[state] === 1 && body.facts.names[body.facts.kind[state]!] !== 'lava'
  },
  act: async (context, { body }) => {
    const { x, y, z } = body.perceived.eyes()
    await breakOnWay(context, new Vec3(Math.floor(x), Math.floor(y), Math.floor(z)), context.signal)
  },
}
