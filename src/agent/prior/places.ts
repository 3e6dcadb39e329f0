import { heightBandBlocks, nameAffinity } from '../../distill/index.ts'
import type { Experience, SearchWay } from '../../distill/index.ts'
import type { Habitat, OreBand } from './game-knowledge.ts'

/**
 * Where things are looked for, from what was learnt. A search in one way ends at a rate that is the same at every tick, so that the ticks
 * expected are those spent over those found (mean of a Gamma posterior); one search is counted beforehand, as long as it takes where a look
 * is as likely to show the thing as it was so far.
 */

/** Ticks of the one search that is thought to have ended well beforehand, where every look shows the thing. */
const ticksBeforehand = 200
/** Looks over land, and at each height down below, that are thought to have been made beforehand, half of a look with the thing in view. */
const looksBeforehand = { above: 4, band: 6 } as const
const seenBeforehand = 0.5
/** Least share of looks that counts: nothing is ruled out. */
const leastShare = 0.003
/** No search is planned to take longer than this: what lasts so long is as good as hopeless, and plans are compared by what else they take. */
const mostSearchTicks = 12_000

/**
 * Share of looks below ground in which a block is nearly everywhere there, so that any way down leads to it. Stone comes to 0.95; iron ore,
 * which stays in mind once seen, to 0.7, and there is a height at which to look for it.
 */
const everywhereShare = 0.9

/** Share of the ticks of searches in vain, since one was last in view here, that is added to what is expected. */
const vainShare = 0.5
/** Ticks that it costs to change to a way from the other. Going down is part of the search below; coming up again is not part of one above. */
const changeTicks = { above: 800, below: 150 } as const

/** Looks in a band of height that are thought to have been made beforehand, with the thing in view as often as at all heights together. */
const bandLooksBeforehand = 5
/** A look in vain in this episode counts as so many more: what is not here at one height may be here at another. */
const vainLookWeight = 8
/** Share of the looks at the best height from which on a lower one is searched as well: a body that fell lower comes up. */
const leastShareOfBest = 0.5
/** Looks with a block in view, or digs of it, from which on its heights count as known. */
const looksForBand = 2
const digsForBand = 2
/** Looks from which on a band of height counts as explored. */
const looksToExplore = 3
/** Lowest heights at which a body should dig, and the highest that counts as down below. */
const lowestBandY = 1
const lowestBestY = 5
const highestBelowY = 59
const lowestBand = Math.floor(lowestBestY / heightBandBlocks)
const highestBand = Math.floor(highestBelowY / heightBandBlocks)

/** Ticks that a search for one in this way takes, as expected here and now. */
function expectedTicks(name: string, way: SearchWay, experience: Experience): number {
  const { ticks, found } = experience.sightingsOf(name).searches[way]
  const share = way === 'above' ? shareAbove(name, experience) : bestShareBelow(name, experience)
  const beforehand = ticksBeforehand / Math.max(leastShare, share)
  // What was never found below was looked for at the wrong heights, as long as there are others.
  const isTelling = way === 'above' || found > 0
  const expected = ((isTelling ? ticks : 0) + beforehand) / (found + 1)
  return expected + vainShare * experience.vainTicksHere(name, way)
}

function shareAbove(name: string, experience: Experience): number {
  const { above } = experience.sightingsOf(name)
  return (above + seenBeforehand) / (experience.looks.above + looksBeforehand.above)
}

/** Share of looks with one in view at the best height: the fewer the looks at a height, the less is excluded there. */
function bestShareBelow(name: string, experience: Experience): number {
  const seen = experience.sightingsOf(name).bands
  const { bands } = experience.looks
  let best = 0
  for (let band = lowestBand; band <= highestBand; band++) {
    const looks = (bands[band] ?? 0) + looksBeforehand.band
    best = Math.max(best, ((seen[band] ?? 0) + seenBeforehand) / looks)
  }
  return best
}

/** After so many ticks of looking above ground in vain the kin is no reason any more. */
const mostVainTicksForKin = 1_000
/** A likeness of names from which on two blocks are thought to lie in the same places. */
const kinAffinity = 0.35

/**
 * Where a block is looked for: in the way that is expected to come upon one first, from where the body is. What was never in view is looked
 * for above ground where its likest kin is: one log stands where others stand.
 */
export function habitatOf(block: string, experience: Experience): Habitat {
  const isUnsought = experience.vainTicksHere(block, 'above') < mostVainTicksForKin
  if (isUnsought && experience.timesSeen(block) === 0 && isSurfaceKin(block, experience)) return 'surface'
  const ticksBy = (way: SearchWay): number =>
    expectedTicks(block, way, experience) + (way === experience.whereabouts ? 0 : changeTicks[way])
  if (ticksBy('above') <= ticksBy('below')) return 'surface'
  const { below } = experience.sightingsOf(block)
  return below / Math.max(1, experience.looks.below) >= everywhereShare ? 'stone' : 'ore'
}

