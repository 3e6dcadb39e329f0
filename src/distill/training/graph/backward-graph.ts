import type { Architecture } from '../architecture.ts'
import { parameterShapes } from '../architecture.ts'
import type { GraphBuilder } from './graph-builder.ts'
import type { Loss } from './loss-graph.ts'
import type { ForwardPass, Layer, Parameters } from './scorer-graph.ts'

/** The slope of the loss by every parameter, as one flat vector in their order. */
export function slopesOf(
  graph: GraphBuilder,
  parameters: Parameters,
  forward: ForwardPass,
  loss: Loss,
  architecture: Architecture,
): string {
  const slopes = new Map<string, string>()
  const asRows = (value: string) => graph.node('Reshape', [value, graph.integers(-1, 1)])
  const ofChoice = asRows(loss.choiceSlope)
  const ofSuccess = asRows(loss.successSlope)
  slopes.set('choice.weight', matrixSlope(graph, forward.last, ofChoice))
  slopes.set('success.weight', matrixSlope(graph, forward.last, ofSuccess))
  slopes.set('success.bias', vectorSlope(graph, ofSuccess))
  const ofLast = graph.node('Add', [
    through(graph, ofChoice, parameters.get('choice.weight')!),
    through(graph, ofSuccess, parameters.get('success.weight')!),
  ])
  const ofJoint = throughTower(graph, slopes, 'joint', forward.jointLayers, ofLast)!
  const ofSum = throughRelu(graph, ofJoint, forward.joint)
  throughFirstJoint(graph, slopes, parameters, forward, ofSum, architecture)
  const ordered = parameterShapes(architecture).map(({ name }) =>
    graph.node('Reshape', [slopes.get(name)!, graph.integers(-1)]),
  )
  return graph.node('Concat', ordered, { axis: 0 })
}

/** The first joint layer adds what both towers say: its slope goes into both, summed over candidates for the context. */
function throughFirstJoint(
  graph: GraphBuilder,
  slopes: Map<string, string>,
  parameters: Parameters,
  { contextLayers, candidateLayers, grid }: ForwardPass,
  ofSum: string,
  architecture: Architecture,
): void {
  const [width] = architecture.jointLayers
  const cube = graph.node('Concat', [grid, graph.integers(width!)], { axis: 0 })
  const perDecision = graph.node('ReduceSum', [graph.node('Reshape', [ofSum, cube]), graph.integers(1)], {
    keepdims: 0,
  })
  slopes.set('joint.bias', vectorSlope(graph, perDecision))
  slopes.set('joint.context.weight', matrixSlope(graph, contextLayers.at(-1)!.output, perDecision))
  slopes.set('joint.candidate.weight', matrixSlope(graph, candidateLayers.at(-1)!.output, ofSum))
  const ofContext = through(graph, perDecision, parameters.get('joint.context.weight')!)
  const ofCandidate = through(graph, ofSum, parameters.get('joint.candidate.weight')!)
  throughTower(graph, slopes, 'context', contextLayers, ofContext, false)
  throughTower(graph, slopes, 'candidate', candidateLayers, ofCandidate, false)
}

/** Goes back through a tower, last layer first; gives the slope by its input, or null where `wantsInput` is false. */
function throughTower(
  graph: GraphBuilder,
  slopes: Map<string, string>,
  name: string,
  layers: readonly Layer[],
  ofOutput: string,
  wantsInput = true,
): string | null {
  let slope = ofOutput
  for (const [index, { weight, input, output }] of [...layers.entries()].reverse()) {
    const ofSum = throughRelu(graph, slope, output)
    slopes.set(`${name}.${index}.weight`, matrixSlope(graph, input, ofSum))
    slopes.set(`${name}.${index}.bias`, vectorSlope(graph, ofSum))
    if (index === 0 && !wantsInput) return null
    slope = through(graph, ofSum, weight)
  }
  return slope
}

function throughRelu(graph: GraphBuilder, ofOutput: string, output: string): string {
  const isOn = graph.node('Greater', [output, graph.scalar(0)])
  return graph.node('Where', [isOn, ofOutput, graph.scalar(0)])
}

function through(graph: GraphBuilder, ofSum: string, weight: string): string {
  return graph.node('MatMul', [ofSum, graph.node('Transpose', [weight], { perm: [1, 0] })])
}

function matrixSlope(graph: GraphBuilder, input: string, ofSum: string): string {
  return graph.node('MatMul', [graph.node('Transpose', [input], { perm: [1, 0] }), ofSum])
}

function vectorSlope(graph: GraphBuilder, ofSum: string): string {
  return graph.node('ReduceSum', [ofSum, graph.integers(0)], { keepdims: 0 })
}
