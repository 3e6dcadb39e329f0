/** Base of every error that a person can mend: `message` names the thing and the cause, `cure` says what to do. */
export abstract class StevolveError extends Error {
  abstract readonly exitCode: 2 | 3
  readonly cure: string
  constructor(message: string, cure: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.cure = cure
  }
}

/** Wrong usage or wrong input: an unknown task, a malformed world file, calls in the wrong order. Exit code 2. */
export class UsageError extends StevolveError {
  override readonly exitCode = 2
}

/** Why a world could not be joined or kept. */
export type WorldFault =
  | 'nothing-listening'
  | 'host-unknown'
  | 'not-minecraft'
  | 'unsupported-version'
  | 'kicked'
  | 'name-taken'
  | 'authentication'
  | 'timeout'
  | 'connection-cut'
  | 'host-crashed'

/** The world could not be joined. Exit code 3. */
export class WorldUnreachableError extends StevolveError {
  override readonly exitCode = 3
  readonly fault: WorldFault
  constructor(fault: WorldFault, message: string, cure: string, options?: ErrorOptions) {
    super(message, cure, options)
    this.fault = fault
  }
}