interface Kinship {
  readonly namesSeen: number
  readonly kinOf: Map<string, string | null>
}

/** Kept for each experience as long as no new name is seen: comparing names takes long. */
const kinships = new WeakMap<Experience, Kinship>()

function isSurfaceKin(block: string, experience: Experience): boolean {
  const { namesSeen } = experience
  let kinship = kinships.get(experience)
  if (kinship?.namesSeen !== namesSeen.size) {
    kinship = { namesSeen: namesSeen.size, kinOf: new Map() }
    kinships.set(experience, kinship)
  }
  let kin = kinship.kinOf.get(block)
  if (kin === undefined) {
    kin = likest(block, experience)
    kinship.kinOf.set(block, kin)
  }
  if (kin === null) return false
  const { above, bands } = experience.sightingsOf(kin)
  return above > Object.values(bands).reduce((sum, count) => sum + count, 0)
}

function likest(block: string, experience: Experience): string | null {
  let best: string | null = null
  let affinity = kinAffinity
  for (const name of experience.namesSeen.keys()) {
    const found = nameAffinity(name, block)
    if (found < affinity || (found === affinity && best !== null && best < name)) continue
    if (experience.timesSeen(name) === 0) continue
    best = name
    affinity = found
  }
  return best
}

/** Ticks to find a block or creature, as expected here and now. */
export function searchTicksOf(name: string, experience: Experience): number {
  const [above, below] = [expectedTicks(name, 'above', experience), expectedTicks(name, 'below', experience)]
  return Math.min(mostSearchTicks, above, below)
}

/** Ticks to find a creature, which is looked for over land, as expected here and now. */
export function huntSearchTicksOf(entity: string, experience: Experience): number {
  return Math.min(mostSearchTicks, expectedTicks(entity, 'above', experience))
}

/**
 * Heights at which to dig for a block: those where it was in view down below, or was dug, and the band below ground where a look is likeliest
 * to show it; those below it at which a look shows it less than half as likely are too deep. A band that was hardly looked at counts as good as the average of all, so that the unknown is tried once the known was in vain
 * here. Null where too little is known.
 */
export function bandOf(block: string, experience: Experience): OreBand | null {
  const seen = experience.sightingsOf(block)
  const dug = experience.heightsOf(block) ?? new Map<number, number>()
  const digs = [...dug.values()].reduce((sum, count) => sum + count, 0)
  const near = Object.values(seen.bands).reduce((sum, count) => sum + count, 0)
  if (near < looksForBand && digs < digsForBand) return null
  const bands = [...Object.keys(seen.bands).map(Number), ...dug.keys()]
  const [lowest, highest] = [Math.min(...bands), Math.max(...bands)]
  // What was hardly in view is told by digs, each of which is a look at its place.
  const countIn = (band: number): number =>
    (seen.bands[band] ?? 0) + (near < looksForBand ? (dug.get(band) ?? 0) : 0)
  const counted = near < looksForBand ? near + digs : near
  const average = counted / Math.max(counted, experience.looks.below)
  // Where hills are dug into, a look shows no more than deep down, and the way there leads up.
  const top = lowest > highestBand ? highest : Math.min(highest, highestBand)
  const shareIn = (band: number): number => {
    const vainLooks = vainLookWeight * experience.vainLooksHere(block, band)
    const looks = bandLooksBeforehand + (experience.looks.bands[band] ?? 0) + vainLooks
    return (countIn(band) + bandLooksBeforehand * average) / looks
  }
  let best = Math.min(lowest, top)
  let bestShare = 0
  for (let band = top; band >= lowestBand; band--) {
    const share = shareIn(band)
    if (share > bestShare) {
      best = band
      bestShare = share
    }
  }
  let worthwhile = best
  while (worthwhile > lowestBand && shareIn(worthwhile - 1) >= leastShareOfBest * bestShare) worthwhile--
  return {
    lowestY: Math.max(lowestBandY, worthwhile * heightBandBlocks),
    highestY: (highest + 2) * heightBandBlocks - 1,
    bestY: Math.max(lowestBestY, best * heightBandBlocks + heightBandBlocks / 2),
  }
}

/** Where to dig for what was never in view: the deepest heights that are not explored yet, else those that are least so. */
export function unexploredBand(experience: Experience): OreBand {
  const { bands } = experience.looks
  let best = lowestBand
  for (let band = lowestBand; band <= highestBand; band++) {
    const looks = bands[band] ?? 0
    if (looks < looksToExplore) {
      best = band
      break
    }
    if (looks < (bands[best] ?? 0)) best = band
  }
  return {
    lowestY: lowestBandY,
    highestY: highestBelowY,
    bestY: Math.max(lowestBestY, best * heightBandBlocks + heightBandBlocks / 2),
  }
}
