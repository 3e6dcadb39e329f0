import type { Architecture } from '../../../src/distill/training/architecture.ts'
import { parameterShapes } from '../../../src/distill/training/architecture.ts'
import type { LossWeights } from '../../../src/distill/training/graph/loss-graph.ts'

/** One decision of a batch, in words that a person can check. */
export interface ReferenceRow {
  readonly context: readonly number[]
  readonly candidates: readonly (readonly number[])[]
  readonly target: number | null
  readonly rejected: number | null
  readonly tried: number
  readonly succeeded: boolean
  readonly weight: number
}

type Matrix = readonly (readonly number[])[]

/** The scorer and its loss again, as plain loops in double precision: what the graphs are checked against. */
export class ReferenceScorer {
  readonly #matrices = new Map<string, Matrix>()
  readonly #architecture: Architecture

  constructor(architecture: Architecture, parameters: ArrayLike<number>) {
    this.#architecture = architecture
    let offset = 0
    for (const { name, shape } of parameterShapes(architecture)) {
      const [rows, columns] = shape.length === 2 ? (shape as [number, number]) : [1, shape[0]!]
      const matrix = Array.from({ length: rows }, (_row, row) =>
        Array.from({ length: columns }, (_column, column) => parameters[offset + row * columns + column]!),
      )
      this.#matrices.set(name, matrix)
      offset += rows * columns
    }
  }

  /** Logits of choice and of success of each candidate. */
  logits({ context, candidates }: ReferenceRow): { readonly choice: number[]; readonly success: number[] } {
    const { contextLayers, candidateLayers, jointLayers } = this.#architecture
    const ofContext = this.#tower('context', context, contextLayers.length)
    const lasts = candidates.map((candidate) => {
      const ofCandidate = this.#tower('candidate', candidate, candidateLayers.length)
      const one = this.#through(ofContext, 'joint.context.weight')
      const other = this.#through(ofCandidate, 'joint.candidate.weight')
      const bias = this.#matrices.get('joint.bias')![0]!
      const joint = one.map((value, index) => Math.max(0, value + other[index]! + bias[index]!))
      return this.#tower('joint', joint, jointLayers.length - 1)
    })
    const [bias] = this.#matrices.get('success.bias')![0]!
    return {
      choice: lasts.map((last) => this.#through(last, 'choice.weight')[0]!),
      success: lasts.map((last) => this.#through(last, 'success.weight')[0]! + bias!),
    }
  }

  loss(rows: readonly ReferenceRow[], weights: LossWeights): number {
    const whole = rows.reduce((sum, { weight }) => sum + weight, 0)
    let loss = 0
    for (const row of rows) {
      const { choice, success } = this.logits(row)
      const { target, rejected, tried, succeeded } = row
      let ofRow = 0
      if (target !== null) {
        const all = Math.log(choice.reduce((sum, logit) => sum + Math.exp(logit), 0))
        ofRow += weights.choice * (all - choice[target]!)
        if (rejected !== null) {
          ofRow += weights.pair * Math.log1p(Math.exp(choice[rejected]! - choice[target]!))
        }
      }
      const probability = 1 / (1 + Math.exp(-success[tried]!))
      ofRow -= weights.success * Math.log(succeeded ? probability : 1 - probability)
      loss += (row.weight / whole) * ofRow
    }
    return loss
  }

  #tower(name: string, input: readonly number[], layers: number): readonly number[] {
    let values = input
    for (let index = 0; index < layers; index++) {
      const bias = this.#matrices.get(`${name}.${index}.bias`)![0]!
      values = this.#through(values, `${name}.${index}.weight`).map((value, at) =>
        Math.max(0, value + bias[at]!),
      )
    }
    return values
  }

  #through(input: readonly number[], name: string): readonly number[] {
    const matrix = this.#matrices.get(name)!
    return matrix[0]!.map((_column, column) =>
      input.reduce((sum, value, row) => sum + value * matrix[row]![column]!, 0),
    )
  }
}
