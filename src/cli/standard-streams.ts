import { styleText } from 'node:util'

type Style = Parameters<typeof styleText>[0]

/** Where a command writes. Results go to `out`, everything else to `log`. */
export interface Output {
  /** Writes a line to standard output. */
  out(line: string): void
  /** Writes a line to standard error. */
  log(line: string): void
  /** Colours text for standard output or, by default, standard error; plain where no terminal or NO_COLOR is set. */
  style(style: Style, text: string, target?: 'out' | 'log'): string
  /** True when standard error is a terminal of known width, so that a line may be drawn again and again. */
  readonly isTerminal: boolean
  /** Characters in a line of standard output; 80 where it is no terminal. */
  readonly widthColumns: number
}

const plainWidthColumns = 80

/**
 * Output on the streams of this process. When the reader of standard output goes away (as `| head` does), what
 * follows is dropped and `onReaderGone` is called once.
 */
export function standardStreams(onReaderGone: () => void): Output {
  const { stdout, stderr } = process
  let readerGone = false
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    if (!readerGone) onReaderGone()
    readerGone = true
  })
  // Nobody is left to be told that standard error has gone.
  stderr.on('error', () => {})
  return {
    out: (line) => {
      if (!readerGone)
        stdout.write(`${line}
`)
    },
    log: (line) => void stderr.write(`${line}\n`),
    style: (style, text, target = 'log') =>
      styleText(style, text, { stream: target === 'out' ? stdout : stderr }),
    isTerminal: stderr.isTTY && stderr.columns > 0,
    widthColumns: (stdout.isTTY && stdout.columns) || plainWidthColumns,
  }
}
