import { withCount } from '../../server/item-stack.ts'
import type { ClickBoard } from '../click-board.ts'
import type { Drag } from '../window-state.ts'

/**
 * Mode 5: button down (0 left, 4 right), over a slot (1, 5), button up (2, 6). Left shares the cursor out evenly,
 * right lays one in each slot; the middle button is creative's. Anything out of order ends the drag.
 */
export function dragClick(board: ClickBoard, slot: number | null, button: number): void {
  const stage = button & 3
  const kind = ([0, 1, 2].includes(button) && 'even') || ([4, 5, 6].includes(button) && 'single') || null
  const { drag } = board
  board.drag = null
  if (kind === null || board.cursor === null) return
  if (stage === 0) board.drag = { kind, slots: [] }
  else if (drag === null || drag.kind !== kind) return
  else if (stage === 1) board.drag = slot === null ? drag : crossed(board, drag, slot)
  else shareOut(board, drag)
}

function crossed(board: ClickBoard, drag: Drag, slot: number): Drag {
  const cursor = board.cursor!
  const takesIt = board.room(slot, cursor) > 0 && !drag.slots.includes(slot)
  return takesIt && cursor.count > drag.slots.length ? { ...drag, slots: [...drag.slots, slot] } : drag
}

function shareOut(board: ClickBoard, { kind, slots }: Drag): void {
  const cursor = board.cursor
  if (cursor === null || slots.length === 0) return
  const share = kind === 'single' ? 1 : Math.floor(cursor.count / slots.length)
  let left = cursor.count
  for (const slot of slots) {
    const wanted = Math.min(share, left)
    if (wanted <= 0) continue
    const rest = board.add(slot, withCount(cursor, wanted)!)
    left -= wanted - (rest?.count ?? 0)
  }
  board.cursor = withCount(cursor, left)
}
