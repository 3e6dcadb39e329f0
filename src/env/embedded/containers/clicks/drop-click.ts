import type { ClickBoard } from '../click-board.ts'

/** Mode 4: throws one (button 0) or all (button 1) out of a slot, with an empty cursor. */
export function dropClick(board: ClickBoard, slot: number, button: number): void {
  const present = board.at(slot)
  if (board.cursor !== null || present === null || (button !== 0 && button !== 1)) return
  board.throw(board.take(slot, button === 0 ? 1 : present.count))
}
