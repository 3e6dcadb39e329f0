import { heightBandBlocks } from '../../distill/index.ts'
import type { Experience } from '../../distill/index.ts'
import type { Habitat, OreBand } from './game-knowledge.ts'

/** Ticks to find what was never seen, roughly; and the least for what was, by how often it was. */
const unseenSearchTicks = 4_000
const leastSearchTicks = 60
/** What a search in vain adds for a thing that was never seen. */
const vainSearchTicks = 1_500
/** Share of looks below which a thing counts as hardly ever seen. */
const leastShare = 0.005

/** Share of looks below ground in which a block is nearly everywhere there. */
const everywhereShare = 0.6
/** Share of looks under open sky below which a block is rare there. */
const rareAboveShare = 0.3
/** Looks below ground that tell what is there. */
const looksBelowEnough = 3
/** Looks around, and searches in vain, after which what never showed is looked for below. */
const looksBeforeBelow = 6
const searchesBeforeBelow = 1

/** Digs of a block from which on its heights count as known. */
const digsForBand = 2
/** Digs that a band is thought to have had besides: a share of few digs says little. */
const digsBeforehand = 20
/** Lowest heights at which a body should dig. */
const lowestBandY = 1
const lowestBestY = 5

/**
 * Where a block is looked for: where a look around is likelier to show it. `needsTool` says that a bare hand gets nothing of it, as of what
 * lies in the ground.
 */
export function habitatOf(block: string, experience: Experience, needsTool: boolean): Habitat {
  const { looks } = experience
  const seen = experience.sightingsOf(block)
  if (experience.timesSeen(block) === 0) {
    const isSoughtLongEnough =
      looks.underSky + looks.elsewhere >= looksBeforeBelow || seen.soughtInVain >= searchesBeforeBelow
    return isSoughtLongEnough ? 'ore' : 'surface'
  }
  const above = seen.underSky / Math.max(1, looks.underSky)
  if (looks.elsewhere < looksBelowEnough) {
    // What shows now and then above, and was not found there when it was wanted, may lie below.
    const isRareAbove = (above < rareAboveShare || needsTool) && seen.soughtInVain >= searchesBeforeBelow
    return seen.underSky > 0 && !isRareAbove ? 'surface' : 'ore'
  }
  const below = seen.elsewhere / looks.elsewhere
  if (above >= below) return 'surface'
  // What is seen nearly everywhere below needs no search at depth.
  return below >= everywhereShare ? 'stone' : 'ore'
}

/** Ticks to find a block or creature, roughly, by how often one was seen. */
export function searchTicksOf(name: string, experience: Experience): number {
  const times = experience.timesSeen(name)
  if (times === 0) return unseenSearchTicks + experience.sightingsOf(name).soughtInVain * vainSearchTicks
  const { underSky, elsewhere } = experience.looks
  const share = times / Math.max(1, underSky + elsewhere)
  return Math.min(unseenSearchTicks, leastSearchTicks / Math.max(leastShare, share))
}

/**
 * Heights where a block was dug, and the band where it made up most of what was dug. What lies under a band that was hardly dug is not
 * excluded: one band more on each side counts as its own. Null where too little was dug.
 */
export function bandOf(block: string, experience: Experience): OreBand | null {
  const own = experience.heightsOf(block)
  if (own === null) return null
  const bands = [...own.keys()]
  const digs = [...own.values()].reduce((sum, count) => sum + count, 0)
  if (digs < digsForBand) return null
  const lowest = Math.min(...bands)
  const highest = Math.max(...bands)
  let best = lowest
  let bestShare = 0
  for (let band = lowest; band <= highest; band++) {
    const share = (own.get(band) ?? 0) / (digsBeforehand + experience.digsIn(band))
    if (share > bestShare) {
      best = band
      bestShare = share
    }
  }
  return {
    lowestY: Math.max(lowestBandY, (lowest - 1) * heightBandBlocks),
    highestY: (highest + 2) * heightBandBlocks - 1,
    bestY: Math.max(lowestBestY, best * heightBandBlocks + heightBandBlocks / 2),
  }
}
