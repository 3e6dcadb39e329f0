import { nameAffinity } from '../../distill/index.ts'
import type { Experience } from '../../distill/index.ts'
import type { CraftOperator, Fuel } from './game-knowledge.ts'
import type { GameNames } from './game-names.ts'

/** Guesses kept: of what was had, and of what the book makes of that. */
const mostFuels = { had: 8, made: 4 } as const
/** Guessed ticks that one piece of an untried fuel burns: that of wood. */
const guessedBurnTicks = 300
/** What just any thing promises as a fuel, and the ticks after which a cold furnace is given up. */
const promiseOfAnyFuel = 0.1
const fuelTrialTicks = 60

/** What might burn, of what was had so far and what the book makes of it; the likeliest and cheapest first. */
export function guessedFuels(
  recipes: readonly CraftOperator[],
  names: Pick<GameNames, 'durabilityOf'>,
  experience: Experience,
  costTicks: (item: string) => number,
): readonly Fuel[] {
  const burns = fuelsKnown(experience)
  const had = new Set([...experience.skills.values()].map(({ item }) => item))
  const made = recipes.filter(
    ({ item, ingredients }) =>
      !had.has(item) && ingredients.every(({ alternatives }) => alternatives.some((name) => had.has(name))),
  )
  const likeliest = (items: ReadonlySet<string>, most: number): readonly Fuel[] =>
    [...items]
      .filter((item) => mayBurn(item, experience, names) && costTicks(item) < Infinity)
      .map((item) => ({ item, burnTicks: guessedBurnTicks, doubtTicks: fuelDoubtOf(item, burns) }))
      .sort(
        (one, other) =>
          one.doubtTicks + costTicks(one.item) - (other.doubtTicks + costTicks(other.item)) ||
          (one.item < other.item ? -1 : 1),
      )
      .slice(0, most)
  return [
    ...likeliest(had, mostFuels.had),
    ...likeliest(new Set(made.map(({ item }) => item)), mostFuels.made),
  ]
}

/** Items that were seen burning. */
export function fuelsKnown(experience: Experience): readonly string[] {
  return [...experience.skills.values()].flatMap(({ method }) =>
    method.kind === 'burn' ? [method.fuel] : [],
  )
}

/** True for what may be laid under something to see: no tool, and nothing that did not burn before. */
export function mayBurn(
  item: string,
  experience: Experience,
  { durabilityOf }: Pick<GameNames, 'durabilityOf'>,
): boolean {
  const { uses, usesForOthers } = experience.vain({ kind: 'burn', fuel: item }, 'burnTicks')
  return uses + usesForOthers === 0 && durabilityOf(item) === 0
}

/** Ticks held against a fuel that was never seen burning: the more its name is like that of `burns`, the fewer. */
export function fuelDoubtOf(item: string, burns: readonly string[]): number {
  const promise = burns.reduce((best, fuel) => Math.max(best, nameAffinity(fuel, item)), promiseOfAnyFuel)
  return fuelTrialTicks * (1 / promise - 1)
}
