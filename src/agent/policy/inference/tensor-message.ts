import { z } from 'zod'

/** Numbers with a name and a shape; single precision is all that policies have. */
export interface NamedTensor {
  readonly name: string
  readonly shape: readonly number[]
  readonly data: Float32Array
}

/** A message is not as the protocol or its model wants it. The text says what is wrong, and goes to whoever sent it. */
export class MessageFault extends Error {
  override readonly name = 'MessageFault'
}

/** A message on its way: JSON alone, or JSON with the numbers as bytes behind it. */
export interface EncodedMessage {
  readonly body: Uint8Array
  /** Bytes of the JSON where numbers follow it, for the header `Inference-Header-Content-Length`; null where they are part of it. */
  readonly jsonBytes: number | null
}

/** A message as it came: its fields, and the numbers of one of its lists. */
export interface DecodedMessage {
  readonly fields: Readonly<Record<string, unknown>>
  readonly tensors: readonly NamedTensor[]
}

/** Header that says how many bytes of a body are JSON (binary tensor data extension). */
export const jsonBytesHeader = 'inference-header-content-length'

/** Lists of tensors that a message can have. */
export type TensorList = 'inputs' | 'outputs'

const mostTensors = 8
const mostAxes = 4
const bytesPerNumber = 4

const tensorsSchema = z
  .array(
    z.looseObject({
      name: z.string().min(1).max(100),
      datatype: z.literal('FP32', 'policies know only FP32'),
      shape: z.array(z.int().min(0)).max(mostAxes),
      parameters: z.looseObject({ binary_data_size: z.int().min(0).optional() }).optional(),
      data: z.unknown().optional(),
    }),
  )
  .min(1)
  .max(mostTensors)

/** Writes a message of the Open Inference Protocol v2. `isBinary` puts numbers behind the JSON, in which they stay the same to the bit too. */
export function encodeMessage(
  fields: Readonly<Record<string, unknown>>,
  list: TensorList,
  tensors: readonly NamedTensor[],
  isBinary: boolean,
): EncodedMessage {
  const described = tensors.map(({ name, shape, data }) => ({
    name,
    datatype: 'FP32',
    shape,
    ...(isBinary ? { parameters: { binary_data_size: data.byteLength } } : { data: Array.from(data) }),
  }))
  const json = Buffer.from(JSON.stringify({ ...fields, [list]: described }))
  if (!isBinary) return { body: json, jsonBytes: null }
  return { body: Buffer.concat([json, ...tensors.map(({ data }) => bytesOf(data))]), jsonBytes: json.length }
}

/**
 * Reads a message of the Open Inference Protocol v2, with numbers in JSON (flat or nested) or behind it. `jsonBytes` is what its header says,
 * null where it says nothing. Throws `MessageFault` where it is malformed, incomplete, or has more than `mostNumbers`.
 */
export function decodeMessage(
  body: Uint8Array,
  jsonBytes: number | null,
  list: TensorList,
  mostNumbers: number,
): DecodedMessage {
  if (jsonBytes !== null && jsonBytes > body.length) {
    throw new MessageFault('the header promises more JSON than the body has')
  }
  const fields = parseJson(body.subarray(0, jsonBytes ?? body.length))
  const parsed = tensorsSchema.safeParse(fields[list])
  if (!parsed.success) throw new MessageFault(whereWrong(list, parsed.error))
  let rest = body.subarray(jsonBytes ?? body.length)
  const tensors = parsed.data.map(({ name, shape, parameters, data }): NamedTensor => {
    const count = shape.reduce((product, length) => product * length, 1)
    // Before memory is taken: every number has a byte of the body at least.
    if (count > body.length) throw new MessageFault(`"${name}" has fewer numbers than its shape needs`)
    if (count > mostNumbers)
      throw new MessageFault(`"${name}" is larger than is taken: at most ${mostNumbers} numbers`)
    const size = parameters?.binary_data_size
    if (size === undefined) return { name, shape, data: numbersOf(data, name, count) }
    if (size !== count * bytesPerNumber || size > rest.length) {
      throw new MessageFault(
        `"${name}" has ${Math.min(size, rest.length)} bytes, and its shape needs ${count * bytesPerNumber}`,
      )
    }
    const numbers = new Float32Array(count)
    bytesOf(numbers).set(rest.subarray(0, size))
    rest = rest.subarray(size)
    if (!areFinite(numbers)) throw new MessageFault(`"${name}" holds a number that is none`)
    return { name, shape, data: numbers }
  })
  if (rest.length > 0) throw new MessageFault('bytes are left behind the numbers')
  return { fields, tensors }
}

function parseJson(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new MessageFault('it is no JSON')
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw new MessageFault('it is no JSON object')
}

/** Numbers row after row, however deep they are nested; no deeper than shapes go. */
function numbersOf(data: unknown, name: string, count: number): Float32Array {
  if (!Array.isArray(data)) throw new MessageFault(`"${name}" has no data`)
  const numbers = new Float32Array(count)
  let filled = 0
  const take = (value: unknown, depth: number): void => {
    if (typeof value === 'number' && filled < count) numbers[filled] = value
    else if (Array.isArray(value) && depth < mostAxes) {
      for (const inner of value as unknown[]) take(inner, depth + 1)
      return
    } else
      throw new MessageFault(
        filled < count ? `"${name}" holds what is no number` : `"${name}" has more than ${count} numbers`,
      )
    if (!Number.isFinite(numbers[filled])) throw new MessageFault(`"${name}" holds a number that is none`)
    filled++
  }
  take(data, 0)
  if (filled < count) throw new MessageFault(`"${name}" has ${filled} numbers, and its shape needs ${count}`)
  return numbers
}

/** A loop, since requests have ten thousand numbers and a callback for each takes ten times as long. */
function areFinite(numbers: Float32Array): boolean {
  for (let at = 0; at < numbers.length; at++) if (!Number.isFinite(numbers[at])) return false
  return true
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function whereWrong(list: TensorList, { issues }: z.ZodError): string {
  const [issue] = issues
  return `${[list, ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? 'malformed'}`
}
