import { subgoalSignature } from '../../env/index.ts'
import type { Subgoal, WorldState } from '../../env/index.ts'

/** How far a guardrail looks: at one subgoal, or at all that comes of a journey for one thing. */
export const guardrailScopes = ['subgoal', 'task'] as const
export type GuardrailScope = (typeof guardrailScopes)[number]

/** What failures and successes are contrasted within. Equal keys, equal subjects. */
export interface GuardSubject {
  /** Stable text, e.g. `gather coal from coal_ore`, `hunt cow for leather`, `go down for iron_ore`. */
  readonly key: string
  readonly scope: GuardrailScope
  /** `subgoalSignature` of the subgoals concerned; null where they have several. */
  readonly signature: string | null
  /** Item, block or entity that it is about, or null. */
  readonly item: string | null
  /** True where the key names one particular means to an end, so that it may be forbidden as such, whatever the situation. */
  readonly isMeans: boolean
}

/** Kinds that are no work: they are what is left when all else is forbidden. */
const stopgaps: ReadonlySet<Subgoal['kind']> = new Set(['wait', 'retreat'])

/** True for a subgoal that only lets time pass or steps aside. */
export function isStopgap({ kind }: Subgoal): boolean {
  return stopgaps.has(kind)
}

/** The subject that an attempt at this subgoal tells of, at the grain of subgoals; null for one that is never forbidden. */
export function subjectOf(subgoal: Subgoal): GuardSubject | null {
  if (isStopgap(subgoal)) return null
  const signature = subgoalSignature(subgoal)
  const common = { scope: 'subgoal', signature } as const
  switch (subgoal.kind) {
    case 'gather': {
      const { item, blocks } = subgoal
      const key = gatherKey(item, blocks)
      return { ...common, key, item, isMeans: blocks.length === 1 }
    }
    case 'smelt':
      return { ...common, key: smeltKey(subgoal.input, subgoal.item), item: subgoal.item, isMeans: true }
    case 'craft':
      // To try is no mistake: what a grid makes is remembered by itself.
      if (subgoal.trials !== undefined) return null
      return { ...common, key: signature, item: subgoal.item, isMeans: true }
    case 'repair':
    case 'wash':
      return { ...common, key: signature, item: subgoal.item, isMeans: true }
    case 'trade':
      return { ...common, key: signature, item: subgoal.take, isMeans: subgoal.give !== null }
    case 'eat':
      return subgoal.item === undefined
        ? { ...common, key: signature, item: null, isMeans: false }
        : { ...common, key: `eat ${subgoal.item}`, item: subgoal.item, isMeans: true }
    case 'hunt': {
      // What a creature never drops says nothing of hunting it for what it does drop.
      const { entity, item } = subgoal
      return {
        ...common,
        key: item === undefined ? signature : huntKey(entity, item),
        item: item ?? entity,
        isMeans: false,
      }
    }
    case 'place':
      return { ...common, key: signature, item: subgoal.block, isMeans: false }
    case 'explore':
    case 'descend':
    case 'tunnel':
    case 'surface':
    case 'collect-drops':
    case 'store':
    case 'equip':
    case 'sleep':
    case 'fill-bucket':
    case 'wear-down':
    case 'retreat':
    case 'wait':
      return { ...common, key: signature, item: null, isMeans: false }
  }
}

/** The subject of a journey that begins with this subgoal here; null where it begins none. A journey is for what it looks for first. */
export function journeySubject({ underSky }: WorldState, subgoal: Subgoal): GuardSubject | null {
  if (!underSky || (subgoal.kind !== 'descend' && subgoal.kind !== 'tunnel')) return null
  const sought = subgoal.seek[0]
  if (sought === undefined) return null
  return { key: journeyKey(sought), scope: 'task', signature: null, item: sought, isMeans: false }
}

/** Key of digging an item out of these blocks. */
export function gatherKey(item: string, blocks: readonly string[]): string {
  return `gather ${item} from ${blocks.length === 1 ? blocks[0]! : 'several blocks'}`
}

/** Key of smelting one thing into another. */
export function smeltKey(input: string, item: string): string {
  return `smelt ${input} into ${item}`
}

/** Key of smelting anything with this fuel. */
export function burnKey(fuel: string): string {
  return `smelt with ${fuel}`
}

/** Key of hunting a creature for an item. */
export function huntKey(entity: string, item: string): string {
  return `hunt ${entity} for ${item}`
}

const journeyStart = 'go'

/** Kinds of the subgoals that a key is about. */
export function kindsOf(key: string): readonly string[] {
  const [kind] = key.split(' ')
  return kind === journeyStart ? ['descend', 'tunnel'] : [kind!]
}

function journeyKey(sought: string): string {
  return `${journeyStart} down for ${sought}`
}

/** The key beside that of its subject under which a subgoal may be forbidden: by what it burns; null for none. */
export function furtherKey(subgoal: Subgoal): string | null {
  return subgoal.kind === 'smelt' ? burnKey(subgoal.fuel) : null
}
