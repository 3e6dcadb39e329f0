import type { Task } from '../../env/index.ts'
import type { Need } from './suite-needs.ts'
import { suiteNeeds } from './suite-needs.ts'
import type { Truth, Way } from './truth.ts'
import { wayKey } from './truth.ts'

/**
 * What a dependency is about:
 * - `recipe`: what a needed thing is made of by hand;
 * - `source`: what a needed thing comes from (a block, a creature, a furnace, a villager, a fluid);
 * - `tool`: with what its block is mined: a bare hand, or which kind of tool;
 * - `tier`: the weakest tool that works, where a bare hand does not;
 * - `station`: the block at which it is made;
 * - `fuel`: something that burns, and for how long;
 * - `depth`: the heights where its ore lies.
 */
export const dependencyKinds = ['recipe', 'source', 'tool', 'tier', 'station', 'fuel', 'depth'] as const
export type DependencyKind = (typeof dependencyKinds)[number]

/** One thing that is truly so and that the suite hangs on. */
export interface Dependency {
  readonly kind: DependencyKind
  /** For people, e.g. `iron_ore: mine iron_ore`. Unique within its kind. */
  readonly text: string
  /** What needs it; null for what concerns smelting or washing as such. */
  readonly need: Need | null
  /** True for what needs no learning: what the recipe book shows, and that fluids fill buckets and cauldrons. */
  readonly isGiven: boolean
}

/** All dependencies of a suite in a world, and the tasks that cannot be done there. */
export interface SuiteDependencies {
  readonly dependencies: readonly Dependency[]
  readonly unreachable: readonly string[]
}

/**
 * The true dependencies of a suite. Each need along the cheapest ways gives one `recipe` or one `source`; a need that is mined gives its
 * tool, tier and depth too; smelting as such gives the furnace, what burns and for how long.
 */
export function suiteDependencies(tasks: readonly Task[], truth: Truth): SuiteDependencies {
  const { needs, smelts, washes, unreachable } = suiteNeeds(tasks, truth)
  const dependencies: Dependency[] = needs.flatMap((need) => dependenciesOf(need, truth))
  const add = (kind: DependencyKind, text: string, isGiven: boolean): void => {
    dependencies.push({ kind, text, need: null, isGiven })
  }
  if (smelts) {
    add('station', stations.furnace, false)
    add('fuel', fuels.burns, false)
    add('fuel', fuels.lasts, false)
  }
  if (washes) add('station', stations.cauldron, true)
  return { dependencies, unreachable }
}

/** Texts of dependencies that no single need has. */
export const stations = { furnace: 'smelting: furnace', cauldron: 'washing: cauldron' } as const
export const fuels = { burns: 'something that burns', lasts: 'how long it burns' } as const

function dependenciesOf(need: Need, truth: Truth): readonly Dependency[] {
  const { main, items } = need
  const of = (kind: DependencyKind, what: string, isGiven: boolean): Dependency => ({
    kind,
    text: `${nameOf(items, main)}: ${what}`,
    need,
    isGiven,
  })
  if (main.kind === 'craft') {
    const parts = main.ingredients.map(({ alternatives, count }) => `${count} ${alternatives[0]!}`)
    return [
      of('recipe', parts.join(', '), true),
      ...(main.needsTable ? [of('station', 'crafting_table', true)] : []),
    ]
  }
  const found = [of('source', wayKey(main), main.kind === 'fill')]
  if (main.kind === 'mine') {
    const weakest = main.tools?.[0]
    found.push(of('tool', weakest === undefined ? 'a bare hand' : kindOfTool(weakest), false))
    if (weakest !== undefined) found.push(of('tier', weakest, false))
    const ore = truth.ores[main.block]
    if (ore !== undefined) found.push(of('depth', `${ore.lowestY} to ${ore.highestY}`, false))
  }
  return found
}

/** A need by its cheapest item; one of several is marked. */
function nameOf(items: readonly string[], { item }: Way): string {
  return items.length > 1 ? `${item} or the like` : item
}

/** The kind of a tool by its name, e.g. `pickaxe`. */
export function kindOfTool(tool: string): string {
  return tool.slice(tool.indexOf('_') + 1)
}
