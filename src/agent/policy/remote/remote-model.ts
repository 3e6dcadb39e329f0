import { z } from 'zod'
import { layoutDifference } from '../../../distill/index.ts'
import { UsageError } from '../../../env/index.ts'
import type { PolicyCard } from '../inference/served-model.ts'
import { cardParameter, policyCardSchema, scorerTensors } from '../inference/served-model.ts'
import type { HttpExchange, HttpReply } from './http-exchange.ts'
import { ExchangeFault } from './http-exchange.ts'
import type { RemoteAddress } from './remote-address.ts'

/** A served model that fits this program. */
export interface RemoteModel {
  readonly card: PolicyCard
  /** Path of the model, below the address of its server. */
  readonly path: string
  /** True where the server takes and gives numbers as bytes. */
  readonly isBinary: boolean
}

const serverSchema = z.looseObject({ extensions: z.array(z.string().max(200)).max(100).default([]) })
const indexSchema = z
  .array(z.looseObject({ name: z.string().max(200), state: z.string().max(40).optional() }))
  .max(1_000)
const axis = z.preprocess((value) => Number(value), z.int())
const metadataSchema = z.looseObject({
  inputs: z
    .array(
      z.looseObject({
        name: z.string().max(200),
        datatype: z.string().max(40),
        shape: z.array(axis).max(16),
      }),
    )
    .max(100),
})
const configurationSchema = z.looseObject({
  parameters: z
    .record(z.string(), z.looseObject({ string_value: z.string().max(2_000_000).optional() }))
    .default({}),
})

/**
 * Asks a server what its model is. Throws `UsageError` where there is no such model, or where it is none of ours or does not fit this program, with the
 * difference named, and `ExchangeFault` where the server does not answer.
 */
export async function askForModel(
  exchange: HttpExchange,
  address: RemoteAddress,
  withinMs: number,
): Promise<RemoteModel> {
  const { extensions } = parsed(await exchange.get('/v2', withinMs), serverSchema, address, 'what it is')
  const name = address.model ?? (await onlyModel(exchange, address, withinMs))
  const path = `/v2/models/${name}${address.version === null ? '' : `/versions/${address.version}`}`
  const metadata = await exchange.get(path, withinMs)
  if (metadata.status === 404 || metadata.status === 400) {
    throw new UsageError(
      `There is no model "${name}" at ${address.text}.`,
      'Give the address of one that is there, for example http://127.0.0.1:8000/v2/models/scorer.',
    )
  }
  const { inputs } = parsed(metadata, metadataSchema, address, 'what its model takes')
  const reply = await exchange.get(`${path}/config`, withinMs)
  const { parameters } = parsed(reply, configurationSchema, address, 'how its model is configured')
  const card = cardOf(parameters[cardParameter]?.string_value, address)
  const difference = layoutDifference(card.layout) ?? tensorDifference(inputs, card)
  if (difference === null) return { card, path, isBinary: extensions.some((name) => binaryNames.has(name)) }
  throw new UsageError(
    `The policy at ${address.text} does not fit this program: ${difference}.`,
    'Serve one that was trained with this version of stevolve.',
  )
}

/** How servers call it that numbers may follow the JSON. */
const binaryNames: ReadonlySet<string> = new Set(['binary_tensor_data'])

async function onlyModel(exchange: HttpExchange, address: RemoteAddress, withinMs: number): Promise<string> {
  const cure = 'Name the model: http://host:port/v2/models/NAME.'
  const request = { body: Buffer.from('{}'), jsonBytes: null }
  const reply = await exchange.post('/v2/repository/index', request, withinMs)
  if (reply.status !== 200) throw new UsageError(`${address.text} does not say which models it has.`, cure)
  const models = parsed(reply, indexSchema, address, 'which models it has')
  const ready = [
    ...new Set(models.filter(({ state = 'READY' }) => state === 'READY').map(({ name }) => name)),
  ]
  const [only] = ready
  if (only !== undefined && ready.length === 1) return only
  throw new UsageError(
    ready.length === 0
      ? `No model is ready at ${address.text}.`
      : `${address.text} has several models: ${ready.slice(0, 10).join(', ')}.`,
    cure,
  )
}

function cardOf(text: string | undefined, { text: at }: RemoteAddress): PolicyCard {
  const cure =
    'Serve it with "stevolve policy serve", or as "stevolve policy export --format triton" writes it.'
  if (text === undefined)
    throw new UsageError(`The model at ${at} does not say which features it wants.`, cure)
  try {
    return policyCardSchema.parse(JSON.parse(text))
  } catch (error) {
    throw new UsageError(
      `The model at ${at} describes itself in a way that this program does not know.`,
      cure,
      {
        cause: error,
      },
    )
  }
}

/** What is wrong with the inputs that a server declares; null where they are as the card says. */
function tensorDifference(
  declared: z.infer<typeof metadataSchema>['inputs'],
  card: PolicyCard,
): string | null {
  for (const { name, lengths } of scorerTensors(card).inputs) {
    const found = declared.find((input) => input.name === name)
    if (found === undefined) return `it lacks the input "${name}"`
    const wanted = [-1, ...lengths]
    const isSame =
      found.shape.length === wanted.length && found.shape.every((length, at) => length === wanted[at])
    if (found.datatype !== 'FP32' || !isSame) {
      return `its input "${name}" is ${found.datatype} [${found.shape.join(', ')}], and FP32 [${wanted.join(', ')}] is wanted`
    }
  }
  return null
}

function parsed<Schema extends z.ZodType>(
  { status, body }: HttpReply,
  schema: Schema,
  address: RemoteAddress,
  what: string,
): z.infer<Schema> {
  if (status >= 500) throw new ExchangeFault(`status ${status}`)
  try {
    if (status !== 200) throw new Error(`status ${status}`)
    return schema.parse(JSON.parse(Buffer.from(body).toString('utf8')))
  } catch (error) {
    throw new UsageError(
      `${address.text} does not say ${what}, as the Open Inference Protocol v2 has it.`,
      'Give the address of "stevolve policy serve" or of a Triton server.',
      { cause: error },
    )
  }
}
