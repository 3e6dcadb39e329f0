import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeMessage, encodeMessage } from '../../../src/agent/policy/inference/tensor-message.ts'

const numbers = fc.float32Array({ noNaN: true, noDefaultInfinity: true, maxLength: 20 })

function read(value: unknown, jsonBytes: number | null = null) {
  return decodeMessage(Buffer.from(JSON.stringify(value)), jsonBytes, 'inputs', 1_000)
}

const tensor = { name: 'mask', datatype: 'FP32', shape: [1, 2], data: [1, 0] }

describe('a message of the Open Inference Protocol', () => {
  it('comes over as it was sent, to the bit, with its numbers in JSON or behind it', () => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 4 }), fc.boolean(), (lists, isBinary) => {
        const sent = lists.map((data, index) => ({ name: `tensor-${index}`, shape: [1, data.length], data }))
        const { body, jsonBytes } = encodeMessage({ id: '7' }, 'inputs', sent, isBinary)
        expect(jsonBytes === null).toBe(!isBinary)
        const { fields, tensors } = decodeMessage(body, jsonBytes, 'inputs', 1_000)
        expect(fields['id']).toBe('7')
        // JSON knows no negative zero.
        const plain = ({ data, ...rest }: (typeof sent)[number]) => ({
          ...rest,
          data: Array.from(data, (x) => x + 0),
        })
        expect(
          tensors.map((one) => plain({ ...one, shape: [...one.shape], data: new Float32Array(one.data) })),
        ).toEqual(sent.map(plain))
      }),
      { numRuns: 200 },
    )
  })

  it('may nest its numbers as its shape does', () => {
    expect([
      ...read({
        inputs: [
          {
            ...tensor,
            shape: [2, 2],
            data: [
              [1, 2],
              [3, 4],
            ],
          },
        ],
      }).tensors[0]!.data,
    ]).toEqual([1, 2, 3, 4])
  })

  it.each([
    ['an array', [], /it is no JSON object/],
    ['no list', {}, /inputs: /],
    ['an empty list', { inputs: [] }, /inputs: /],
    [
      'whole numbers',
      { inputs: [{ ...tensor, datatype: 'INT64' }] },
      /inputs.0.datatype: policies know only FP32/,
    ],
    ['a negative length', { inputs: [{ ...tensor, shape: [-1, 2] }] }, /inputs.0.shape.0/],
    ['too many numbers', { inputs: [{ ...tensor, data: [1, 2, 3] }] }, /"mask" has more than 2 numbers/],
    [
      'too few numbers',
      { inputs: [{ ...tensor, data: [1] }] },
      /"mask" has 1 numbers, and its shape needs 2/,
    ],
    ['words', { inputs: [{ ...tensor, data: [1, 'x'] }] }, /"mask" holds what is no number/],
    [
      'a number beyond single precision',
      { inputs: [{ ...tensor, data: [1, 1e39] }] },
      /holds a number that is none/,
    ],
    ['no data', { inputs: [{ ...tensor, data: undefined }] }, /"mask" has no data/],
    [
      'a shape beyond its body',
      { inputs: [{ ...tensor, shape: [1e6, 1e6] }] },
      /fewer numbers than its shape needs/,
    ],
    [
      'bytes that are not there',
      { inputs: [{ ...tensor, parameters: { binary_data_size: 8 } }] },
      /has 0 bytes, and its shape needs 8/,
    ],
    [
      'nests deeper than shapes go',
      { inputs: [{ ...tensor, data: [[[[[[1, 0]]]]]] }] },
      /holds what is no number/,
    ],
  ])('is refused with %s', (_what, message, fault) => {
    expect(() => read(message)).toThrow(fault)
  })

  it('is refused where lengths do not agree', () => {
    expect(() => read({ inputs: [tensor] }, 10_000)).toThrow(/promises more JSON/)
    expect(() => read({ inputs: [tensor] }, 5)).toThrow(/it is no JSON/)
    const { body, jsonBytes } = encodeMessage(
      {},
      'inputs',
      [{ name: 'a', shape: [2], data: new Float32Array(2) }],
      true,
    )
    expect(() => decodeMessage(Buffer.concat([body, Buffer.from('x')]), jsonBytes, 'inputs', 10)).toThrow(
      /bytes are left/,
    )
    expect(() => decodeMessage(body.subarray(0, -1), jsonBytes, 'inputs', 10)).toThrow(/has 7 bytes/)
    expect(() => decodeMessage(body, jsonBytes, 'inputs', 1)).toThrow(/larger than is taken/)
    const none = encodeMessage(
      {},
      'inputs',
      [{ name: 'a', shape: [1], data: new Float32Array([Number.NaN]) }],
      true,
    )
    expect(() => decodeMessage(none.body, none.jsonBytes, 'inputs', 10)).toThrow(
      /holds a number that is none/,
    )
  })

  it('of any bytes at all is read or refused, and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.option(fc.nat(80)), (body, jsonBytes) => {
        try {
          decodeMessage(body, jsonBytes, 'inputs', 100)
        } catch (error) {
          expect((error as Error).name).toBe('MessageFault')
        }
      }),
    )
  })
})
