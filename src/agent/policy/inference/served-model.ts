import { z } from 'zod'
import type { FeatureLayout } from '../../../distill/index.ts'
import { featureLayoutSchema } from '../../../distill/index.ts'

/** What a served model says of itself to those who want to ask it. */
export interface PolicyCard {
  /** 1; a card of another format is refused. */
  readonly format: 1
  /** Name and version, e.g. `scorer@3`. */
  readonly name: string
  /** SHA-256 of the model file, in hexadecimal. */
  readonly hash: string
  readonly layout: FeatureLayout
  /** As the model file says: by how much a score must be higher for the planner's first to be left, and whether styles of planning are proposed. */
  readonly margin: number
  readonly isStyled: boolean
}

/** The card of a model file with this hash, of what the file says of itself. */
export function cardOf(card: Omit<PolicyCard, 'format' | 'hash'>, hash: string): PolicyCard {
  const { name, layout, margin, isStyled } = card
  return { format: 1, name, hash, layout, margin, isStyled }
}

const namePattern = /^([a-z0-9][a-z0-9._-]{0,63})@(\d{1,9})$/

/** Parses a card. */
export const policyCardSchema: z.ZodType<PolicyCard> = z.object({
  format: z.literal(1),
  name: z.string().regex(namePattern),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  layout: featureLayoutSchema,
  margin: z.number().min(0),
  isStyled: z.boolean(),
})

/** Parameter of a model's configuration that holds its card as JSON. */
export const cardParameter = 'stevolve'

/** Parameter of an answer that holds the SHA-256 of the model that gave it; other servers leave it out. */
export const hashParameter = 'stevolve_sha256'

/** `scorer@3` as the name and version that an address has. */
export function nameAndVersion({ name }: Pick<PolicyCard, 'name'>): readonly [name: string, version: string] {
  const [, model, version] = namePattern.exec(name)!
  return [model!, version!]
}

/** A tensor of the model; -1 stands for any length. */
interface TensorPlan {
  readonly name: string
  /** Without the axis of decisions. */
  readonly lengths: readonly number[]
}

/** What goes into a scorer, and what comes out. Lengths are those of one decision. */
export function scorerTensors({ layout }: Pick<PolicyCard, 'layout'>): {
  readonly inputs: readonly TensorPlan[]
  readonly outputs: readonly TensorPlan[]
} {
  return {
    inputs: [
      { name: 'context', lengths: [layout.context.length] },
      { name: 'candidates', lengths: [-1, layout.candidate.length] },
      { name: 'mask', lengths: [-1] },
    ],
    outputs: [
      { name: 'score', lengths: [-1] },
      { name: 'success', lengths: [-1] },
    ],
  }
}

/** The answer to `v2/models/NAME`. */
export function modelMetadata(card: PolicyCard) {
  const [name, version] = nameAndVersion(card)
  const { inputs, outputs } = scorerTensors(card)
  const described = (tensors: readonly TensorPlan[]) =>
    tensors.map((tensor) => ({ name: tensor.name, datatype: 'FP32', shape: [-1, ...tensor.lengths] }))
  return {
    name,
    versions: [version],
    platform: 'onnxruntime_onnx',
    inputs: described(inputs),
    outputs: described(outputs),
  }
}

/** How requests wait for one another. */
export interface BatchingPlan {
  /** Decisions that run together at most. */
  readonly mostDecisions: number
  /** Longest time that a request waits for others. */
  readonly waitMs: number
}

/** The configuration of a model as Triton has it, which is also the answer to `v2/models/NAME/config`. */
export function modelConfiguration(card: PolicyCard, { mostDecisions, waitMs }: BatchingPlan) {
  const [name] = nameAndVersion(card)
  const { inputs, outputs } = scorerTensors(card)
  const described = (tensors: readonly TensorPlan[]) =>
    tensors.map((tensor) => ({ name: tensor.name, data_type: 'TYPE_FP32', dims: tensor.lengths }))
  return {
    name,
    platform: 'onnxruntime_onnx',
    backend: 'onnxruntime',
    max_batch_size: mostDecisions,
    input: described(inputs),
    output: described(outputs),
    dynamic_batching: { max_queue_delay_microseconds: Math.round(waitMs * 1_000) },
    parameters: { [cardParameter]: { string_value: JSON.stringify(card) } },
  }
}
