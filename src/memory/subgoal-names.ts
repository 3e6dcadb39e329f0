import type { Subgoal } from '../env/index.ts'

/** Names that are kept of one subgoal. */
const mostNames = 32

/** The item, block or entity that a subgoal is after, or null where it is after none or several. */
export function subgoalItem(subgoal: Subgoal): string | null {
  switch (subgoal.kind) {
    case 'gather':
    case 'craft':
    case 'smelt':
    case 'equip':
    case 'wash':
    case 'wear-down':
    case 'repair':
      return subgoal.item
    case 'hunt':
      return subgoal.item ?? subgoal.entity
    case 'place':
      return subgoal.block
    case 'trade':
      return subgoal.take
    case 'fill-bucket':
      return `${subgoal.fluid}_bucket`
    case 'eat':
      return subgoal.item ?? null
    case 'explore':
    case 'descend':
    case 'tunnel':
    case 'surface':
      return subgoal.seek?.length === 1 ? subgoal.seek[0]! : null
    case 'collect-drops':
    case 'store':
      return subgoal.items.length === 1 ? subgoal.items[0]! : null
    case 'sleep':
    case 'retreat':
    case 'wait':
      return null
  }
}

/** Kinds whose signature names no thing, whatever they are after. */
const namelessKinds: ReadonlySet<Subgoal['kind']> = new Set([
  'explore',
  'descend',
  'tunnel',
  'surface',
  'collect-drops',
  'store',
  'eat',
])

/**
 * The item, block or entity that all subgoals of one signature (`subgoalSignature`) are after, or null: a search may be for anything, and a
 * cow is hunted for leather as for beef.
 */
export function signatureItem(subgoal: Subgoal): string | null {
  if (namelessKinds.has(subgoal.kind)) return null
  return subgoal.kind === 'hunt' ? subgoal.entity : subgoalItem(subgoal)
}

/** Every item, block and entity that a subgoal names, without repetition. */
export function subgoalNames(subgoal: Subgoal): readonly string[] {
  return [...new Set(namesIn(subgoal))].slice(0, mostNames)
}

function namesIn(subgoal: Subgoal): readonly string[] {
  switch (subgoal.kind) {
    case 'gather':
      return [subgoal.item, ...subgoal.blocks]
    case 'smelt':
      return [subgoal.item, subgoal.input, subgoal.fuel]
    case 'hunt':
      return [subgoal.entity, ...(subgoal.item === undefined ? [] : [subgoal.item])]
    case 'trade':
      return [subgoal.take, subgoal.give, subgoal.entity].filter((name) => name !== null)
    case 'explore':
    case 'descend':
    case 'tunnel':
    case 'surface':
      return subgoal.seek ?? []
    case 'collect-drops':
    case 'store':
      return subgoal.items
    case 'craft':
    case 'place':
    case 'equip':
    case 'wash':
    case 'wear-down':
    case 'repair':
    case 'fill-bucket':
    case 'eat':
    case 'sleep':
    case 'retreat':
    case 'wait': {
      const item = subgoalItem(subgoal)
      return item === null ? [] : [item]
    }
  }
}
