import { StevolveError } from '../../env/index.ts'

/** Why a training could not be begun or gone on with. */
export type TrainingFault = 'no-rows' | 'no-choices' | 'not-a-number' | 'checkpoint'

/** A training that cannot go on. Exit code 2. */
export class TrainingError extends StevolveError {
  override readonly exitCode = 2
  readonly fault: TrainingFault
  constructor(fault: TrainingFault, message: string, cure: string, options?: ErrorOptions) {
    super(message, cure, options)
    this.fault = fault
  }
}
