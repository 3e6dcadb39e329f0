import { type ItemStack, withCount } from '../../server/item-stack.ts'
import type { ClickBoard } from '../click-board.ts'

/** Mode 2: exchanges a slot with a hotbar slot (buttons 0-8) or the off hand (40). The cursor plays no part. */
export function swapClick(board: ClickBoard, slot: number, button: number): void {
  const { rules } = board
  const other = button === 40 ? rules.offHand : rules.hotbarStart + button
  if (button !== 40 && !(button >= 0 && button <= 8)) return
  if (other === slot) return
  const carried = board.at(other)
  const present = board.at(slot)
  if (carried === null) {
    if (present !== null) moveTo(board, other, board.take(slot, present.count))
  } else if (present === null) {
    board.put(other, board.add(slot, carried))
  } else {
    exchange(board, slot, other, present, carried)
  }
}

/** What a recipe leaves over may have landed in the free slot meanwhile: then the stack goes elsewhere. */
function moveTo(board: ClickBoard, other: number, stack: ItemStack | null): void {
  const left = stack && board.add(other, stack)
  board.throw(left && board.addToRange(board.rules.carried, left))
}

function exchange(
  board: ClickBoard,
  slot: number,
  other: number,
  present: ItemStack,
  carried: ItemStack,
): void {
  const limit = board.limit(slot, carried)
  if (limit === 0) return
  if (carried.count <= limit) {
    board.put(slot, carried)
    board.put(other, present)
    return
  }
  board.put(other, withCount(carried, carried.count - limit))
  board.put(slot, withCount(carried, limit))
  board.throw(board.addToRange(board.rules.carried, present))
}
