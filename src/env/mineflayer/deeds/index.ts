import type { SubgoalKind } from '../../subgoal.ts'
import type { MerchantMemory } from '../body/merchant-memory.ts'
import type { Deed } from '../deed.ts'
import { createCollectDrops, type PerceiveEntities } from './collect-drops.ts'
import { craft } from './craft.ts'
import { descend } from './descend.ts'
import { eat } from './eat.ts'
import { equip } from './equip.ts'
import { createExplore } from './explore.ts'
import { fillBucket } from './fill-bucket.ts'
import { gather } from './gather.ts'
import { createHunt } from './hunt.ts'
import { place } from './place.ts'
import { repair } from './repair.ts'
import { retreat } from './retreat.ts'
import { sleep } from './sleep.ts'
import { smelt } from './smelt.ts'
import { store } from './store.ts'
import { surface } from './surface.ts'
import { createTrade } from './trade.ts'
import { tunnel } from './tunnel.ts'
import { wait } from './wait.ts'
import { wash } from './wash.ts'
import { wearDown } from './wear-down.ts'

/** One deed for every kind of subgoal. */
export type Deeds = { readonly [Kind in SubgoalKind]: Deed<Kind> }

/** Makes the deeds of one episode: some remember, for as long as they live, where they have been. */
export function createDeeds(perceive: PerceiveEntities, merchants: MerchantMemory): Deeds {
  return {
    gather,
    craft,
    smelt,
    place,
    hunt: createHunt(perceive),
    explore: createExplore(perceive),
    descend,
    tunnel,
    surface,
    'collect-drops': createCollectDrops(perceive),
    store,
    eat,
    equip,
    sleep,
    trade: createTrade(perceive, merchants),
    repair,
    wash,
    'fill-bucket': fillBucket,
    'wear-down': wearDown,
    retreat,
    wait,
  }
}
