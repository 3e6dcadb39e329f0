import type { SubgoalKind } from '../../env/index.ts'
import type { Method } from '../method.ts'
import { burnKey, gatherKey, huntKey, smeltKey } from './subgoal-key.ts'

/** Kinds of the subgoals in which methods are used. */
export const kindOfMethod: Readonly<Record<Method['kind'], SubgoalKind>> = {
  mine: 'gather',
  hunt: 'hunt',
  smelt: 'smelt',
  burn: 'smelt',
  trade: 'trade',
  fill: 'fill-bucket',
  craft: 'craft',
}

/** Key of the subgoals that use a method as a way to an item; null where none is ever forbidden as such. */
export function keyOfMethod(method: Method, item: string): string | null {
  switch (method.kind) {
    case 'mine':
      return gatherKey(item, [method.block])
    case 'hunt':
      return huntKey(method.entity, item)
    case 'smelt':
      return smeltKey(method.input, item)
    case 'burn':
      return burnKey(method.fuel)
    case 'trade':
    case 'fill':
    case 'craft':
      return null
  }
}
