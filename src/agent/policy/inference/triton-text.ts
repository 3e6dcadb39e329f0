import type { BatchingPlan, PolicyCard } from './served-model.ts'
import { modelConfiguration } from './served-model.ts'

/** A field of a message in the text format of protobuf: a text, a number, a word of a list of words, or further fields. */
type Value = string | number | { readonly word: string } | readonly Field[]
type Field = readonly [name: string, value: Value]

/** The configuration of a served model as Triton reads it: `config.pbtxt`, a `ModelConfig` in the text format of protobuf. */
export function tritonConfigurationText(card: PolicyCard, plan: BatchingPlan): string {
  const { name, backend, platform, max_batch_size, input, output, dynamic_batching, parameters } =
    modelConfiguration(card, plan)
  const tensor = ({ name: of, data_type, dims }: (typeof input)[number]): readonly Field[] => [
    ['name', of],
    ['data_type', { word: data_type }],
    ...dims.map((length): Field => ['dims', length]),
  ]
  return fieldsText([
    ['name', name],
    ['platform', platform],
    ['backend', backend],
    ['max_batch_size', max_batch_size],
    ...input.map((of): Field => ['input', tensor(of)]),
    ...output.map((of): Field => ['output', tensor(of)]),
    ['dynamic_batching', Object.entries(dynamic_batching)],
    ...Object.entries(parameters).map(([key, value]): Field => [
      'parameters',
      [
        ['key', key],
        ['value', Object.entries(value)],
      ],
    ]),
  ])
}

function fieldsText(fields: readonly Field[], indent = ''): string {
  return fields.map(([name, value]) => `${indent}${name}${valueText(value, indent)}\n`).join('')
}

function valueText(value: Value, indent: string): string {
  if (typeof value === 'number') return `: ${value}`
  if (typeof value === 'string') return `: "${escaped(value)}"`
  return 'word' in value ? `: ${value.word}` : ` {\n${fieldsText(value, `${indent}  `)}${indent}}`
}

/** The bytes of a text that are no plain ASCII go over as octal numbers, which every reader of the format knows. */
function escaped(text: string): string {
  return [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      if (byte === 0x22 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`
      return byte >= 0x20 && byte < 0x7f
        ? String.fromCharCode(byte)
        : `\\${byte.toString(8).padStart(3, '0')}`
    })
    .join('')
}
