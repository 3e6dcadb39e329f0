import type { Subgoal } from '../../env/index.ts'

/** A subgoal in a few words, for people: `gather 3 oak_log`. */
export function describeSubgoal(subgoal: Subgoal): string {
  switch (subgoal.kind) {
    case 'gather':
    case 'craft':
      return `${subgoal.kind} ${subgoal.count} ${subgoal.item}`
    case 'smelt':
      return `smelt ${subgoal.count} ${subgoal.item} with ${subgoal.fuel}`
    case 'place':
      return `place ${subgoal.block}`
    case 'hunt':
      return subgoal.item === undefined
        ? `hunt ${subgoal.count} ${subgoal.entity}`
        : `hunt ${subgoal.entity} for ${subgoal.count} ${subgoal.item}`
    case 'explore':
      return `explore for ${few(subgoal.seek)}`
    case 'descend':
      return `dig down to height ${subgoal.toY}`
    case 'tunnel':
      return `mine a tunnel for ${few(subgoal.seek)}`
    case 'surface':
      return subgoal.toY === undefined ? 'return to the surface' : `dig up to height ${subgoal.toY}`
    case 'collect-drops':
      return subgoal.items.length === 0 ? 'pick up what lies around' : `pick up ${few(subgoal.items)}`
    case 'store':
      return `store ${few(subgoal.items)}`
    case 'eat':
      return subgoal.item === undefined ? 'eat' : `eat ${subgoal.item}`
    case 'equip':
      return `equip ${subgoal.item}`
    case 'sleep':
      return 'sleep'
    case 'trade':
      return subgoal.give === null
        ? 'ask what the villagers trade'
        : `trade ${subgoal.give} for ${subgoal.count} ${subgoal.take}`
    case 'repair':
      return subgoal.station === 'grid'
        ? `repair ${subgoal.item}`
        : `repair ${subgoal.item} at the ${subgoal.station}`
    case 'wash':
      return `wash ${subgoal.item}`
    case 'fill-bucket':
      return `fill a bucket with ${subgoal.fluid}`
    case 'wear-down':
      return `wear down ${subgoal.item}`
    case 'retreat':
      return subgoal.from === undefined ? 'retreat' : `retreat from ${subgoal.from}`
    case 'wait':
      return `wait ${subgoal.ticks} ticks`
  }
}

const mostNamed = 2

function few(names: readonly string[]): string {
  const named = names.slice(0, mostNamed).join(', ')
  if (names.length === 0) return 'anything new'
  return names.length > mostNamed ? `${named} or ${names.length - mostNamed} more` : named
}
