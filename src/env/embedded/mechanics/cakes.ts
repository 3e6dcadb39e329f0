import { eat } from '../rules/hunger.ts'
import type { EmbeddedServer } from '../server/embedded-server.ts'
import type { Mechanic } from '../server/server-context.ts'

/** A slice fills by so much (vanilla `CakeBlock`: 2 points at a modifier of 0.1); there are seven. */
const slice = { points: 2, saturation: 0.4 } as const
const lastBite = 6
const fullFood = 20

/** A hungry player who uses a cake eats a slice of it. */
export const cakes: Mechanic = {
  name: 'cakes',
  install(server: EmbeddedServer): void {
    const { world, blocks } = server
    server.onBlockUse('cake', (player, { x, y, z, state }) => {
      const { body } = player
      if (body.food >= fullFood) return false
      const stomach = { food: body.food, saturation: body.saturation, exhaustion: 0, timerTicks: 0 }
      const { food, saturation } = eat(stomach, slice)
      Object.assign(body, { food, saturation })
      player.vitalsChanged = true
      const bites = Number(blocks.propertiesOf(state)['bites'])
      world.setState(x, y, z, bites < lastBite ? blocks.stateOf('cake', { bites: bites + 1 }) : 0)
      return true
    })
  },
}
