import { StevolveError } from '../env/index.ts'

/** Why a record could not be opened or written. */
export type RecordFault =
  | 'folder-not-writable'
  | 'read-only'
  | 'locked'
  | 'not-a-database'
  | 'foreign'
  | 'corrupt'
  | 'newer-schema'
  | 'older-schema'
  | 'disk-full'
  | 'write-failed'

/** The record of a run could not be opened or written. What was recorded before is kept as it was. Exit code 2. */
export class RecordError extends StevolveError {
  override readonly exitCode = 2
  readonly fault: RecordFault
  constructor(fault: RecordFault, message: string, cure: string, options?: ErrorOptions) {
    super(message, cure, options)
    this.fault = fault
  }
}
