import type { Subgoal, SubgoalKind, WorldState } from '../../../env/index.ts'
import { subgoalItem, subgoalNames } from '../../../memory/index.ts'
import { joined, numbers, words } from './feature-group.ts'
import type { FeatureGroup } from './feature-group.ts'
import type { GoalView } from './goal-features.ts'
import { itemWords, wordsOfNames } from './item-words.ts'
import { growing, nearestOf } from './scales.ts'

/** One candidate among those that are allowed, in the planner's order. */
export interface CandidateView {
  readonly subgoal: Subgoal
  /** 0 for the one that the planner likes best. */
  readonly rank: number
  /** How many there are. */
  readonly among: number
  readonly state: WorldState
  readonly goal: GoalView
  readonly item: string | null
  /** In which ways the planner would have to plan otherwise to do this first: none for what it does first of its own accord. */
  readonly ways: ReadonlySet<string>
  readonly words: ReadonlySet<string>
}

/** Looks at one candidate. */
export function viewCandidate(
  subgoal: Subgoal,
  rank: number,
  among: number,
  state: WorldState,
  goal: GoalView,
  styles: readonly string[] = [],
): CandidateView {
  return {
    subgoal,
    rank,
    among,
    state,
    goal,
    item: subgoalItem(subgoal),
    ways: new Set(rank === 0 ? [] : styles[0]?.split('+')),
    words: wordsOfNames(subgoalNames(subgoal)),
  }
}

/** Every kind once; a new kind of subgoal does not compile without its row. */
const kindNames = {
  gather: true,
  craft: true,
  smelt: true,
  place: true,
  hunt: true,
  explore: true,
  descend: true,
  tunnel: true,
  surface: true,
  'collect-drops': true,
  store: true,
  eat: true,
  equip: true,
  sleep: true,
  trade: true,
  repair: true,
  wash: true,
  'fill-bucket': true,
  'wear-down': true,
  retreat: true,
  wait: true,
} as const satisfies Record<SubgoalKind, true>

const place = numbers<CandidateView>('candidate', {
  first: ({ rank }) => Number(rank === 0),
  rank: ({ rank }) => 1 / (1 + rank),
  among: ({ among }) => growing(among),
  budget: ({ subgoal }) => growing(subgoal.budgetTicks) / 3,
  count: ({ subgoal }) => ('count' in subgoal ? growing(subgoal.count) : 0),
  seeks: ({ subgoal }) => ('seek' in subgoal ? growing(subgoal.seek.length) : 0),
  'height-change': ({ subgoal, state }) =>
    'toY' in subgoal ? ((subgoal.toY ?? state.position.y) - state.position.y) / 64 : 0,
})

const relation = numbers<CandidateView>('relation', {
  'item-of-goal': ({ item, goal }) => Number(item !== null && goal.names.has(item)),
  'words-of-goal': ({ words: mine, goal }) => {
    let shared = 0
    for (const word of mine) if (goal.words.has(word)) shared++
    return mine.size === 0 ? 0 : shared / mine.size
  },
  'item-carried': ({ item, state }) => (item === null ? 0 : growing(state.inventory[item] ?? 0)),
  'target-nearness': ({ subgoal, state }) => targetNearness(subgoal, state),
  'needs-met': ({ subgoal, state }) => shareCarried(needsOf(subgoal), state),
  'needs-nothing': ({ subgoal }) => Number(needsOf(subgoal).length === 0),
})

/** As the planner names them; others share what is left. */
const wayNames = ['spare-wood', 'no-axe', 'many-furnaces']

/** What a policy sees of one candidate, in its state and for its goal. */
export const candidateFeatures: FeatureGroup<CandidateView> = joined(
  words<CandidateView>('kind', Object.keys(kindNames), 0, ({ subgoal }) => [subgoal.kind]),
  place,
  relation,
  words<CandidateView>('way', wayNames, 2, ({ ways }) => ways),
  words<CandidateView>('word', itemWords, 8, (view) => view.words),
)

function targetNearness(subgoal: Subgoal, { blocks, entities }: WorldState): number {
  switch (subgoal.kind) {
    case 'gather':
      return nearestOf(blocks, subgoal.blocks)
    case 'explore':
    case 'descend':
    case 'tunnel':
      return Math.max(nearestOf(blocks, subgoal.seek), nearestOf(entities, subgoal.seek))
    case 'hunt':
    case 'trade':
      return nearestOf(entities, [subgoal.entity])
    case 'smelt':
      return nearestOf(blocks, ['furnace', 'blast_furnace', 'smoker'])
    case 'craft':
      return nearestOf(blocks, ['crafting_table'])
    case 'collect-drops':
      return nearestOf(entities, ['item'])
    case 'retreat':
      return subgoal.from === undefined ? 0 : nearestOf(entities, [subgoal.from])
    case 'place':
    case 'surface':
    case 'store':
    case 'eat':
    case 'equip':
    case 'sleep':
    case 'repair':
    case 'wash':
    case 'fill-bucket':
    case 'wear-down':
    case 'wait':
      return 0
  }
}

/** What a subgoal uses up or works with: for each need, the items that would do. */
function needsOf(subgoal: Subgoal): readonly (readonly string[])[] {
  switch (subgoal.kind) {
    case 'gather': {
      const tools = subgoal.tools?.filter((tool) => tool !== null) ?? []
      return tools.length === 0 || subgoal.tools?.includes(null) === true ? [] : [tools]
    }
    case 'craft':
      return (subgoal.recipe?.rows ?? []).flat().flatMap((item) => (item === null ? [] : [[item]]))
    case 'smelt':
      return [[subgoal.input], [subgoal.fuel]]
    case 'place':
      return [[subgoal.block]]
    case 'equip':
    case 'repair':
    case 'wash':
    case 'wear-down':
      return [[subgoal.item]]
    case 'trade':
      return subgoal.give === null ? [] : [[subgoal.give]]
    case 'fill-bucket':
      return [['bucket']]
    case 'hunt':
    case 'explore':
    case 'descend':
    case 'tunnel':
    case 'surface':
    case 'collect-drops':
    case 'store':
    case 'eat':
    case 'sleep':
    case 'retreat':
    case 'wait':
      return []
  }
}

/** The share of needs of which at least one piece is carried; 0 where nothing is needed. */
function shareCarried(needs: readonly (readonly string[])[], { inventory }: WorldState): number {
  if (needs.length === 0) return 0
  return needs.filter((items) => items.some((item) => (inventory[item] ?? 0) > 0)).length / needs.length
}
