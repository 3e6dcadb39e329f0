import { nameAffinity } from '../../distill/index.ts'
import type { Experience, Skill, VainUses } from '../../distill/index.ts'
import type { MineOperator } from './game-knowledge.ts'
import { doubtOf, promiseLeft } from './guess-promise.ts'
import { remembered } from './remembered.ts'
import { familyOf, toolFamilies, toolTiers } from './tool-family.ts'

/** What a block's promise is worth with a bare hand, with a kind of tool that other blocks need, and with one of which nothing is known. */
const promiseOfHand = 0.5
const promiseOfNeededTool = 0.5
const promiseOfAnyTool = 0.12

/** A likeness of names from which on two blocks are thought to want the same tools. */
const kinAffinity = 0.3
/** What a bare hand, and a tool of another kind, are worth where the likest known block wants a tool. */
const promiseOfHandForKin = 0.02
const promiseOfOtherToolForKin = 0.03

/** What known blocks want of tools. */
export interface Toolmaking {
  /** The kinds of tools that some block needs: they promise more for the next block. */
  readonly needed: ReadonlySet<string>
  /** The skill of mining the block that is named most alike, or null. */
  readonly kinOf: (block: string) => Skill | null
}

/**
 * With the tools that the likest known block wants; where there is none like it, a bare hand first, and where that was in vain, a tool of
 * each kind, in a better material as soon as the lesser was tried in vain.
 */
export function miningGuesses(
  block: string,
  item: string,
  promise: number,
  experience: Experience,
  { needed, kinOf }: Toolmaking,
): readonly MineOperator[] {
  const guesses: MineOperator[] = []
  const vainWith = (tool: string | null): VainUses => experience.vain({ kind: 'mine', block, tool }, item)
  const hadNothingWith = (tool: string | null): boolean => {
    const { uses, usesForOthers } = vainWith(tool)
    return uses + usesForOthers > 0
  }
  const add = (tool: string | null, share: number): void => {
    guesses.push({
      kind: 'mine',
      item,
      block,
      tools: tool === null ? null : [tool],
      uselessTools: tool === null ? [] : [null],
      blocksPerItem: 1,
      habitat: 'surface',
      searchTicks: 0,
      doubtTicks: doubtOf(promiseLeft('mine', promise * share, vainWith(tool))),
    })
  }
  const kin = kinOf(block)
  const kinTools = kin === null || kin.tools.includes(null) ? [] : kin.tools
  add(null, kinTools.length === 0 ? promiseOfHand : promiseOfHandForKin)
  if (!hadNothingWith(null) && kinTools.length === 0) return guesses
  for (const family of toolFamilies) {
    const weakest = toolTiers.findIndex((tier) => kinTools.includes(`${tier}_${family}`))
    const ofKin = weakest >= 0 ? promiseOfNeededTool : promiseOfOtherToolForKin
    const ofAny = needed.has(family) ? promiseOfNeededTool : promiseOfAnyTool
    const tools = toolTiers.slice(Math.max(0, weakest)).map((tier) => `${tier}_${family}`)
    const inVain = tools.findLastIndex(hadNothingWith)
    // What a better material had nothing of, a lesser one has not either.
    const left = tools.slice(0, inVain + 2).filter((tool, index) => index > inVain || hadNothingWith(tool))
    for (const tool of left) add(tool, kinTools.length > 0 ? ofKin : ofAny)
  }
  return guesses
}

/** Works out on demand what guesses need to know of the tools that these skills use. */
export function toolmaking(skills: readonly Skill[]): Toolmaking {
  const credible = skills.flatMap((skill) =>
    skill.method.kind === 'mine' && skill.isCredible ? [{ skill, block: skill.method.block }] : [],
  )
  return {
    needed: neededFamilies(skills),
    kinOf: remembered((block) => {
      let kin: Skill | null = null
      let best = kinAffinity
      for (const { skill, block: other } of credible) {
        if (other === block) continue
        const affinity = nameAffinity(block, other)
        if (affinity > best || (affinity === best && kin === null)) {
          kin = skill
          best = affinity
        }
      }
      return kin
    }),
  }
}

function neededFamilies(skills: readonly Skill[]): ReadonlySet<string> {
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
