import type { Diagnosis } from '../diagnosis/index.ts'
import type { Attempt, Subgoal } from '../env/index.ts'
import { situationTrialOf } from './guardrail/situation-trial.ts'
import { burnTicks } from './method.ts'
import { nameAffinity } from './name-affinity.ts'
import type { HeightCount, Lesson, Trial } from './trial.ts'
import { heightBand } from './trial.ts'

/** A furnace works off one piece in so many ticks, unless the attempt shows otherwise. Source: vanilla. */
const vanillaSmeltTicks = 200

/** A drop that is picked up later than this after its block broke or its bearer died may be of something else, in ticks. */
const pickUpTicks = 160

/** Reads from one attempt what it shows of methods, heights, places and its situation. Pure. */
export function lessonOf(attempt: Attempt, diagnosis: Diagnosis): Lesson {
  const { postState } = attempt
  const situation = situationTrialOf(attempt, diagnosis)
  return {
    trials: [
      ...sourceTrials(attempt, diagnosis),
      ...furnaceTrials(attempt, diagnosis),
      ...tradeTrials(attempt, diagnosis),
    ],
    heights: heightsOf(attempt),
    situations: situation === null ? [] : [situation],
    guardUses: [],
    soughtInVain: soughtInVain(attempt),
    isUnderSky: postState.underSky,
    sightings: [...Object.keys(postState.blocks), ...Object.keys(postState.entities)],
  }
}

interface Source {
  readonly name: string
  readonly isKill: boolean
  readonly tick: number
}

/** Blocks broken and creatures killed, and what was picked up after each. */
function sourceTrials(attempt: Attempt, diagnosis: Diagnosis): readonly Trial[] {
  const yields = creditGains(attempt)
  const { subgoal } = attempt
  const trials: Trial[] = []
  for (const [block, tools] of toolsByBlock(diagnosis.difference.mined)) {
    const tool = mainTool(tools)
    // Two tools on one kind of block: which of them yielded what is not to be told apart.
    if (tool === undefined) continue
    const isSought = subgoal.kind === 'gather' && subgoal.blocks.includes(block)
    const uses = tools.reduce((sum, { count }) => sum + count, 0)
    trials.push({
      method: { kind: 'mine', block, tool },
      wanted: isSought ? subgoal.item : null,
      uses,
      yields: yields.get(block) ?? {},
      ...courseOf(attempt, diagnosis),
    })
  }
  trials.push(...unusedTrials(attempt, diagnosis))
  for (const [entity, uses] of Object.entries(diagnosis.difference.killed)) {
    const isSought = subgoal.kind === 'hunt' && subgoal.entity === entity
    trials.push({
      method: { kind: 'hunt', entity },
      wanted: isSought ? (subgoal.item ?? null) : null,
      uses,
      yields: yields.get(entity) ?? {},
      ...courseOf(attempt, diagnosis),
    })
  }
  return trials
}

/** What was sought and not come by: it was out of reach, or there was no tool. Weak evidence, of no use made. */
function unusedTrials(attempt: Attempt, diagnosis: Diagnosis): readonly Trial[] {
  const { subgoal } = attempt
  const { mined, killed } = diagnosis.difference
  const none = { uses: 0, yields: {}, ...courseOf(attempt, diagnosis) }
  if (diagnosis.outcome === 'success') return []
  if (subgoal.kind === 'gather' && Object.keys(mined).length === 0) {
    const tool = subgoal.tools?.[0] ?? null
    return subgoal.blocks.map((block) => ({
      method: { kind: 'mine', block, tool },
      wanted: subgoal.item,
      ...none,
    }))
  }
  if (subgoal.kind === 'hunt' && Object.keys(killed).length === 0) {
    return [{ method: { kind: 'hunt', entity: subgoal.entity }, wanted: subgoal.item ?? null, ...none }]
  }
  return []
}

function courseOf(
  { ticks }: Attempt,
  { outcome, primary }: Diagnosis,
): Pick<Trial, 'ticks' | 'succeeded' | 'cause'> {
  return { ticks, succeeded: outcome === 'success', cause: primary?.cause ?? null }
}

/**
 * Gives every item gained to the block or creature that it most likely came from: the one that bears its name, else the latest before
 * it. What was crafted, smelted or traded came from none.
 */
function creditGains({ trace, subgoal }: Attempt): ReadonlyMap<string, Readonly<Record<string, number>>> {
  const credited = new Map<string, Record<string, number>>()
  if (subgoal.kind === 'craft' || subgoal.kind === 'smelt' || subgoal.kind === 'trade') return credited
  const sources: Source[] = []
  for (const { kind, tick, data } of trace) {
    if (kind === 'dig-end' && data['broken'] === true) {
      sources.push({ name: String(data['block']), isKill: false, tick })
    } else if (kind === 'entity-kill') {
      sources.push({ name: String(data['entity']), isKill: true, tick })
    } else if (kind === 'item-gain') {
      const item = String(data['item'])
      const source = likeliestSource(sources, item, tick)
      if (source === null) continue
      const gains = credited.get(source) ?? {}
      gains[item] = (gains[item] ?? 0) + Number(data['count'])
      credited.set(source, gains)
    }
  }
  return credited
}

