import type { Obstacle } from '../../attempt.ts'
import type { Deed, DeedContext } from '../deed.ts'
import { fight } from '../body/fighting.ts'
import { collectDrops, type PerceiveEntities } from './collect-drops.ts'
import { chooseHeading, legAlong, VisitedCells } from './exploring/choose-heading.ts'
import { walkLeg } from './exploring/walk-leg.ts'

/** Ticks for one creature, its pursuit included. */
const fightTicks = 600
/** Ticks until a killed creature has left its drops. */
const dropTicks = 22
const dropsWithinBlocks = 8
/** Animals come in herds: one that was killed and dropped too little has others behind the next hill. Legs walked to see them. */
const mostLooks = 2
/** Ticks that must be left for a leg and a kill at its end. */
const lookTicks = 300

/**
 * Makes the deed that kills creatures of a name until enough of an item (or enough kills) are had. After a kill it looks for the rest of the
 * herd before it gives up.
 */
export function createHunt(perceive: PerceiveEntities): Deed<'hunt'> {
  return async (context, { entity, item, count }) => {
    const { clock, signal, preState } = context
    const outOfReach = new Set<number>()
    let gone = 0
    const walked = new VisitedCells()
    let looks = 0
    let kills = (context.observe().tally.killed[entity] ?? 0) - (preState.tally.killed[entity] ?? 0)
    while (!hasEnough(context, item, count, kills)) {
      signal.throwIfAborted()
      const findPrey = () =>
        perceive().find((seen) => seen.entity.name === entity && !outOfReach.has(seen.entity.id))
      const prey = findPrey()
      if (!prey) {
        const mayLook = kills > 0 && looks++ < mostLooks && context.remainingTicks() >= lookTicks
        if (!mayLook) return nothingLeft(entity, item, kills, outOfReach.size, gone)
        const { position } = context.bot.entity
        walked.visit(position)
        const leg = legAlong(chooseHeading(context, walked, null), position)
        await walkLeg(context, leg, false, () => findPrey() !== undefined)
        continue
      }
      const ended = await fight(context, prey.entity, Math.min(fightTicks, context.remainingTicks()))
      if (ended === 'killed') {
        kills++
        if (item === undefined) continue
        await clock.waitTicks(dropTicks, signal)
        const left = await collectDrops(context, perceive, [item], dropsWithinBlocks)
        if (left?.kind === 'inventory-full') return left
      } else if (ended === 'gone') {
        gone++
      } else {
        outOfReach.add(prey.entity.id)
      }
    }
    return null
  }
}

function hasEnough(context: DeedContext, item: string | undefined, count: number, kills: number): boolean {
  if (item === undefined) return kills >= count
  return (context.observe().inventory[item] ?? 0) - (context.preState.inventory[item] ?? 0) >= count
}

function nothingLeft(
  entity: string,
  item: string | undefined,
  kills: number,
  outOfReach: number,
  gone: number,
): Obstacle {
  if (outOfReach > 0) {
    return {
      kind: 'target-unreachable',
      subject: entity,
      detail: `${outOfReach} ${entity} could not be reached.`,
    }
  }
  if (kills > 0 && item !== undefined) {
    return {
      kind: 'drop-lost',
      subject: item,
      detail: `${kills} ${entity} killed, too little ${item} came of it.`,
    }
  }
  if (gone > 0) {
    const detail = `${gone} ${entity} went before they could be killed.`
    return { kind: 'drop-lost', subject: item ?? entity, detail }
  }
  return { kind: 'target-not-found', subject: entity, detail: `No ${entity} is in view.` }
}
