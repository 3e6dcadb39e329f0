import { blockMatches, unwholesomeFoods } from '../../env/index.ts'
import type { Experience, Skill } from '../../distill/index.ts'
import type { CraftOperator, GameKnowledge, MineOperator, Operator } from './game-knowledge.ts'
import { isDoubtful } from './game-knowledge.ts'
import { isForbidden } from './forbidden-operator.ts'
import type { GameNames } from './game-names.ts'
import { trialTicks } from './guess-promise.ts'
import type { GridGuesses } from './grid-guesses.ts'
import type { Hypotheses } from './hypotheses.ts'
import { lazyCosts } from './lazy-costs.ts'
import { bandOf, habitatOf, huntSearchTicksOf, searchTicksOf, unexploredBand } from './places.ts'
import { remembered } from './remembered.ts'
import { operatorOfSkill } from './skill-operator.ts'

/** What an agent has beforehand that must learn the rest; prepared once for a version and recipe book. */
export interface LearnerBasis {
  readonly names: GameNames
  /** The recipe book, by item. */
  readonly recipesFor: (item: string) => readonly CraftOperator[]
  readonly hypotheses: Hypotheses
  /** Guesses at grids; null where the recipe book says all there is to know of them. */
  readonly gridGuesses: GridGuesses | null
  /** What a body eats by itself. */
  readonly foods: readonly string[]
  readonly dyes: readonly string[]
  readonly pickaxes: readonly string[]
  /** Blocks by name or `#group`. */
  readonly blocksOf: (nameOrGroup: string) => readonly string[]
}

/** Lays the recipe book and the names out for fast questions. */
export function learnerBasis(
  names: GameNames,
  recipes: readonly CraftOperator[],
  hypotheses: Hypotheses,
  gridGuesses: GridGuesses | null = null,
): LearnerBasis {
  const byItem = Map.groupBy(recipes, ({ item }) => item)
  return {
    names,
    recipesFor: (item) => byItem.get(item) ?? [],
    hypotheses,
    gridGuesses,
    foods: names.foods.filter((food) => !unwholesomeFoods.has(food)),
    dyes: [...names.items].filter((item) => item.endsWith('_dye')),
    pickaxes: [...names.items].filter((item) => item.endsWith('_pickaxe')),
    blocksOf: remembered((nameOrGroup) => names.blocks.filter((block) => blockMatches(nameOrGroup, block))),
  }
}

/**
 * The game as experience shows it at this moment: recipes from the book, and everything else from skills; where no skill yields an item,
 * guesses by name and by what has been seen (`Hypotheses`), the dearer the less they promise. Worked out on demand, item by item, and
 * kept: make a new one when experience has changed. `beforeItem` is called before the ways to an item are first worked out.
 */
export function learntKnowledge(
  basis: LearnerBasis,
  experience: Experience,
  beforeItem: (item: string) => void = () => {},
  carried: readonly string[] = [],
): GameKnowledge {
  const { names, recipesFor, hypotheses, gridGuesses } = basis
  const operatorsFor = remembered((item): readonly Operator[] => {
    beforeItem(item)
    const learnt = experience
      .skillsFor(item)
      .flatMap((skill) => operatorOfSkill(skill, experience, hypotheses.isMade) ?? [])
      .filter((operator) => !isForbidden(operator, experience))
    const isSure = learnt.some(
      (operator) => !isDoubtful(operator) && !(operator.kind === 'mine' && operator.habitat === 'elsewhere'),
    )
    const guesses = isSure || !names.items.has(item) ? [] : hypotheses.forItem(item, experience)
    const grids = isSure || !names.items.has(item) ? [] : (gridGuesses?.(item, experience, carried) ?? [])
    return [...recipesFor(item), ...learnt, ...guesses.map((guess) => withPlace(guess, experience)), ...grids]
  })
  const costTicks = lazyCosts(operatorsFor)
  let fuels: GameKnowledge['fuels'] | null = null
  return {
    minecraft: names.minecraft,
    isLearning: true,
    mayAskForRecipes: gridGuesses === null,
    operatorsFor,
    mineOperatorOf: (block) => breakingOf(block, experience, hypotheses),
    naturalBlocks: basis.blocksOf,
    leadsTo: () => [],
    oreBand: (block) => bandOf(block, experience),
    unexploredBand: unexploredBand(experience),
    durabilityOf: names.durabilityOf,
    get fuels() {
      fuels ??= fuelsOf(experience, hypotheses, costTicks)
      return fuels
    },
    foods: basis.foods,
    dyes: basis.dyes,
    pickaxes: basis.pickaxes,
    costTicks,
  }
}

/** How a block is broken for what it drops most: as a skill has it, else by hand, to see. */
function breakingOf(block: string, experience: Experience, hypotheses: Hypotheses): MineOperator {
  let best: Skill | null = null
  for (const skill of experience.skills.values()) {
    if (skill.method.kind !== 'mine' || skill.method.block !== block || !skill.isCredible) continue
    if (best === null || skill.yieldPerUse > best.yieldPerUse) best = skill
  }
  const operator = best === null ? null : operatorOfSkill(best, experience, hypotheses.isMade)
  if (operator?.kind === 'mine') return operator
  return {
    kind: 'mine',
    item: block,
    block,
    tools: null,
    blocksPerItem: 1,
    habitat: habitatOf(block, experience),
    searchTicks: searchTicksOf(block, experience),
    doubtTicks: trialTicks,
  }
}

/** A fuel that burns so long ends the search for better ones, in ticks. */
const longBurnTicks = 1_200

/** Known fuels, the longest burning first, and after them, as long as none of them burns long, guesses, the likeliest first. */
function fuelsOf(
  experience: Experience,
  hypotheses: Hypotheses,
  costTicks: (item: string) => number,
): GameKnowledge['fuels'] {
  const known = [...experience.skills.values()].flatMap(({ method, yieldPerUse }) =>
    method.kind === 'burn' ? [{ item: method.fuel, burnTicks: Math.max(1, Math.floor(yieldPerUse)) }] : [],
  )
  const burnsLong = known.some((fuel) => fuel.burnTicks >= longBurnTicks)
  const names = new Set(known.map(({ item }) => item))
  const guesses = burnsLong ? [] : hypotheses.fuels(experience, costTicks)
  known.sort((one, other) => other.burnTicks - one.burnTicks || (one.item < other.item ? -1 : 1))
  return [...known, ...guesses.filter(({ item }) => !names.has(item))]
}

/** Fills in where to look, from sightings. */
function withPlace(operator: Operator, experience: Experience): Operator {
  if (operator.kind === 'mine') {
    const { block } = operator
    return {
      ...operator,
      habitat: habitatOf(block, experience),
      searchTicks: searchTicksOf(block, experience),
    }
  }
  if (operator.kind === 'hunt')
    return { ...operator, searchTicks: huntSearchTicksOf(operator.entity, experience) }
  return operator
}
