import type { AttemptEnding } from '../../attempt.ts'

/** The reason with which a deed's signal is aborted when the attempt ends. */
export class AttemptEnd extends Error {
  readonly ending: AttemptEnding
  constructor(ending: AttemptEnding) {
    super(`The attempt ends: ${ending}.`)
    this.name = 'AttemptEnd'
    this.ending = ending
  }
}

/** The reason with which a deed's signal is aborted when a reflex takes over. The deed is called again afterwards. */
export class ReflexInterruption extends Error {
  readonly reflex: string
  constructor(reflex: string) {
    super(`The reflex ${reflex} takes over.`)
    this.name = 'ReflexInterruption'
    this.reflex = reflex
  }
}
