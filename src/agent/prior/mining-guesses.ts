import type { Experience, Skill } from '../../distill/index.ts'
import type { MineOperator } from './game-knowledge.ts'
import { doubtOf, promiseLeft } from './guess-promise.ts'
import { familyOf, toolFamilies, toolTiers } from './tool-family.ts'

/** What a block's promise is worth with a bare hand, with a kind of tool that other blocks need, and with one of which nothing is known. */
const promiseOfHand = 0.5
const promiseOfNeededTool = 0.5
const promiseOfAnyTool = 0.12

/** Bare hand first; where that was in vain, a tool of each kind, in a better material as soon as the lesser was tried in vain. */
export function miningGuesses(
  block: string,
  item: string,
  promise: number,
  experience: Experience,
  isNeeded: (family: string) => boolean,
): readonly MineOperator[] {
  const guesses: MineOperator[] = []
  const add = (tool: string | null, share: number): boolean => {
    const vain = experience.vain({ kind: 'mine', block, tool }, item)
    guesses.push({
      kind: 'mine',
      item,
      block,
      tools: tool === null ? null : [tool],
      uselessTools: tool === null ? [] : [null],
      blocksPerItem: 1,
      habitat: 'surface',
      searchTicks: 0,
      doubtTicks: doubtOf(promiseLeft('mine', promise * share, vain)),
    })
    return vain.uses + vain.usesForOthers > 0
  }
  const hadNothingByHand = add(null, promiseOfHand)
  if (!hadNothingByHand) return guesses
  for (const family of toolFamilies) {
    const share = isNeeded(family) ? promiseOfNeededTool : promiseOfAnyTool
    for (const tier of toolTiers) {
      if (!add(`${tier}_${family}`, share)) break
    }
  }
  return guesses
}

/** The kinds of tools that some block is known to need: they promise more for the next block. */
export function neededFamilies(skills: Iterable<Skill>): ReadonlySet<string> {
  const needed = new Set<string>()
  for (const { tools, method } of skills) {
    if (method.kind !== 'mine' || tools.includes(null)) continue
    for (const tool of tools) {
      const family = tool === null ? null : familyOf(tool)
      if (family !== null) needed.add(family)
    }
  }
  return needed
}
