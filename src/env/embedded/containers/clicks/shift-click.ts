import type { ClickBoard } from '../click-board.ts'

/** Mode 1: sends a stack to the other part of the window; a crafting result as often as it can be made and fits. */
export function shiftClick(board: ClickBoard, slot: number, button: number): void {
  if (button !== 0 && button !== 1) return
  const first = board.at(slot)
  if (first === null) return
  while (board.at(slot)?.item === first.item) {
    if (!moveOnce(board, slot)) return
  }
}

function moveOnce(board: ClickBoard, slot: number): boolean {
  const stack = board.at(slot)!
  for (const range of board.rules.quickMove(slot, stack, board.slots)) {
    if (slot === board.rules.crafting?.resultSlot && !board.mayTake()) return false
    const left = board.addToRange(range, stack)
    if (left !== null && left.count === stack.count) continue
    if (slot === board.rules.crafting?.resultSlot) {
      // As in vanilla, the last result that fits only in part is made, and the rest of it thrown.
      board.useIngredients()
      board.throw(left)
    } else {
      board.put(slot, left)
    }
    return true
  }
  return false
}
