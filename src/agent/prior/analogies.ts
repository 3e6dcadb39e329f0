import { affineNames } from '../../distill/index.ts'
import type { Experience, Skill } from '../../distill/index.ts'
import type { GameNames } from './game-names.ts'
import type { MineOperator } from './game-knowledge.ts'
import { doubtOf } from './guess-promise.ts'
import { remembered, rememberedAsOf } from './remembered.ts'
import { operatorOfSkill } from './skill-operator.ts'

/** What it promises that a thing is like another of its kind, before it was tried. */
const promiseOfAnalogy = 0.85
/** A drop is missed now and then even where it always comes. */
const mostYield = 0.9

/** A block that may yield an item as the block of a skill yields its own. */
interface Analogy {
  readonly block: string
  readonly item: string
}

/**
 * Finds guesses by analogy: where spruce leaves are known to give spruce saplings, oak leaves may well give oak saplings, with the same tools and
 * as rarely. What was broken in vain counts by how likely that was at the rate of the skill.
 */
export function analogies(
  names: Pick<GameNames, 'blocks' | 'items'>,
): (item: string, experience: Experience) => readonly MineOperator[] {
  const blocksLike = affineNames(names.blocks)
  const carriedOverFrom = remembered((key: string): readonly Analogy[] => {
    const [from, item] = key.split(' ') as [string, string]
    return blocksLike(from).flatMap((block): readonly Analogy[] => {
      const other = carryOver(from, block, item)
      return other !== null && other !== item && names.items.has(other) ? [{ block, item: other }] : []
    })
  })
  const byItem = rememberedAsOf((experience) => {
    const found = new Map<string, { readonly skill: Skill; readonly block: string }[]>()
    for (const skill of experience.skills.values()) {
      const { method, isCredible, status } = skill
      if (method.kind !== 'mine' || !isCredible || status === 'retired') continue
      for (const { block, item } of carriedOverFrom(`${method.block} ${skill.item}`))
        found.set(item, [...(found.get(item) ?? []), { skill, block }])
    }
    return found
  })
  return (item, experience) =>
    (byItem(experience).get(item) ?? []).flatMap(({ skill, block }) => {
      const alike: Skill = { ...skill, item, method: { kind: 'mine', block } }
      const operator = operatorOfSkill(alike, experience, () => false)
      if (operator?.kind !== 'mine') return []
      return [{ ...operator, doubtTicks: doubtOf(posteriorOf(alike, experience)) }]
    })
}

/** The posterior of the analogy after what was broken in vain, which its own rate explains in part. */
function posteriorOf({ item, method, tools, yieldPerUse }: Skill, experience: Experience): number {
  if (method.kind !== 'mine') return promiseOfAnalogy
  const { uses, usesForOthers } = experience.vain({ ...method, tool: tools[0] ?? null }, item)
  const chanceOfNone = (1 - Math.min(mostYield, yieldPerUse)) ** (uses + usesForOthers)
  const isSo = promiseOfAnalogy * chanceOfNone
  return Math.max(Number.EPSILON, isSo / (isSo + 1 - promiseOfAnalogy))
}

/**
 * What becomes of an item's name by the change of words that makes one block's name of another's: `spruce_leaves` to `oak_leaves` makes `oak_sapling` of
 * `spruce_sapling`. Null where the blocks are not of one kind, or the item has nothing of what differs.
 */
export function carryOver(from: string, to: string, item: string): string | null {
  const ours = from.split('_')
  const theirs = to.split('_')
  let head = 0
  while (head < ours.length && head < theirs.length && ours[head] === theirs[head]) head++
  let tail = 0
  while (
    tail < ours.length - head &&
    tail < theirs.length - head &&
    ours.at(-1 - tail) === theirs.at(-1 - tail)
  )
    tail++
  const gone = ours.slice(head, ours.length - tail)
  const come = theirs.slice(head, theirs.length - tail)
  if (head + tail === 0 || gone.length === 0 || come.length === 0) return null
  const words = item.split('_')
  const place = words.findIndex((_, index) => gone.every((word, ahead) => words[index + ahead] === word))
  return place < 0 ? null : [...words.slice(0, place), ...come, ...words.slice(place + gone.length)].join('_')
}
