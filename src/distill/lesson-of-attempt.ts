import { causeBeneathLoop } from '../diagnosis/index.ts'
import type { Diagnosis } from '../diagnosis/index.ts'
import { gridContents, parseGridText } from '../env/index.ts'
import type { Attempt, KnownOffer, WorldState } from '../env/index.ts'
import { situationTrialOf } from './guardrail/situation-trial.ts'
import { dropsBySource } from './drops-by-source.ts'
import { burnTicks } from './method.ts'
import type { Search } from './sightings.ts'
import { heightBand, lookOf } from './sightings.ts'
import type { HeightCount, Lesson, Trial } from './trial.ts'

/** Reads from one attempt what it shows of methods, heights, places and its situation. Pure. */
export function lessonOf(attempt: Attempt, diagnosis: Diagnosis): Lesson {
  const { postState } = attempt
  const situation = situationTrialOf(attempt, diagnosis)
  return {
    trials: [
      ...sourceTrials(attempt, diagnosis),
      ...furnaceTrials(attempt, diagnosis),
      ...tradeTrials(attempt, diagnosis),
      ...offerTrials(attempt),
      ...gridTrials(attempt),
    ],
    heights: heightsOf(attempt),
    situations: situation === null ? [] : [situation],
    guardUses: [],
    look: lookOf(postState),
    searches: searchesOf(attempt),
  }
}