function likeliestSource(sources: readonly Source[], item: string, tick: number): string | null {
  let best: string | null = null
  let bestAffinity = -1
  for (let index = sources.length - 1; index >= 0; index--) {
    const source = sources[index]!
    // What drops itself may have lain about for longer.
    if (tick - source.tick > pickUpTicks && source.name !== item) continue
    const affinity = nameAffinity(source.name, item)
    if (affinity <= bestAffinity) continue
    best = source.name
    bestAffinity = affinity
  }
  return best
}

interface ToolCount {
  readonly tool: string | null
  readonly count: number
}

function toolsByBlock(mined: Readonly<Record<string, number>>): ReadonlyMap<string, readonly ToolCount[]> {
  const byBlock = new Map<string, ToolCount[]>()
  for (const [key, count] of Object.entries(mined)) {
    const [block, tool] = key.split(' with ') as [string, string | undefined]
    const tools = byBlock.get(block) ?? []
    tools.push({ tool: tool === undefined || tool === 'hand' ? null : tool, count })
    byBlock.set(block, tools)
  }
  return byBlock
}

/** The one tool that was used; undefined where there were several. */
function mainTool(tools: readonly ToolCount[]): string | null | undefined {
  return tools.length === 1 ? tools[0]!.tool : undefined
}

function furnaceTrials(attempt: Attempt, diagnosis: Diagnosis): readonly Trial[] {
  const { subgoal } = attempt
  if (subgoal.kind !== 'smelt') return []
  const { inventory, smelted } = diagnosis.difference
  const made = smelted[subgoal.item] ?? Math.max(0, inventory[subgoal.item] ?? 0)
  const cause = diagnosis.primary?.cause ?? null
  const course = courseOf(attempt, diagnosis)
  const trials: Trial[] = []
  // Without fire nothing is shown of the input; and what went wrong before the furnace shows nothing of either.
  const isFurnaceTold =
    made > 0 || cause === 'smelt-failed' || cause === 'missing-fuel' || cause === 'recipe-unknown'
  if (!isFurnaceTold) return []
  if (made > 0 || cause !== 'missing-fuel') {
    trials.push({
      method: { kind: 'smelt', input: subgoal.input },
      wanted: subgoal.item,
      uses: Math.max(1, made),
      yields: made > 0 ? { [subgoal.item]: made } : gainsBeside(inventory, subgoal),
      ...course,
    })
  }
  const burnt = Math.max(0, -(inventory[subgoal.fuel] ?? 0))
  if (made > 0 && burnt > 0) {
    trials.push({
      method: { kind: 'burn', fuel: subgoal.fuel },
      wanted: null,
      uses: burnt,
      yields: { [burnTicks]: made * vanillaSmeltTicks },
      ...course,
    })
  } else if (made === 0) {
    trials.push({
      method: { kind: 'burn', fuel: subgoal.fuel },
      wanted: null,
      uses: 1,
      yields: {},
      ...course,
    })
  }
  return trials
}

/** What came out of the furnace instead. */
function gainsBeside(
  inventory: Readonly<Record<string, number>>,
  { input, fuel }: Extract<Subgoal, { kind: 'smelt' }>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(inventory).filter(([item, change]) => change > 0 && item !== input && item !== fuel),
  )
}

function tradeTrials(attempt: Attempt, diagnosis: Diagnosis): readonly Trial[] {
  const { subgoal } = attempt
  const course = courseOf(attempt, diagnosis)
  const gained = (item: string): Readonly<Record<string, number>> => {
    const count = diagnosis.difference.inventory[item] ?? 0
    return count > 0 ? { [item]: count } : {}
  }
  if (subgoal.kind === 'trade') {
    const { give, take } = subgoal
    // Asking what is offered is no trade.
    if (give === null || take === null) return []
    return [{ method: { kind: 'trade', give }, wanted: take, uses: 1, yields: gained(take), ...course }]
  }
  if (subgoal.kind === 'fill-bucket') {
    const item = `${subgoal.fluid}_bucket`
    const method = { kind: 'fill', fluid: subgoal.fluid } as const
    return [{ method, wanted: item, uses: 1, yields: gained(item), ...course }]
  }
  return []
}

function heightsOf({ trace }: Attempt): readonly HeightCount[] {
  const counts = new Map<string, HeightCount>()
  for (const { kind, data } of trace) {
    if (kind !== 'dig-end' || data['broken'] !== true) continue
    const block = String(data['block'])
    const band = heightBand(Number(data['y']))
    const key = `${block} ${band}`
    counts.set(key, { block, band, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}

/** A search that ended without one in view. */
function soughtInVain({ subgoal, postState }: Attempt): readonly string[] {
  if (!('seek' in subgoal)) return []
  return subgoal.seek.filter((name) => !(name in postState.blocks) && !(name in postState.entities))
}
