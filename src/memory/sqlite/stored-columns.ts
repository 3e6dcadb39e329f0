import { z } from 'zod'

/** A column of JSON text. */
export const jsonColumn = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' })
    return z.NEVER
  }
})

/** A column of 0 or 1. */
export const flagColumn = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1)

/** A column of packed bytes. */
export const blobColumn = z.instanceof(Uint8Array)
