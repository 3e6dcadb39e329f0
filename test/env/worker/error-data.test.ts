import { describe, expect, it } from 'vitest'
import { UsageError, WorldUnreachableError } from '../../../src/env/errors.ts'
import { errorFromData, errorToData } from '../../../src/env/worker/error-data.ts'

/** There and back, as between two threads. */
const cross = (error: unknown) => errorFromData(structuredClone(errorToData(error)))

describe('errors between threads', () => {
  it('keep their class, sentence and cure', () => {
    const usage = cross(new UsageError('No such task.', 'Name another.'))
    expect(usage).toBeInstanceOf(UsageError)
    expect(usage).toMatchObject({ message: 'No such task.', cure: 'Name another.', exitCode: 2 })
    const lost = cross(new WorldUnreachableError('kicked', 'It kicked.', 'Ask why.'))
    expect(lost).toBeInstanceOf(WorldUnreachableError)
    expect(lost).toMatchObject({ message: 'It kicked.', cure: 'Ask why.', fault: 'kicked', exitCode: 3 })
  })

  it('keep the message and the stack of a bug', () => {
    const bug = new RangeError('off by one')
    expect(cross(bug)).toMatchObject({ message: 'off by one', stack: bug.stack })
    expect(cross('only text').message).toBe('only text')
  })
})
