import type { WorldFault } from '../errors.ts'
import { UsageError, WorldUnreachableError } from '../errors.ts'

/** An error as plain data, to cross from one thread to another. */
export type ErrorData =
  | { readonly type: 'usage'; readonly message: string; readonly cure: string }
  | {
      readonly type: 'world-unreachable'
      readonly fault: WorldFault
      readonly message: string
      readonly cure: string
    }
  /** Anything that is not meant for users: a bug, told with its stack. */
  | { readonly type: 'bug'; readonly message: string; readonly stack: string }

export function errorToData(error: unknown): ErrorData {
  if (error instanceof WorldUnreachableError) {
    const { fault, message, cure } = error
    return { type: 'world-unreachable', fault, message, cure }
  }
  if (error instanceof UsageError) {
    return { type: 'usage', message: error.message, cure: error.cure }
  }
  if (error instanceof Error) {
    return { type: 'bug', message: error.message, stack: error.stack ?? error.message }
  }
  return { type: 'bug', message: String(error), stack: '' }
}

/** The same error in this thread; a bug keeps the stack of the thread it happened in. */
export function errorFromData(data: ErrorData): Error {
  switch (data.type) {
    case 'usage':
      return new UsageError(data.message, data.cure)
    case 'world-unreachable':
      return new WorldUnreachableError(data.fault, data.message, data.cure)
    case 'bug': {
      const error = new Error(data.message)
      if (data.stack !== '') error.stack = data.stack
      return error
    }
  }
}
