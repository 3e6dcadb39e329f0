import { affineNames, nameAffinity } from '../../distill/index.ts'
import type { Experience } from '../../distill/index.ts'
import { analogies } from './analogies.ts'
import type {
  CraftOperator,
  Fuel,
  HuntOperator,
  MineOperator,
  Operator,
  SmeltOperator,
} from './game-knowledge.ts'
import type { GameNames } from './game-names.ts'
import { doubtOf, promiseLeft } from './guess-promise.ts'
import { isForbidden } from './forbidden-operator.ts'
import { guessedFuels } from './fuel-guesses.ts'
import { miningGuesses, toolmaking } from './mining-guesses.ts'
import type { Toolmaking } from './mining-guesses.ts'
import { remembered, rememberedAsOf } from './remembered.ts'

/**
 * Guesses at what might yield an item, for where nothing known does. A guess rests on the names of things, on what is known of others of their kind, on what has been seen, and on
 * what has been tried in vain; the less it promises, the more ticks are held against it (`doubtTicks`). The best guesses are kept however
 * little they promise: there is always something left to try.
 */
export interface Hypotheses {
  /** Guesses for an item that no skill yields, those in the least doubt first. */
  readonly forItem: (item: string, experience: Experience) => readonly Operator[]
  /** What might burn, of what could be had so far. */
  readonly fuels: (experience: Experience, costTicks: (item: string) => number) => readonly Fuel[]
  /** True for a block that hands make: it is hardly found lying about. */
  readonly isMade: (block: string) => boolean
}

/** Sources looked at per item, likest first. */
const mostLikeBlocks = 6
const mostLikeInputs = 4
/** Guesses kept per item, of each kind: however likely one kind seems, the others stay at hand. */
const mostOfKind = { mine: 12, hunt: 4, smelt: 3 } as const
const mostSeenBlocks = 12

/** What a guess without any likeness of names promises, at first. */
const promiseOfSeenBlock = 0.02
const promiseOfSeenCreature = 0.15
const shareOfUnseenCreature = 0.2
const promiseOfAnyInput = 0.002
/** What a name promises of a thing that was never seen, after how many looks without it half of that, and how little at least: it may not be in this world. */
const shareOfUnseen = 0.35
const looksToHalveUnseen = 250
const leastShareOfUnseen = 0.1
/** A likeness of names from which on a block is a better guess than just any creature or block in view. */
const tellingAffinity = 0.2
/** How much less a guess without likeness promises where a name tells something, and for what the recipe book makes anyway. */
const shareBesideTelling = 0.1
const shareOfCrafted = 0.6
/** What a furnace promises where the thing lies about under its own name, and where nothing is known yet of how to get what goes in. */
const shareOfSmeltingFound = 0.1
const shareOfInputToGet = 0.7

interface Likeness {
  readonly name: string
  readonly affinity: number
}

/** Prepares the guesses of one version: likenesses of names are found once, on demand. */
export function createHypotheses(names: GameNames, recipes: readonly CraftOperator[]): Hypotheses {
  const crafted = new Set(recipes.map(({ item }) => item))
  const isBlock = new Set(names.blocks)
  const pressed = pressedItems(recipes, (item) => isBlock.has(item))
  const found = names.blocks.filter((block) => names.items.has(block) && !crafted.has(block))
  const lying = new Set(found)
  const blocksLike = affineNames(names.blocks)
  const itemsLike = affineNames([...names.items])
  const likeBlocks = remembered((item) => likest(item, blocksLike(item), crafted, mostLikeBlocks))
  const likeInputs = remembered((item) =>
    likest(item, itemsLike(item), crafted, mostLikeInputs + 1).filter(({ name }) => name !== item),
  )
  const likeCreatures = remembered((item) => {
    const like = names.creatures.map((entity) => [entity, nameAffinity(entity, item)] as const)
    return new Map(like.filter(([, affinity]) => affinity > 0))
  })
  const analogous = analogies(names)
  const outlookOf = rememberedAsOf((experience) => outlook(names, found, experience))

  const smelting = (item: string, experience: Experience): readonly SmeltOperator[] => {
    const guesses: SmeltOperator[] = []
    const { mined, had } = outlookOf(experience)
    // Without a furnace nothing is smelted, and how to come by one may be unknown.
    if (!crafted.has('furnace') && !had.has('furnace') && experience.timesSeen('furnace') === 0)
      return guesses
    const like = likeInputs(item)
    const inputs = new Map(like.map(({ name, affinity }) => [name, affinity]))
    for (const input of mined) {
      if (input !== item && !inputs.has(input)) inputs.set(input, promiseOfAnyInput)
    }
    const share = lying.has(item) ? shareOfSmeltingFound : 1
    for (const [input, likeness] of inputs) {
      const isHad = had.has(input)
      // A guess on top of a guess is none: what goes in must be known to be had, or lie about under its own name.
      if (!isHad && !lying.has(input)) continue
      const promise = likeness * share * (isHad ? 1 : shareOfInputToGet)
      const left = promiseLeft('smelt', promise, experience.vain({ kind: 'smelt', input }, item))
      guesses.push({ kind: 'smelt', item, input, doubtTicks: doubtOf(left) })
    }
    return guesses
  }

  const hunting = (item: string, share: number, experience: Experience): readonly HuntOperator[] => {
    const { creatures } = outlookOf(experience)
    const like = likeCreatures(item)
    const candidates =
      like.size === 0 ? creatures : names.creatures.filter((name) => creatures.has(name) || like.has(name))
    return [...candidates].map((entity): HuntOperator => {
      const affinity = like.get(entity) ?? 0
      const isSeen = creatures.has(entity)
      const promise = isSeen
        ? Math.max(promiseOfSeenCreature * share, affinity)
        : affinity * shareOfUnseenCreature
      const left = promiseLeft('hunt', promise, experience.vain({ kind: 'hunt', entity }, item))
      return { kind: 'hunt', item, entity, killsPerItem: 1, searchTicks: 0, doubtTicks: doubtOf(left) }
    })
  }

  return {
    forItem: (item, experience) => {
      if (item === 'water_bucket' || item === 'lava_bucket') return [filling(item)]
      const isCrafted = crafted.has(item)
      // What hands make of several things is made: nobody digs for a chest.
      if (isCrafted && !pressed.has(item)) return []
      const { tools, often } = outlookOf(experience)
      const like = likeBlocks(item)
      const isTelling = like.some(({ affinity }) => affinity >= tellingAffinity)
      const share = (isTelling ? shareBesideTelling : 1) * (isCrafted ? shareOfCrafted : 1)
      const mining: MineOperator[] = [...analogous(item, experience)]
      const looks = experience.looks.above + experience.looks.below
      const unseenShare = Math.max(leastShareOfUnseen, shareOfUnseen / (1 + looks / looksToHalveUnseen))
      for (const { name, affinity } of like) {
        const promise = affinity * (experience.timesSeen(name) === 0 ? unseenShare : 1)
        mining.push(...miningGuesses(name, item, promise, experience, tools))
      }
      for (const block of often) {
        if (like.some(({ name }) => name === block)) continue
        mining.push(...miningGuesses(block, item, promiseOfSeenBlock * share, experience, tools))
      }
      const hunts = hunting(item, share, experience)
      const smelts = smelting(item, experience)
      const isOpen = (guess: Operator): boolean => !isForbidden(guess, experience)
      // Where guardrails forbid every guess, the planner is told all the same: it is for the guard to decide.
      const left = [...mining, ...hunts, ...smelts].some(isOpen) ? isOpen : () => true
      return [
        ...leastDoubtful(mining, left, mostOfKind.mine),
        ...leastDoubtful(hunts, left, mostOfKind.hunt),
        ...leastDoubtful(smelts, left, mostOfKind.smelt),
      ]
    },
    fuels: (experience, costTicks) => guessedFuels(recipes, names, experience, costTicks),
    isMade: (block) => crafted.has(block) && !pressed.has(block),
  }
}

