import { isUnderground } from '../../distill/index.ts'
import type { Subgoal, WorldState } from '../../env/index.ts'
import { isDoubtful } from '../prior/game-knowledge.ts'
import type { GameKnowledge, OreBand } from '../prior/game-knowledge.ts'
import {
  ascendTicks,
  ascendTicksPerBlock,
  bareHandClimbTicksPerBlock,
  climbTicksPerBlock,
  descendStageBlocks,
  descendTicksPerBlock,
  exploreTicks,
  floorY,
  highestCaveY,
  levelToleranceBlocks,
  lowestLandY,
  rareSearchTicks,
  roomBlocks,
  stepAsideBlocks,
  stepAsideTicks,
  stoneStageBlocks,
  surfaceTicks,
  thinBandBlocks,
  tunnelStageBlocks,
  tunnelTicksPerBlock,
} from './plan-numbers.ts'
import type { PlanStep } from './plan-step.ts'

/** A subgoal with the ticks that its place in the order is worth before failures are counted. */
export interface RankedSubgoal {
  readonly subgoal: Subgoal
  readonly purpose: string
  readonly rankTicks: number
}

type MineStep = Extract<PlanStep, { kind: 'mine' }>

/** Distances in the ranking between a first choice and its stand-ins, in ticks. */
const rank = { first: 300, second: 1_000, third: 1_800, stepAside: 2_600, last: 3_400 } as const

/** What is known is preferred to a first search by so many ticks. */
export const firstSearchRankTicks = rank.first

/** Ways to bring the source of a mining step into view, the likeliest first. `seek` ends each of them early. */
export function searchFor(
  step: MineStep,
  seek: readonly string[],
  state: WorldState,
  knowledge: GameKnowledge,
): readonly RankedSubgoal[] {
  const purpose = `to find ${step.sources.map(({ block }) => block).join(' or ')}`
  const habitat = step.sources[0]?.habitat ?? 'surface'
  if (habitat === 'surface') {
    const leads = step.sources.flatMap(({ block }) => knowledge.leadsTo(block))
    return searchSurface(seek, state, purpose, [...new Set(leads)])
  }
  const band =
    habitat === 'stone'
      ? null
      : (sharedBand(bandOf(step, knowledge), seek, knowledge) ?? knowledge.unexploredBand)
  // The walls of caves show more than any corridor.
  const isRare = (step.sources[0]?.searchTicks ?? 0) >= rareSearchTicks
  return searchBelow(seek, state, purpose, band, isRare ? Infinity : highestCaveY)
}

/** Walks over land, after coming up where need be, and to `leads` that come into view. Serves entities too. */
export function searchSurface(
  seek: readonly string[],
  state: WorldState,
  purpose: string,
  leads: readonly string[] = [],
): readonly RankedSubgoal[] {
  const underground = isUnderground(state)
  return [
    ...(state.underSky ? [] : [{ ...comeUp(state), rankTicks: underground ? rank.first : rank.last }]),
    {
      subgoal: {
        kind: 'explore',
        seek,
        ...(leads.length > 0 && { leads }),
        budgetTicks: exploreTicks,
      },
      purpose,
      rankTicks: underground ? rank.second : rank.first,
    },
    stepAside(rank.stepAside),
  ]
}

/** Back to open sky. */
export function comeUp(state: WorldState): Omit<RankedSubgoal, 'rankTicks'> {
  return {
    subgoal: { kind: 'surface', budgetTicks: surfaceBudget(state) },
    purpose: 'to reach the surface',
  }
}

