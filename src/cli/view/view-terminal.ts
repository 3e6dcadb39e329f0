import { createLogUpdate } from 'log-update'
import { emitKeypressEvents } from 'node:readline'
import type { Key } from 'node:readline'
import type { FrameSize } from './view-frame.ts'

/** A terminal that takes keys one by one and is drawn upon again and again. */
export interface ViewTerminal {
  readonly size: FrameSize
  /** Draws in place of what was drawn before. */
  draw(lines: readonly string[]): void
  /** Leaves the terminal as it was, with the last picture standing. May be called twice. */
  close(): void
}

/**
 * Takes over the terminal of this process, or returns null where input or output is none. `onKey` is told each key by its
 * name; `onInterrupt` Ctrl-C, which raw keys do not turn into a signal.
 */
export function openTerminal(onKey: (key: string) => void, onInterrupt: () => void): ViewTerminal | null {
  const { stdin, stdout } = process
  if (!stdin.isTTY || !stdout.isTTY || !(stdout.columns > 0)) return null
  const draw = createLogUpdate(stdout)
  const listen = (text: string | undefined, { name, ctrl, meta }: Key): void => {
    if (ctrl === true && name === 'c') onInterrupt()
    else if (ctrl !== true && meta !== true) onKey(name ?? text ?? '')
  }
  emitKeypressEvents(stdin)
  stdin.on('keypress', listen)
  stdin.setRawMode(true)
  stdin.resume()
  let isOpen = true
  return {
    get size() {
      return { widthColumns: stdout.columns, heightRows: stdout.rows }
    },
    draw: (lines) => draw(lines.join('\n')),
    close: () => {
      if (!isOpen) return
      isOpen = false
      stdin.off('keypress', listen)
      stdin.setRawMode(false)
      stdin.pause()
      draw.done()
    },
  }
}
