/** Time as the body knows it: ticks of 50 ms, on a virtual or on a real clock. */
export interface GameClock {
  /** Whole ticks since the clock was made. */
  tick(): number
  /** Resolves after `ticks` more ticks, or rejects with the signal's reason when it is aborted. */
  waitTicks(ticks: number, signal?: AbortSignal): Promise<void>
  /** Calls back once after `ticks`; the returned function cancels. */
  afterTicks(ticks: number, callback: () => void): () => void
}
