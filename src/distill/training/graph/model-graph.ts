import { fromBinary } from '@bufbuild/protobuf'
import { ModelProtoSchema } from 'onnx-buf'
import { z } from 'zod'
import { UsageError } from '../../../env/index.ts'
import { parameterShapes } from '../architecture.ts'
import type { ModelCard } from '../model-card.ts'
import { modelCardSchema } from '../model-card.ts'
import { GraphBuilder } from './graph-builder.ts'
import { maskedLogits, scoreCandidates } from './scorer-graph.ts'

const cardKey = 'stevolve'

/**
 * The model as it is served. Inputs: `context`, `candidates` and `mask`, as for training. Results per candidate: `score`, the logarithm of its
 * share among the candidates, and `success`, the probability that it works. Its card lies in the metadata.
 */
export function modelFile(parameters: Float32Array, card: ModelCard): Uint8Array {
  const { architecture, temperature, bias } = card
  const graph = new GraphBuilder('float32')
  const context = graph.input('context', ['decisions', architecture.contextFeatures])
  const candidates = graph.input('candidates', ['decisions', 'candidates', architecture.candidateFeatures])
  const mask = graph.input('mask', ['decisions', 'candidates'])
  let offset = 0
  const values = new Map(
    parameterShapes(architecture).map(({ name, shape, size }) => {
      const piece = parameters.subarray(offset, offset + size)
      offset += size
      return [name, graph.constant(shape, piece, name)]
    }),
  )
  const { choiceLogits, successLogits } = scoreCandidates(
    graph,
    values,
    { context, candidates, mask },
    architecture,
  )
  const score = graph.node('LogSoftmax', [maskedLogits(graph, choiceLogits, mask)], { axis: 1 })
  const scaled = graph.node('Div', [successLogits, graph.scalar(temperature)])
  const success = graph.node('Sigmoid', [graph.node('Add', [scaled, graph.scalar(bias)])])
  graph.output('score', score, ['decisions', 'candidates'])
  graph.output('success', success, ['decisions', 'candidates'])
  return graph.model({ [cardKey]: JSON.stringify(card) })
}

/** Bytes of a model file that are accepted: a scorer of the widest layers has some hundred million. */
const largestModelBytes = 1 << 30

/** Reads the card of a model file. Throws `UsageError`, which names `file`, where there is none that this program understands. */
export function readModelCard(bytes: Uint8Array, file: string): ModelCard {
  const cure = 'Give a model that "stevolve train" of this version has written.'
  if (bytes.length > largestModelBytes) throw new UsageError(`${file} is too large for a policy.`, cure)
  try {
    const { metadataProps } = fromBinary(ModelProtoSchema, bytes)
    const text = metadataProps.find(({ key }) => key === cardKey)?.value
    if (text === undefined) throw new UsageError(`${file} is not a policy of stevolve: it has no card.`, cure)
    return modelCardSchema.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof UsageError) throw error
    const why =
      error instanceof z.ZodError ? `its card is malformed at ${where(error)}` : 'it is no ONNX file'
    throw new UsageError(`${file} is not a policy of stevolve: ${why}.`, cure, { cause: error })
  }
}

function where({ issues }: z.ZodError): string {
  return issues[0]?.path.join('.') ?? 'its beginning'
}