function filling(item: 'water_bucket' | 'lava_bucket'): Operator {
  return { kind: 'fill', item, fluid: item === 'water_bucket' ? 'water' : 'lava', searchTicks: 1_500 }
}

/** A block that is made by hand is hardly found; what bears the item's name is likely it. */
function likest(
  item: string,
  names: readonly string[],
  crafted: ReadonlySet<string>,
  most: number,
): readonly Likeness[] {
  return names
    .map((name) => ({ name, affinity: nameAffinity(name, item) * (crafted.has(name) ? 0.1 : 1) }))
    .filter(({ affinity }) => affinity > 0)
    .sort((one, other) => other.affinity - one.affinity || (one.name < other.name ? -1 : 1))
    .slice(0, most)
}

/** Counts in which the book presses pieces of one thing together. */
const pressedCounts: ReadonlySet<number> = new Set([1, 4, 9])

/**
 * Items that the book can press together out of one other thing, or take back out of what is pressed of them: such materials, like leather,
 * ingots or wool, may well have a source of their own. Storage blocks of nine pieces have not.
 */
function pressedItems(
  recipes: readonly CraftOperator[],
  isBlock: (item: string) => boolean,
): ReadonlySet<string> {
  const pressed = new Set<string>()
  for (const { item, ingredients } of recipes) {
    const [first, second] = ingredients
    if (first === undefined || second !== undefined || first.alternatives.length !== 1) continue
    if (pressedCounts.has(first.count) && !(first.count === 9 && isBlock(item))) pressed.add(item)
  }
  return pressed
}

function leastDoubtful<Guess extends MineOperator | HuntOperator | SmeltOperator>(
  guesses: readonly Guess[],
  isLeft: (guess: Guess) => boolean,
  most: number,
): readonly Guess[] {
  const kept: Guess[] = []
  for (const guess of guesses.toSorted((one, other) => (one.doubtTicks ?? 0) - (other.doubtTicks ?? 0))) {
    if (kept.length === most) break
    if (isLeft(guess)) kept.push(guess)
  }
  return kept
}

function oftenSeen(blocks: readonly string[], experience: Experience): readonly string[] {
  const times = (block: string): number => experience.timesSeen(block)
  return blocks
    .filter((block) => times(block) > 0)
    .sort((one, other) => times(other) - times(one) || (one < other ? -1 : 1))
    .slice(0, mostSeenBlocks)
}

/** What guesses at any item rest on, worked out once for all of them. */
interface Outlook {
  /** Blocks in view most often, of those that lie about. */
  readonly often: readonly string[]
  /** Creatures that were seen, in the order of all names. */
  readonly creatures: ReadonlySet<string>
  readonly tools: Toolmaking
  /** Items that are known to come out of blocks, and all that are known to be had. */
  readonly mined: readonly string[]
  readonly had: ReadonlySet<string>
}

function outlook(names: GameNames, found: readonly string[], experience: Experience): Outlook {
  const skills = [...experience.skills.values()]
  return {
    often: oftenSeen(found, experience),
    creatures: new Set(names.creatures.filter((entity) => experience.timesSeen(entity) > 0)),
    tools: toolmaking(skills),
    mined: skills.filter(({ method }) => method.kind === 'mine').map(({ item }) => item),
    had: new Set(skills.map(({ item }) => item)),
  }
}
