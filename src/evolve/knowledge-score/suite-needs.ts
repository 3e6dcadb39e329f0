import { blockMatches } from '../../env/index.ts'
import type { Goal, Task } from '../../env/index.ts'
import { deedCosts, wayCost } from './deed-costs.ts'
import type { Truth, Way } from './truth.ts'
import { trueWays } from './truth.ts'

/** Something that the suite needs: any one of `items`, which stand in for each other there. */
export interface Need {
  /** Those that can be had in this world, sorted; none is made of another. */
  readonly items: readonly string[]
  /** The cheapest true way to one of them. */
  readonly main: Way
  /**
   * True ways to any of them that lead from empty hands without going through one of them, of the main way's sort: recipes where that is a
   * recipe, sources where it is a source.
   */
  readonly accepted: readonly Way[]
}

/** All that the tasks of a suite need in a world. */
export interface SuiteNeeds {
  readonly needs: readonly Need[]
  /** True where something has to be smelted, or washed in a cauldron. */
  readonly smelts: boolean
  readonly washes: boolean
  /** Tasks that cannot be done in this world, by id. */
  readonly unreachable: readonly string[]
}

/** Derives the needs backwards from the goals, along the cheapest true ways. Pure: the same truth and tasks give the same needs. */
export function suiteNeeds(tasks: readonly Task[], truth: Truth): SuiteNeeds {
  const chain = new NeedChain(truth)
  const unreachable = tasks.filter(({ goal }) => !chain.reach(goal)).map(({ id }) => id)
  const needs = [...chain.needs.values()]
  return {
    needs,
    smelts: needs.some(({ main }) => main.kind === 'smelt'),
    washes: tasks.some(({ goal, id }) => !unreachable.includes(id) && isWash(goal)),
    unreachable,
  }
}

function isWash(goal: Goal): boolean {
  return 'all' in goal ? goal.all.some(isWash) : goal.washed !== undefined
}

/** Stands for what a task of trading needs: to sell anything. Its ways are sales of goods. */
const anyTrade = 'trade'

class NeedChain {
  readonly needs = new Map<string, Need>()
  readonly #truth: Truth
  readonly #ways: ReadonlyMap<string, readonly Way[]>
  readonly #costs: ReadonlyMap<string, number>

  constructor(truth: Truth) {
    this.#truth = truth
    const ways = trueWays(truth)
    const sales = [...ways.values()].flat().filter((way) => way.kind === 'trade' && way.give !== 'emerald')
    const all = new Map([...ways, [anyTrade, sales]])
    this.#costs = deedCosts(all)
    this.#ways = new Map(
      [...all].map(([item, its]) => [item, its.filter((way) => wayCost(way, this.#costs) < Infinity)]),
    )
  }

  /** Adds all needs of a goal; false, and nothing added, where it is out of reach. */
  reach(goal: Goal): boolean {
    const wanted = this.#wantedFor(goal)
    if (!wanted.every((items) => this.#canHave(items))) return false
    for (const items of wanted) this.#need(items)
    return true
  }

  #canHave(items: readonly string[]): boolean {
    return items.some((item) => this.#costs.has(item))
  }

  /** Sets of items, one of each of which a goal needs. */
  #wantedFor(goal: Goal): readonly (readonly string[])[] {
    if ('all' in goal) return goal.all.flatMap((part) => this.#wantedFor(part))
    const { have, haveAny, mined, withTool, crafted, traded, washed, repaired } = goal
    const wanted: (readonly string[])[] = Object.keys(have ?? {}).map((item) => [item])
    if (haveAny) wanted.push(haveAny)
    if (mined !== undefined) {
      const blocks = [...this.#truth.naturalBlocks.keys()].filter((block) => blockMatches(mined, block))
      wanted.push(blocks.flatMap((block) => this.#truth.dropsOf(block).map(({ item }) => item)))
    }
    for (const item of [withTool, crafted, washed, repaired])
      if (typeof item === 'string') wanted.push([item])
    if (traded !== undefined) wanted.push([anyTrade])
    if (washed !== undefined) {
      const dyes = [...this.#ways.keys()].filter((item) => item.endsWith('_dye'))
      wanted.push(dyes, ['water_bucket'], ['cauldron'])
    }
    return wanted
  }

  #need(candidates: readonly string[]): void {
    const items = this.#independent(candidates)
    const key = items.join('|')
    if (this.needs.has(key)) return
    const without = this.#costsWithout(items)
    const open = items
      .flatMap((item) => this.#ways.get(item) ?? [])
      .filter((way) => wayCost(way, without, this.#costs) < Infinity)
    const [main] = open.toSorted((one, other) => wayCost(one, this.#costs) - wayCost(other, this.#costs))
    if (main === undefined) return
    const accepted = open.filter(({ kind }) => (kind === 'craft') === (main.kind === 'craft'))
    this.needs.set(key, { items, main, accepted })
    this.#needsOf(main, accepted).forEach((wanted) => {
      this.#need(wanted)
    })
  }

  /** Items that can be had, without those that can only be made of the others. */
  #independent(candidates: readonly string[]): readonly string[] {
    const items = [...new Set(candidates)].filter((item) => this.#costs.has(item)).sort()
    if (items.length === 1) return items
    return items.filter((item) => this.#costsWithout(items.filter((other) => other !== item)).has(item))
  }

  #costsWithout(items: readonly string[]): ReadonlyMap<string, number> {
    return deedCosts(this.#ways, new Set(items), this.#costs)
  }

  /** What the main way takes; where others of its shape are accepted, what any of them takes. */
  #needsOf(main: Way, accepted: readonly Way[]): readonly (readonly string[])[] {
    switch (main.kind) {
      case 'craft': {
        const alike = accepted.filter((way) => way.kind === 'craft' && shapeOf(way) === shapeOf(main))
        const ingredients = main.ingredients.map((_, index) =>
          alike.flatMap((way) => (way.kind === 'craft' ? way.ingredients[index]!.alternatives : [])),
        )
        return main.needsTable ? [...ingredients, ['crafting_table']] : ingredients
      }
      case 'mine': {
        const tool = main.tools?.find((name) => this.#costs.has(name))
        return tool === undefined ? [] : [[tool]]
      }
      case 'smelt':
        return [accepted.flatMap((way) => (way.kind === 'smelt' ? way.input : [])), ['furnace']]
      case 'trade':
        return [accepted.flatMap((way) => (way.kind === 'trade' ? way.give : []))]
      case 'fill':
        return [['bucket']]
      case 'hunt':
        return []
    }
  }
}

function shapeOf({ yields, ingredients, needsTable }: Extract<Way, { kind: 'craft' }>): string {
  return `${yields} ${String(needsTable)} ${ingredients.map(({ count }) => count).join()}`
}
