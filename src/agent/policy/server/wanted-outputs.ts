import { z } from 'zod'
import { MessageFault } from '../inference/tensor-message.ts'

/** What a model can say of candidates. */
const outputNames = ['score', 'success'] as const
type OutputName = (typeof outputNames)[number]

/** What a request wants beside its numbers. */
export interface RequestWishes {
  /** Given back with the answer; null where there is none. */
  readonly id: string | null
  readonly outputs: {
    readonly names: readonly OutputName[]
    /** True for numbers behind the JSON of the answer. */
    readonly isBinary: boolean
  }
}

const wishesSchema = z.looseObject({
  id: z.string().max(200).optional(),
  parameters: z.looseObject({ binary_data_output: z.boolean().optional() }).optional(),
  outputs: z
    .array(
      z.looseObject({
        name: z.enum(outputNames),
        parameters: z.looseObject({ binary_data: z.boolean().optional() }).optional(),
      }),
    )
    .max(outputNames.length)
    .optional(),
})

/** Reads the wishes of a request; without a list of outputs it wants them all. Throws `MessageFault` where they are malformed. */
export function wantedOutputs(fields: Readonly<Record<string, unknown>>): RequestWishes {
  const parsed = wishesSchema.safeParse(fields)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new MessageFault(`${issue?.path.join('.') ?? 'it'}: ${issue?.message ?? 'malformed'}`)
  }
  const { id = null, parameters, outputs = [] } = parsed.data
  const names = outputs.length === 0 ? outputNames : [...new Set(outputs.map(({ name }) => name))]
  const isBinary =
    parameters?.binary_data_output === true ||
    outputs.some((output) => output.parameters?.binary_data === true)
  return { id, outputs: { names, isBinary } }
}
