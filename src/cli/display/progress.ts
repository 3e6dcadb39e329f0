import type { AgentEvent } from '../../agent/index.ts'

/** Tells a person or a program how a run goes on. */
export interface Progress {
  show(event: AgentEvent): void
  /** Nothing follows; leaves the terminal tidy. May be called twice. */
  done(): void
}
