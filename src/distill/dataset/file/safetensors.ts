import { z } from 'zod'

/** Types of elements that we write, with their size in bytes. */
export const elementBytes = { F32: 4, I32: 4, I64: 8 } as const
export type ElementType = keyof typeof elementBytes

/** Where a tensor lies in a safetensors file: bytes from the end of the header. */
export interface TensorPlace {
  readonly dtype: ElementType
  readonly shape: readonly number[]
  readonly data_offsets: readonly [begin: number, end: number]
}

/** What a safetensors file says of itself. */
export interface SafetensorsHeader {
  readonly tensors: Readonly<Record<string, TensorPlace>>
  readonly metadata: Readonly<Record<string, string>>
}

/** Bytes of a header that are accepted; the same bound as in the reference reader. */
export const largestHeaderBytes = 100_000_000

const tensorPlace = z.object({
  dtype: z.enum(Object.keys(elementBytes) as [ElementType, ...ElementType[]]),
  shape: z.array(z.int().min(0)).max(8),
  data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
})
const headerSchema = z
  .object({ __metadata__: z.record(z.string(), z.string()).default({}) })
  .catchall(z.unknown())

/**
 * The beginning of a safetensors file: eight bytes of length and the header, padded so that data begins at a multiple of eight. Tensors lie
 * behind one another in the order of `tensors`. Source of the format: the safetensors project.
 */
export function safetensorsHead(
  tensors: readonly {
    readonly name: string
    readonly dtype: ElementType
    readonly shape: readonly number[]
  }[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  let begin = 0
  const places = tensors.map(({ name, dtype, shape }): [string, TensorPlace] => {
    const end = begin + elementBytes[dtype] * shape.reduce((product, length) => product * length, 1)
    const place: TensorPlace = { dtype, shape, data_offsets: [begin, end] }
    begin = end
    return [name, place]
  })
  const json = JSON.stringify({ __metadata__: metadata, ...Object.fromEntries(places) })
  const text = new TextEncoder().encode(json)
  const padding = (8 - (text.length % 8)) % 8
  const head = new Uint8Array(8 + text.length + padding).fill(0x20)
  new DataView(head.buffer).setBigUint64(0, BigInt(text.length + padding), true)
  head.set(text, 8)
  return head
}

/** Parses a header without its eight bytes of length. Throws where it is malformed or does not fill `dataBytes` exactly. */
export function parseSafetensorsHeader(text: Uint8Array, dataBytes: number): SafetensorsHeader {
  const { __metadata__: metadata, ...rest } = headerSchema.parse(JSON.parse(new TextDecoder().decode(text)))
  const tensors = z.record(z.string(), tensorPlace).parse(rest)
  let expected = 0
  for (const [name, { dtype, shape, data_offsets: place }] of Object.entries(tensors)) {
    const [begin, end] = place
    const bytes = elementBytes[dtype] * shape.reduce((product, length) => product * length, 1)
    if (begin !== expected || end - begin !== bytes) throw new Error(`tensor "${name}" lies where it cannot`)
    expected = end
  }
  if (expected !== dataBytes) throw new Error(`${dataBytes} bytes of data where ${expected} are named`)
  return { tensors, metadata }
}
