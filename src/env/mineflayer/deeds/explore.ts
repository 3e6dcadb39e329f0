import type { PerceiveEntities } from './collect-drops.ts'
import type { Deed, DeedContext } from '../deed.ts'
import { blockMatches } from '../../goal.ts'
import { chooseHeading, legAlong, legBlocks, VisitedCells, type Heading } from './exploring/choose-heading.ts'
import { Leads } from './exploring/leads.ts'
import { walkLeg } from './exploring/walk-leg.ts'

/** Legs in vain, one after another, after which the body is taken to be shut in. */
const maxFailures = 10

/** Makes the deed that walks over new ground; what it has visited is remembered as long as the deed lives. */
export function createExplore(perceive: PerceiveEntities): Deed<'explore'> {
  const visited = new VisitedCells()
  const leads = new Leads()
  return async (context, { seek, leads: leadNames = [] }) => {
    const leadBlocks = blocksNamed(context, leadNames)
    const { bot, perceived, signal } = context
    perceived.look()
    const isFound = createFinder(context, seek, perceive)
    let heading: Heading | null = null
    let failures = 0
    for (;;) {
      signal.throwIfAborted()
      if (isFound()) return null
      visited.visit(bot.entity.position)
      const lead = leads.next(context, leadBlocks)
      if (lead !== null) {
        await walkLeg(context, lead.position, true, isFound)
        leads.follow(lead.position)
        leads.follow(bot.entity.position)
        heading = null
        continue
      }
      heading = chooseHeading(context, visited, heading)
      const { x, z } = bot.entity.position
      const target = legAlong(heading, bot.entity.position)
      const status = await walkLeg(context, target, failures >= 2, isFound)
      signal.throwIfAborted()
      const gained = Math.hypot(bot.entity.position.x - x, bot.entity.position.z - z)
      if (status === 'aborted' || gained >= legBlocks / 3) {
        failures = 0
        continue
      }
      failures++
      visited.block(target)
      heading = null
      if (failures >= maxFailures) {
        return {
          kind: 'stuck',
          subject: seek[0] ?? null,
          detail: 'No way leads to new ground in any direction.',
        }
      }
    }
  }
}

/** Blocks of this version by name or `#group`. */
function blocksNamed({ bot }: DeedContext, names: readonly string[]): readonly string[] {
  if (names.length === 0) return names
  return Object.keys(bot.registry.blocksByName).filter((block) =>
    names.some((name) => blockMatches(name, block)),
  )
}

/** Tells whether more of what is sought is known now than before the attempt. */
function createFinder(
  context: DeedContext,
  seek: readonly string[],
  perceive: PerceiveEntities,
): () => boolean {
  const { perceived, preState } = context
  if (seek.length === 0) return () => false
  const knownBefore = Object.entries(preState.blocks).reduce(
    (sum, [block, { count }]) => (seek.some((name) => blockMatches(name, block)) ? sum + count : sum),
    0,
  )
  const seenBefore = seek.some((name) => name in preState.entities)
  return () => {
    if (perceived.count(seek) > knownBefore) return true
    return (
      !seenBefore && perceive().some(({ entity }) => entity.name !== undefined && seek.includes(entity.name))
    )
  }
}
