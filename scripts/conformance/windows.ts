import type { Window } from 'prismarine-windows'
import type { Vec3 } from 'vec3'
import type { Lab } from './lab.ts'
import { beside } from './lab.ts'

/** A click as this client version writes it, without foreseeing what comes of it. */
export function click(lab: Lab, windowId: number, slot: number, mode = 0, mouseButton = 0): void {
  lab.write('window_click', {
    ...{ windowId, slot, mouseButton, mode },
    ...{ action: 1, item: { present: false } },
    ...{ stateId: 1, changedSlots: [], cursorItem: { present: false } },
  })
}

/** Lays one of what hangs on the pointer into each slot, by dragging with the right button. */
export function drag(lab: Lab, windowId: number, slots: readonly number[]): void {
  const outside = -999
  click(lab, windowId, outside, 5, 4)
  for (const slot of slots) click(lab, windowId, slot, 5, 5)
  click(lab, windowId, outside, 5, 6)
}

/** Puts a block there if it is not there yet, and opens its window with a right click. */
export async function openBlock(lab: Lab, block: string, at: Vec3 = beside): Promise<Window> {
  await lab.game.waitTicks(1)
  if (lab.seen(at) !== block) lab.put(block, at)
  await lab.game.waitTicks(2)
  lab.use(at, 1)
  await lab.ticksUntil(() => lab.bot.currentWindow !== null, 20)
  const window = lab.bot.currentWindow
  if (window === null) throw new Error(`${block} does not open`)
  return window
}

/** Listens to a number that windows show, until `end` is called. */
export function watchProperty(
  lab: Lab,
  wanted: number,
): { readonly most: () => number; readonly end: () => void } {
  let most = 0
  const listen = ({ property, value }: { property: number; value: number }) => {
    if (property === wanted) most = Math.max(most, value)
  }
  const client = lab.bot._client as unknown as NodeJS.EventEmitter
  client.on('craft_progress_bar', listen)
  return { most: () => most, end: () => void client.off('craft_progress_bar', listen) }
}
