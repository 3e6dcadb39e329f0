import type { Output } from '../standard-streams.ts'
import { describeEvent } from './describe-event.ts'
import type { Progress } from './progress.ts'

/** One line per event, for logs and pipes. */
export function plainProgress(output: Output): Progress {
  return {
    show: (event) => {
      const line = describeEvent(event)
      if (line !== null) output.log(line)
    },
    done: () => {},
  }
}
