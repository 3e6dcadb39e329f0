import type { WorldState } from '../env/index.ts'
import { addCounts } from './sums.ts'

/** The two ways to look for things: over land, or down below by digging and through caves. */
export type SearchWay = 'above' | 'below'

/** Height of one band, in blocks. */
export const heightBandBlocks = 4

/** The band that a height belongs to; it begins at `band * heightBandBlocks`. */
export function heightBand(y: number): number {
  return Math.floor(y / heightBandBlocks)
}

/** Counts by band of height. */
export type BandCounts = Readonly<Record<number, number>>

/** One look around, at the end of an attempt. */
export interface Look {
  /** True where the way to trees and animals leads up first. */
  readonly isBelow: boolean
  /** Band of height that the body stood in. */
  readonly band: number
  /** Names of blocks and entities that were in view. */
  readonly names: readonly string[]
  /** Those of them that were near enough for the body's height to tell theirs: what was seen once stays in mind when the body has moved on. */
  readonly nearNames: readonly string[]
  /** Those of them that were seen on the other side of the ground and have only stayed in mind since: they show nothing of this one. */
  readonly carriedNames: readonly string[]
}

/** One search for something that was not in view when it began. */
export interface Search {
  readonly name: string
  readonly way: SearchWay
  readonly ticks: number
  readonly isFound: boolean
}

/** Searches in one way, summed up. */
export interface SearchTotals {
  readonly ticks: number
  readonly found: number
}

/** How often the body looked around over land and below, and at which heights below. */
export interface LookTotals {
  readonly above: number
  readonly below: number
  readonly bands: BandCounts
}

/** In how many looks a thing was in view, and how it was searched for. */
export interface SightingTotals extends LookTotals {
  readonly searches: Readonly<Record<SearchWay, SearchTotals>>
}

const noSearch: SearchTotals = Object.freeze({ ticks: 0, found: 0 })

/** Before the first look. */
export const noLooks: LookTotals = Object.freeze({ above: 0, below: 0, bands: {} })

/** Of something never seen and never looked for. */
export const noSightings: SightingTotals = Object.freeze({
  ...noLooks,
  searches: { above: noSearch, below: noSearch },
})

/** Sea level in every version with terrain of this kind: what lies under it and shows no sky is below ground. */
const seaLevelY = 63

/** Light that a tree's crown lets through by day, and rock does not; 0-15. */
const darkLight = 3

/** True when the way to trees and animals leads up first. A tree's crown or a roof at the surface does not count. */
export function isUnderground(state: Pick<WorldState, 'underSky' | 'position' | 'light'>): boolean {
  if (state.underSky) return false
  return state.position.y < seaLevelY - 3 || state.light <= darkLight
}

/** Within so many blocks the body's height tells that of a thing. */
const nearBlocks = 10

/** What is in view in a state. */
export function lookOf(state: WorldState): Look {
  const { blocks, entities } = state
  return {
    isBelow: isUnderground(state),
    band: heightBand(state.position.y),
    names: [...new Set([...Object.keys(blocks), ...Object.keys(entities)])],
    nearNames: Object.keys(blocks).filter((name) => blocks[name]!.nearestBlocks <= nearBlocks),
    carriedNames: [],
  }
}

/** One look by itself. */
export function looksOf({ isBelow, band }: Pick<Look, 'isBelow' | 'band'>): LookTotals {
  return isBelow ? { above: 0, below: 1, bands: { [band]: 1 } } : { above: 1, below: 0, bands: {} }
}

/** Sightings of a thing near by and of one farther off, by themselves. */
export function sightingsIn(look: Pick<Look, 'isBelow' | 'band'>): {
  readonly near: SightingTotals
  readonly far: SightingTotals
} {
  const near = { ...looksOf(look), searches: noSightings.searches }
  return { near, far: { ...near, bands: {} } }
}

/** One search by itself. */
export function searchTotalsOf({ way, ticks, isFound }: Search): SightingTotals {
  const totals = { ticks, found: isFound ? 1 : 0 }
  return { ...noLooks, searches: { ...noSightings.searches, [way]: totals } }
}

/** Adds two sums of looks. */
export function addLooks(one: LookTotals, other: LookTotals): LookTotals {
  return {
    above: one.above + other.above,
    below: one.below + other.below,
    bands: addCounts(one.bands, other.bands),
  }
}

/** Adds two sums of sightings. */
export function addSightings(one: SightingTotals, other: SightingTotals): SightingTotals {
  const { above, below } = one.searches
  return {
    ...addLooks(one, other),
    searches: {
      above: addSearches(above, other.searches.above),
      below: addSearches(below, other.searches.below),
    },
  }
}

function addSearches(one: SearchTotals, other: SearchTotals): SearchTotals {
  return { ticks: one.ticks + other.ticks, found: one.found + other.found }
}
