import type { Fields, Sending, Translations } from './protocol-dialect.ts'
import { unsaid, withFields } from './protocol-dialect.ts'
import { textAsTags } from './text-component.ts'

/**
 * Number of the state of windows that clients are told, always the same: the server holds what clients foresee of a
 * click against what happened, and so needs no counting. A click with another number asks for everything anew.
 */
const stateId = 1
const emptySlot = { present: false }

/** Windows since 1.17.1: no transactions; every slot comes with a number of state, and a click with its effects. */
export const windowPackets: Translations = {
  transaction: unsaid,
  open_window: withFields('open_window', (fields) => ({
    ...fields,
    windowTitle: textAsTags(fields['windowTitle']),
  })),
  window_items: withFields('window_items', (fields) => ({
    ...fields,
    stateId,
    carriedItem: fields['carriedItem'] ?? emptySlot,
  })),
  set_slot: withFields('set_slot', (fields) => ({ ...fields, stateId })),
  trade_list: withFields('trade_list', (fields) => ({
    ...fields,
    trades: (fields['trades'] as readonly Fields[]).map((trade) => ({
      ...trade,
      inputItem2: trade['inputItem2'] ?? emptySlot,
    })),
  })),
}

/** A click as the server takes it: what the client foresees stands in `foreseen`. */
export function clickMeant(fields: Fields): Sending {
  return [
    'window_click',
    {
      windowId: fields['windowId'],
      slot: fields['slot'],
      mouseButton: fields['mouseButton'],
      mode: fields['mode'],
      action: 0,
      foreseen:
        fields['stateId'] === stateId
          ? { slots: fields['changedSlots'], cursor: fields['cursorItem'] }
          : null,
    },
  ]
}
