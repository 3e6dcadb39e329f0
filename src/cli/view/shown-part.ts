import type { Labelled } from './labelled-lines.ts'

/** A part of what is shown: a heading, and lines of at most the width that was asked for. */
export interface ShownPart {
  readonly heading: string
  readonly lines: readonly string[]
}

/** Makes a part of facts under each other. */
export type Facts = (heading: string, labelled: readonly Labelled[]) => ShownPart
