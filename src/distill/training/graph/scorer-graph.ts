import type { Architecture } from '../architecture.ts'
import { parameterShapes } from '../architecture.ts'
import type { GraphBuilder } from './graph-builder.ts'

/** Values of parameters by their names. */
export type Parameters = ReadonlyMap<string, string>

/** A decision as a graph sees it. */
export interface DecisionInputs {
  /** [decisions, context features] */
  readonly context: string
  /** [decisions, candidates, candidate features] */
  readonly candidates: string
  /** [decisions, candidates]: 1 for a candidate, 0 for padding. */
  readonly mask: string
}

/** One layer on the way forward, kept for the way back. */
export interface Layer {
  readonly weight: string
  readonly bias: string
  readonly input: string
  /** max(0, input * weight + bias) */
  readonly output: string
}

/** What the forward pass leaves, with candidates of all decisions behind one another as rows. */
export interface ForwardPass {
  readonly contextLayers: readonly Layer[]
  readonly candidateLayers: readonly Layer[]
  /** The first joint layer's output, and the layers after it. */
  readonly joint: string
  readonly jointLayers: readonly Layer[]
  /** What the heads look at: [decisions * candidates, last joint width]. */
  readonly last: string
  /** [decisions, candidates] */
  readonly choiceLogits: string
  /** [decisions, candidates] */
  readonly successLogits: string
  /** Shape of the mask, as a value. */
  readonly grid: string
}

/** Takes the flat vector of parameters apart. */
export function splitParameters(graph: GraphBuilder, flat: string, architecture: Architecture): Parameters {
  const shapes = parameterShapes(architecture)
  const sizes = graph.integers(...shapes.map(({ size }) => size))
  const pieces = graph.nodes('Split', [flat, sizes], shapes.length, { axis: 0 })
  return new Map(
    shapes.map(({ name, shape }, index) => [
      name,
      graph.node('Reshape', [pieces[index]!, graph.integers(...shape)]),
    ]),
  )
}

/** The scorer: a tower over state and goal, one over each candidate, joint layers, and two heads. */
export function scoreCandidates(
  graph: GraphBuilder,
  parameters: Parameters,
  { context, candidates, mask }: DecisionInputs,
  architecture: Architecture,
): ForwardPass {
  const rows = graph.node('Reshape', [candidates, graph.integers(-1, architecture.candidateFeatures)])
  const contextLayers = towerOf(graph, parameters, 'context', context, architecture.contextLayers.length)
  const candidateLayers = towerOf(graph, parameters, 'candidate', rows, architecture.candidateLayers.length)
  const [width] = architecture.jointLayers
  const grid = graph.node('Shape', [mask])
  const ofContext = graph.node('MatMul', [
    contextLayers.at(-1)!.output,
    parameters.get('joint.context.weight')!,
  ])
  const ofCandidate = graph.node('MatMul', [
    candidateLayers.at(-1)!.output,
    parameters.get('joint.candidate.weight')!,
  ])
  const perDecision = graph.node('Unsqueeze', [
    graph.node('Add', [ofContext, parameters.get('joint.bias')!]),
    graph.integers(1),
  ])
  const cube = graph.node('Concat', [grid, graph.integers(width!)], { axis: 0 })
  const sum = graph.node('Add', [graph.node('Reshape', [ofCandidate, cube]), perDecision])
  const joint = graph.node('Relu', [graph.node('Reshape', [sum, graph.integers(-1, width!)])])
  const jointLayers = towerOf(graph, parameters, 'joint', joint, architecture.jointLayers.length - 1)
  const last = jointLayers.at(-1)?.output ?? joint
  const choice = graph.node('MatMul', [last, parameters.get('choice.weight')!])
  const success = graph.node('Add', [
    graph.node('MatMul', [last, parameters.get('success.weight')!]),
    parameters.get('success.bias')!,
  ])
  return {
    contextLayers,
    candidateLayers,
    joint,
    jointLayers,
    last,
    choiceLogits: graph.node('Reshape', [choice, grid]),
    successLogits: graph.node('Reshape', [success, grid]),
    grid,
  }
}

function towerOf(
  graph: GraphBuilder,
  parameters: Parameters,
  name: string,
  input: string,
  layers: number,
): readonly Layer[] {
  const made: Layer[] = []
  for (let index = 0; index < layers; index++) {
    const weight = parameters.get(`${name}.${index}.weight`)!
    const bias = parameters.get(`${name}.${index}.bias`)!
    const from: string = made.at(-1)?.output ?? input
    const sum = graph.node('Add', [graph.node('MatMul', [from, weight]), bias])
    made.push({ weight, bias, input: from, output: graph.node('Relu', [sum]) })
  }
  return made
}

/** Choice logits with padding so far down that it gets no share. */
export function maskedLogits(graph: GraphBuilder, logits: string, mask: string): string {
  const isCandidate = graph.node('Greater', [mask, graph.scalar(0.5)])
  return graph.node('Where', [isCandidate, logits, graph.scalar(-1e9)])
}
