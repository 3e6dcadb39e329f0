import { inventorySlots } from '../../../../src/env/embedded/server/player-inventory.ts'
import type { CaseGenerator } from '../case-plan.ts'
import { drawArena } from '../grounds.ts'
import { filterSent, replacePackets, vetoPackets } from '../packet-hooks.ts'
import { allFor, crafts } from '../recipes.ts'
import type { Stage } from '../stage.ts'
import { freeCells } from '../targets.ts'

/** What was kept from the player, by stage. */
const withheld = new WeakMap<Stage, number>()

function count(stage: Stage): void {
  withheld.set(stage, (withheld.get(stage) ?? 0) + 1)
}

/** A plug-in that empties the result slot as soon as something appears in it. */
function emptyResult(stage: Stage): void {
  const { player } = stage
  const isGrid = (windowId: unknown) => windowId === 0 || windowId === player.openWindow?.id
  const nothing = { present: false }
  filterSent(player, 'set_slot', (fields) => {
    if (!isGrid(fields['windowId']) || fields['slot'] !== 0) return fields
    if ((fields['item'] as { present?: boolean }).present === true) count(stage)
    return { ...fields, item: nothing }
  })
  filterSent(player, 'window_items', (fields) => {
    const items = fields['items'] as readonly { present?: boolean }[]
    if (!isGrid(fields['windowId'])) return fields
    if (items[0]?.present === true) count(stage)
    return { ...fields, items: [nothing, ...items.slice(1)] }
  })
  vetoPackets(stage.server, 'window_click', (_, fields) => {
    if (fields['slot'] !== 0) return false
    player.send('transaction', { windowId: fields['windowId'], action: fields['action'], accepted: false })
    return true
  })
}

/** A plug-in that cancels the taking: the click does nothing, and the client is told the whole window again. */
function cancelTaking(stage: Stage): void {
  replacePackets(stage.server, 'window_click', (_, fields) => {
    if (fields['slot'] !== 0) return fields
    count(stage)
    return { ...fields, slot: emptySlot(stage), mode: 0, mouseButton: 0 }
  })
}

/**
 * Where a click does nothing. The client has named another slot's item, so that it is told no and all slots anew, as plug-in servers do
 * when a click is cancelled; a click outside the window would be agreed to.
 */
function emptySlot({ player }: Stage): number {
  const { mainStart } = inventorySlots
  let slot: number = mainStart
  while (player.inventory.stackAt(slot) !== null) slot++
  const ownSlots = player.openWindow === null ? mainStart : tableSlots
  return slot - mainStart + ownSlots
}

/** Result and grid of a crafting table come before the player's slots. */
const tableSlots = 10

/** All ingredients of a declared recipe are laid, and the result is kept back. */
const resultWithheld: CaseGenerator = {
  name: 'result-withheld',
  draw: (draw) => {
    const chosen = draw.pick(crafts)
    const { recipe } = chosen
    const isCancelled = draw.chance(0.4)
    const [table] = freeCells(draw, 1, 2, 6)
    return {
      title: `craft ${recipe.result}, which ${isCancelled ? 'nobody may take' : 'is not put out'}`,
      arena: drawArena(draw),
      subgoals: [
        {
          kind: 'craft',
          item: recipe.result,
          count: draw.whole(1, recipe.resultCount),
          budgetTicks: draw.whole(300, 900),
          ...(draw.chance(0.6) && { recipe }),
        },
      ],
      build: (stage) => stage.put('crafting_table', table!.x, 0, table!.z),
      arrange: (stage) => {
        for (const [item, needed] of Object.entries(allFor(chosen, draw.whole(1, 3))))
          stage.give(item, needed)
        if (isCancelled) cancelTaking(stage)
        else emptyResult(stage)
      },
      verify: (stage) => {
        if (stage.carried(recipe.result) > 0) return 'it was crafted all the same'
        return (withheld.get(stage) ?? 0) > 0 ? null : 'no result was kept back'
      },
    }
  },
}

export const craftFailed: readonly CaseGenerator[] = [resultWithheld]
