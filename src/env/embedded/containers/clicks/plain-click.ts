import { type ItemStack, createStack, stacksAlike, withCount } from '../../server/item-stack.ts'
import type { ClickBoard } from '../click-board.ts'

/** Mode 0, left (0) or right (1) button: takes, lays down, swaps, or throws outside the window. */
export function plainClick(board: ClickBoard, slot: number | null, button: number): void {
  if (button !== 0 && button !== 1) return
  const { cursor } = board
  if (slot === null) throwCursor(board, button)
  else if (cursor === null) pickUp(board, slot, button)
  else layDown(board, slot, cursor, button)
}

function throwCursor(board: ClickBoard, button: number): void {
  const { cursor } = board
  if (cursor === null) return
  const count = button === 0 ? cursor.count : 1
  board.throw(withCount(cursor, count))
  board.cursor = withCount(cursor, cursor.count - count)
}

function pickUp(board: ClickBoard, slot: number, button: number): void {
  const present = board.at(slot)
  if (present === null) return
  board.cursor = board.take(slot, button === 0 ? present.count : Math.ceil(present.count / 2))
}

function layDown(board: ClickBoard, slot: number, cursor: ItemStack, button: number): void {
  const present = board.at(slot)
  if (board.rules.capacity(slot, cursor) === 0) {
    if (present !== null) takeOnTop(board, slot, present, cursor)
  } else if (present === null || stacksAlike(present, cursor)) {
    board.cursor = board.add(slot, cursor, button === 0 ? cursor.count : 1)
  } else if (board.mayHold(slot, cursor)) {
    board.put(slot, cursor)
    board.cursor = present
  }
}

/** A slot that takes nothing (a result) gives all it has, if the cursor holds the same and has room for it. */
function takeOnTop(board: ClickBoard, slot: number, present: ItemStack, cursor: ItemStack): void {
  const sum = present.count + cursor.count
  if (!stacksAlike(present, cursor) || sum > board.rules.stackSizeOf(cursor.item)) return
  if (board.take(slot, present.count) === null) return
  board.cursor = createStack(cursor.item, sum, cursor.damage, cursor.nbt)
}
