import type { Creature } from '../../../src/env/embedded/creatures/creature.ts'
import { VillagerOffers, type TradeOffer } from '../../../src/env/embedded/creatures/villager-offers.ts'
import { isProfession } from '../../../src/env/embedded/creatures/villager-trades.ts'
import type { Draw } from './draw.ts'
import type { Stage } from './stage.ts'

const professions = ['farmer', 'fisherman', 'fletcher', 'cleric', 'toolsmith', 'butcher', 'mason', 'armorer']

/** A villager with its trades, near the body. */
export function placeVillager(
  stage: Stage,
  draw: Draw,
  x: number,
  z: number,
): { readonly villager: Creature; readonly offer: TradeOffer } {
  const villager = stage.spawn('villager', x, 0, z)
  const profession = draw.pick(professions)
  if (!isProfession(profession)) throw new Error(`${profession} is no profession`)
  villager.offers = new VillagerOffers(profession, draw.random)
  villager.mind.home = { x, z }
  return { villager, offer: draw.pick(villager.offers.list) }
}
