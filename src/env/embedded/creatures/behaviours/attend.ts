import type { Behaviour } from '../behaviour.ts'

/** Stands still before whoever it trades with. */
export const attend: Behaviour = {
  name: 'attend',
  act(creature) {
    const { customer } = creature.mind
    if (customer === null) return false
    creature.stand()
    creature.face(customer.body.position.x, customer.body.position.z)
    return true
  },
}
