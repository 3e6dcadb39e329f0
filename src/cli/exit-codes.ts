/** What the process says to its caller when it ends. */
export const exitCodes = {
  /** The command did what it was asked. */
  done: 0,
  /** The world was played, and the task was not reached. */
  taskFailed: 1,
  /** Wrong usage, wrong input, or a record that cannot be written. */
  wrongInput: 2,
  /** The world could not be reached, or was lost in mid-episode. */
  worldLost: 3,
  /** A bug of ours: sysexits' EX_SOFTWARE. */
  crashed: 70,
  /** Ended by Ctrl-C, or because nobody reads the output any more. 128 + SIGINT. */
  interrupted: 130,
  /** Ended by SIGTERM: 128 + 15. */
  terminated: 143,
  /** Ended because the terminal was closed: 128 + SIGHUP. */
  hungUp: 129,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
