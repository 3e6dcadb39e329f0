import { z } from 'zod'
import { createRandom } from '../../env/index.ts'

const widths = z.array(z.int().min(1).max(4_096)).min(1).max(8)

/** The shape of a scorer: widths of its layers, and of what goes in. Plain data, shared with other trainers. */
export interface Architecture {
  /** Features of state and goal. */
  readonly contextFeatures: number
  /** Features of a candidate. */
  readonly candidateFeatures: number
  /** Layers over state and goal; each ends in max(0, x). */
  readonly contextLayers: readonly number[]
  /** Layers over each candidate. */
  readonly candidateLayers: readonly number[]
  /** Layers over both together; the first adds what the two towers say. */
  readonly jointLayers: readonly number[]
}

/** Parses an architecture that was stored. */
export const architectureSchema: z.ZodType<Architecture> = z.object({
  contextFeatures: z.int().min(1).max(10_000),
  candidateFeatures: z.int().min(1).max(10_000),
  contextLayers: widths,
  candidateLayers: widths,
  jointLayers: widths,
})

/** One matrix or vector of a model. */
export interface ParameterShape {
  readonly name: string
  /** Rows and columns of a matrix (from, to), or the length of a vector. */
  readonly shape: readonly number[]
  readonly size: number
}

/** All parameters in the order in which they lie in the flat vector. */
export function parameterShapes(architecture: Architecture): readonly ParameterShape[] {
  const { contextFeatures, candidateFeatures, contextLayers, candidateLayers, jointLayers } = architecture
  const [joint, ...laterJoint] = jointLayers
  return [
    ...tower('context', contextFeatures, contextLayers),
    ...tower('candidate', candidateFeatures, candidateLayers),
    parameter('joint.context.weight', contextLayers.at(-1)!, joint!),
    parameter('joint.candidate.weight', candidateLayers.at(-1)!, joint!),
    parameter('joint.bias', joint!),
    ...tower('joint', joint!, laterJoint),
    parameter('choice.weight', jointLayers.at(-1)!, 1),
    parameter('success.weight', jointLayers.at(-1)!, 1),
    parameter('success.bias', 1),
  ]
}

function tower(name: string, from: number, layers: readonly number[]): readonly ParameterShape[] {
  return layers.flatMap((width, index) => [
    parameter(`${name}.${index}.weight`, index === 0 ? from : layers[index - 1]!, width),
    parameter(`${name}.${index}.bias`, width),
  ])
}

function parameter(name: string, ...shape: readonly number[]): ParameterShape {
  return { name, shape, size: shape.reduce((product, length) => product * length, 1) }
}

/** Length of the flat vector. */
export function parameterCount(architecture: Architecture): number {
  return parameterShapes(architecture).reduce((sum, { size }) => sum + size, 0)
}

/**
 * Parameters to begin with: matrices normal with variance 2 / inputs (He and others, 2015), those of the heads smaller so that all
 * candidates begin alike, vectors zero. The same seed gives the same numbers.
 */
export function initialParameters(architecture: Architecture, seed: number): Float32Array<ArrayBuffer> {
  const parameters = new Float32Array(parameterCount(architecture))
  let offset = 0
  for (const { name, shape, size } of parameterShapes(architecture)) {
    if (shape.length === 2) {
      const random = createRandom(seed).fork(name)
      const scale = shape[1] === 1 ? 0.01 : Math.sqrt(2 / shape[0]!)
      for (let index = 0; index < size; index++)
        parameters[offset + index] = scale * normal(() => random.next())
    }
    offset += size
  }
  return parameters
}

/** A standard normal number of two uniform ones (Box and Muller, 1958). */
function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
}

/** 1 for each number of a matrix and 0 for the others: what weight decay pulls on. */
export function decayMask(architecture: Architecture): Float32Array<ArrayBuffer> {
  const mask = new Float32Array(parameterCount(architecture))
  let offset = 0
  for (const { shape, size } of parameterShapes(architecture)) {
    if (shape.length === 2) mask.fill(1, offset, offset + size)
    offset += size
  }
  return mask
}