function searchBelow(
  seek: readonly string[],
  state: WorldState,
  purpose: string,
  band: OreBand | null,
  cavesUpToY: number,
): readonly RankedSubgoal[] {
  const y = Math.floor(state.position.y)
  const bestY = band?.bestY ?? Math.max(floorY, y - stoneStageBlocks)
  const stage = band === null ? stoneStageBlocks : descendStageBlocks
  const toleranceBlocks = band === null ? levelToleranceBlocks : toleranceOf(band)
  const isAbove = y > bestY + toleranceBlocks
  const isBelow = band !== null && y < band.lowestY && !(state.underSky && y >= lowestLandY)
  const lowestY = band?.lowestY ?? floorY
  const targetY = isAbove ? bestY : lowestY
  // No stage ends just short of the best height: the edge of a thin band shows half as much of it.
  const toY = y - stage <= targetY + toleranceBlocks ? targetY : y - stage
  const caves = band === null ? {} : { cavesBelowY: Math.min(band.highestY + 1, cavesUpToY) }
  const descend: RankedSubgoal = {
    subgoal: { kind: 'descend', toY, seek, ...caves, budgetTicks: (y - toY + 2) * descendTicksPerBlock },
    purpose,
    rankTicks: isAbove ? rank.first : rank.third,
  }
  const tunnel: RankedSubgoal = {
    subgoal: {
      kind: 'tunnel',
      seek,
      lengthBlocks: tunnelStageBlocks,
      ...caves,
      budgetTicks: tunnelStageBlocks * tunnelTicksPerBlock,
    },
    purpose,
    rankTicks: isAbove || isBelow ? rank.second : rank.first,
  }
  const ascend: RankedSubgoal = {
    subgoal: {
      kind: 'surface',
      toY: bestY,
      seek,
      budgetTicks: ascendTicks + (bestY - y) * ascendTicksPerBlock,
    },
    purpose,
    rankTicks: rank.first,
  }
  const elsewhere: RankedSubgoal = isUnderground(state)
    ? { ...comeUp(state), purpose: 'to begin elsewhere', rankTicks: rank.last }
    : { subgoal: { kind: 'explore', seek, budgetTicks: exploreTicks }, purpose, rankTicks: rank.third }
  // Below the band's floor there is nothing, and stairs of no depth pass no time.
  const ways = [...(isBelow ? [ascend] : []), ...(toY < y ? [descend] : []), tunnel]
  return [...ways, stepAside(rank.stepAside), elsewhere]
}

/** Moves away from here: what could not be reached from this spot may be from another. */
export function stepAside(rankTicks: number): RankedSubgoal {
  return {
    subgoal: { kind: 'retreat', distanceBlocks: stepAsideBlocks, budgetTicks: stepAsideTicks },
    purpose: 'to come at it from another place',
    rankTicks,
  }
}

/** Ways out of a spot where work fails: aside, a few blocks further in, up to the surface. */
export function leaveSpot(state: WorldState, rankTicks: number): readonly RankedSubgoal[] {
  if (state.underSky) return [stepAside(rankTicks)]
  const purpose = 'to find room elsewhere'
  const lengthBlocks = roomBlocks
  const budgetTicks = lengthBlocks * tunnelTicksPerBlock
  return [
    stepAside(rankTicks),
    { subgoal: { kind: 'tunnel', seek: [], lengthBlocks, budgetTicks }, purpose, rankTicks: rankTicks + 500 },
    { ...comeUp(state), purpose, rankTicks: rankTicks + 1_500 },
  ]
}

function bandOf(step: MineStep, knowledge: GameKnowledge): OreBand | null {
  const [first] = step.sources
  // What else is guessed at beside the likest source says nothing of where that lies.
  const isGuess = first !== undefined && isDoubtful(first)
  for (const { block } of isGuess ? step.sources.slice(0, 1) : step.sources) {
    const band = knowledge.oreBand(block)
    if (band !== null) return band
  }
  return null
}

/** The band, with the best height of a deeper ore that is sought besides, if this one lies there too: one search serves both. */
function sharedBand(band: OreBand | null, seek: readonly string[], knowledge: GameKnowledge): OreBand | null {
  if (band === null) return null
  let { bestY } = band
  for (const block of seek) {
    const other = knowledge.oreBand(block)
    const isDeeper = other !== null && other.highestY < band.bestY && other.bestY >= band.lowestY
    if (isDeeper) bestY = Math.min(bestY, other.bestY)
  }
  return { ...band, bestY }
}

/** Blocks above the best height that count as being there: none in a thin band, whose edge shows half as much. */
function toleranceOf({ bestY, highestY }: OreBand): number {
  return highestY - bestY <= thinBandBlocks ? 0 : levelToleranceBlocks
}

function surfaceBudget({ position, durables }: WorldState): number {
  const canDig = durables.some(({ item }) => item.endsWith('_pickaxe'))
  const ticksPerBlock = canDig ? climbTicksPerBlock : bareHandClimbTicksPerBlock
  return surfaceTicks + Math.max(0, 63 - Math.floor(position.y)) * ticksPerBlock
}
