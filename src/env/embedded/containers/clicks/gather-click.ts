import { createStack, stacksAlike } from '../../server/item-stack.ts'
import type { ClickBoard } from '../click-board.ts'

/** Mode 6, double-click: fills the cursor from started stacks of the same kind, then from full ones. */
export function gatherClick(board: ClickBoard, slot: number, button: number): void {
  const { rules } = board
  const { cursor } = board
  if (cursor === null || board.at(slot) !== null) return
  const stackSize = rules.stackSizeOf(cursor.item)
  const slots = Array.from({ length: rules.shownCount }, (_, index) => index)
  if (button !== 0) slots.reverse()
  let count = cursor.count
  for (const fullOnes of [false, true]) {
    for (const from of slots) {
      const present = board.at(from)
      if (count >= stackSize || from === rules.crafting?.resultSlot) continue
      if (present === null || !stacksAlike(present, cursor)) continue
      if (!fullOnes && present.count === stackSize) continue
      count += board.take(from, stackSize - count)?.count ?? 0
    }
  }
  board.cursor = createStack(cursor.item, count, cursor.damage, cursor.nbt)
}