/** Blocks broken and creatures killed, and what dropped from them. */
function sourceTrials(attempt: Attempt, diagnosis: Diagnosis): readonly Trial[] {
  const { subgoal, trace } = attempt
  // The tally knows which of what was held is a tool.
  const tools = new Set(Object.keys(diagnosis.difference.mined).map((key) => key.split(' with ')[1]))
  const { ofBlocks, ofCreatures } = dropsBySource(trace, (item) => tools.has(item))
  const course = courseOf(attempt, diagnosis)
  const trials: Trial[] = []
  for (const [key, uses] of Object.entries(diagnosis.difference.mined)) {
    const [block, tool] = key.split(' with ') as [string, string | undefined]
    // A server may take a dig back that it had told of before.
    if (uses <= 0) continue
    const isSought = subgoal.kind === 'gather' && subgoal.blocks.includes(block)
    trials.push({
      method: { kind: 'mine', block, tool: tool === undefined || tool === 'hand' ? null : tool },
      wanted: isSought ? subgoal.item : null,
      uses,
      yields: ofBlocks.get(`${block} with ${tool ?? 'hand'}`) ?? {},
      ...course,
    })
  }
  trials.push(...unusedTrials(attempt, diagnosis))
  for (const [entity, uses] of Object.entries(diagnosis.difference.killed)) {
    const isSought = subgoal.kind === 'hunt' && subgoal.entity === entity
    trials.push({
      method: { kind: 'hunt', entity },
      wanted: isSought ? (subgoal.item ?? null) : null,
      uses,
      yields: ofCreatures.get(entity) ?? {},
      ...course,
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

function courseOf({ ticks }: Attempt, diagnosis: Diagnosis): Pick<Trial, 'ticks' | 'succeeded' | 'cause'> {
  // That it was the third in a row says nothing less of the method.
  const cause = causeBeneathLoop(diagnosis)?.cause ?? null
  return { ticks, succeeded: diagnosis.outcome === 'success', cause }
}

function furnaceTrials(attempt: Attempt, diagnosis: Diagnosis): readonly Trial[] {
  const { subgoal } = attempt
  if (subgoal.kind !== 'smelt') return []
  const { smelted } = diagnosis.difference
  const made = smelted[subgoal.item] ?? 0
  const others = Object.entries(smelted).filter(([item, count]) => item !== subgoal.item && count > 0)
  const course = courseOf(attempt, diagnosis)
  const { cause } = course
  const trials: Trial[] = []
  const lit = burningTold(attempt, subgoal.fuel)
  if (lit !== null)
    trials.push({ method: { kind: 'burn', fuel: subgoal.fuel }, wanted: null, ...lit, ...course })
  // Without fire nothing is shown of the input; and what went wrong before the furnace shows nothing of either.
  const isFurnaceTold =
    made > 0 || cause === 'smelt-failed' || cause === 'missing-fuel' || cause === 'recipe-unknown'
  if (!isFurnaceTold) return trials
  if (made > 0 || cause !== 'missing-fuel') {
    trials.push({
      method: { kind: 'smelt', input: subgoal.input },
      wanted: subgoal.item,
      uses: Math.max(1, made),
      yields: made > 0 ? { [subgoal.item]: made } : Object.fromEntries(others),
      ...course,
    })
  }
  // What lay there unlit does not burn; of a fire that burnt before nobody knows which piece it was.
  if (lit === null && made === 0) {
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

/** What the server said that pieces of this fuel burn, each time one lit a cold furnace; null where none did. */
function burningTold({ trace }: Attempt, fuel: string): Pick<Trial, 'uses' | 'yields'> | null {
  let uses = 0
  let ticks = 0
  for (const { kind, data } of trace) {
    if (kind !== 'furnace-lit' || data['fuel'] !== fuel || typeof data['burnTicks'] !== 'number') continue
    uses++
    ticks += data['burnTicks']
  }
  return uses === 0 ? null : { uses, yields: { [burnTicks]: ticks } }
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
    const paid = Math.max(1, -(diagnosis.difference.inventory[give] ?? 0))
    return [{ method: { kind: 'trade', give }, wanted: take, uses: paid, yields: gained(take), ...course }]
  }
  if (subgoal.kind === 'fill-bucket') {
    const item = `${subgoal.fluid}_bucket`
    const method = { kind: 'fill', fluid: subgoal.fluid } as const
    return [{ method, wanted: item, uses: 1, yields: gained(item), ...course }]
  }
  return []
}

/** What a merchant shows it would give is as good as seen done: the server says so. Of two prices nothing is told by one. */
function offerTrials({ preState, postState }: Attempt): readonly Trial[] {
  const before = new Set(offersShown(preState).map(offerKey))
  return offersShown(postState)
    .filter((offer) => !before.has(offerKey(offer)))
    .flatMap(({ gives, takes, takesCount }): readonly Trial[] => {
      const [price, second] = gives
      if (price === undefined || second !== undefined) return []
      const method = { kind: 'trade', give: price.item } as const
      const yields = { [takes]: takesCount }
      return [{ method, wanted: null, uses: price.count, yields, ticks: 0, succeeded: true, cause: null }]
    })
}

function offersShown({ merchants }: WorldState): readonly KnownOffer[] {
  return merchants.flatMap(({ offers }) => offers ?? [])
}

function offerKey({ gives, takes, takesCount }: KnownOffer): string {
  return JSON.stringify([gives, takes, takesCount])
}

/** What the server made of grids that were laid out to see: its word, however the attempt ended. */
function gridTrials({ subgoal, trace }: Attempt): readonly Trial[] {
  if (subgoal.kind !== 'craft' || subgoal.trials === undefined) return []
  return trace.flatMap(({ kind, data }): readonly Trial[] => {
    if (kind !== 'grid-tried') return []
    const { grid, shown, count } = data
    // What comes out as it went in was mended, not made.
    const isMade = typeof shown === 'string' && !gridContents(parseGridText(String(grid))).has(shown)
    const yields = isMade && typeof count === 'number' ? { [shown]: count } : {}
    return [
      {
        method: { kind: 'craft', grid: String(grid) },
        wanted: subgoal.item,
        uses: 1,
        yields,
        ticks: 0,
        succeeded: shown === subgoal.item,
        cause: null,
      },
    ]
  })
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

/** Searches for what was not in view at the start. */
function searchesOf({ subgoal, preState, postState, ticks }: Attempt): readonly Search[] {
  if (!('seek' in subgoal)) return []
  const way = subgoal.kind === 'explore' ? 'above' : 'below'
  const isIn = (name: string, { blocks, entities }: WorldState): boolean => name in blocks || name in entities
  return [...new Set(subgoal.seek)]
    .filter((name) => !isIn(name, preState))
    .map((name) => ({ name, way, ticks, isFound: isIn(name, postState) }))
}
