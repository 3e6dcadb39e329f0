import { ClickBoard } from './click-board.ts'
import { dragClick } from './clicks/drag-click.ts'
import { dropClick } from './clicks/drop-click.ts'
import { gatherClick } from './clicks/gather-click.ts'
import { plainClick } from './clicks/plain-click.ts'
import { shiftClick } from './clicks/shift-click.ts'
import { swapClick } from './clicks/swap-click.ts'
import type { SlotRules } from './slot-rules.ts'
import type { ClickOutcome, WindowClick, WindowState } from './window-state.ts'

/** The slot number that means outside the window. */
const outsideSlot = -999

/**
 * Carries out one click as vanilla 1.16.5 does (`AbstractContainerMenu.doClick`). Pure. What makes no sense changes
 * nothing: a slot that is not shown, an unknown mode or button. No item is made or lost but by `craftings`.
 */
export function clickWindow(rules: SlotRules, state: WindowState, click: WindowClick): ClickOutcome {
  const board = new ClickBoard(rules, state)
  const { slot, button, mode } = click
  const outside = slot === outsideSlot
  const shown = Number.isInteger(slot) && slot >= 0 && slot < rules.shownCount
  if (mode === 5) {
    dragClick(board, shown ? slot : null, button)
  } else if (state.drag !== null) {
    // Any other click in the middle of a drag only ends the drag.
    board.drag = null
  } else if (outside) {
    if (mode === 0) plainClick(board, null, button)
  } else if (shown) {
    slotClicks[mode]?.(board, slot, button)
  }
  return board.outcome()
}

const slotClicks: Readonly<Record<number, (board: ClickBoard, slot: number, button: number) => void>> = {
  0: plainClick,
  1: shiftClick,
  2: swapClick,
  // 3 clones a stack, in creative only.
  4: dropClick,
  6: gatherClick,
}
