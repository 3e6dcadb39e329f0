import type { GraphBuilder } from './graph-builder.ts'

/** Settings of AdamW (Loshchilov and Hutter, 2019) that stay the same through a training. */
export interface AdamSettings {
  readonly decayOfMean: number
  readonly decayOfSquare: number
  readonly epsilon: number
  /** Pull of matrices towards zero, per step and learning rate. */
  readonly weightDecay: number
  /** Slopes longer than this are shortened to it. */
  readonly longestSlope: number
}

/** Parameters and both moments, as flat vectors. */
export interface AdamState {
  readonly parameters: string
  readonly mean: string
  readonly square: string
}

/** One step of AdamW. `step` counts from 1 and is a number; `mask` is 1 where weight decay pulls. */
export function adamStep(
  graph: GraphBuilder,
  { parameters, mean, square }: AdamState,
  slope: string,
  {
    step,
    learningRate,
    mask,
  }: { readonly step: string; readonly learningRate: string; readonly mask: string },
  settings: AdamSettings,
): AdamState & { readonly slopeLength: string } {
  const { decayOfMean, decayOfSquare, epsilon, weightDecay, longestSlope } = settings
  const times = (one: string, other: string) => graph.node('Mul', [one, other])
  const add = (one: string, other: string) => graph.node('Add', [one, other])
  const slopeLength = graph.node('Sqrt', [graph.node('ReduceSumSquare', [slope], { keepdims: 0 })])
  const shortening = graph.node('Min', [
    graph.node('Div', [graph.scalar(longestSlope), add(slopeLength, graph.scalar(1e-12))]),
    graph.scalar(1),
  ])
  const short = times(slope, shortening)
  const moving = (old: string, now: string, decay: number) =>
    add(times(old, graph.scalar(decay)), times(now, graph.scalar(1 - decay)))
  const nextMean = moving(mean, short, decayOfMean)
  const nextSquare = moving(square, times(short, short), decayOfSquare)
  const unbiased = (moment: string, decay: number) =>
    graph.node('Div', [
      moment,
      graph.node('Sub', [graph.scalar(1), graph.node('Pow', [graph.scalar(decay), step])]),
    ])
  const change = graph.node('Div', [
    unbiased(nextMean, decayOfMean),
    add(graph.node('Sqrt', [unbiased(nextSquare, decayOfSquare)]), graph.scalar(epsilon)),
  ])
  const decay = times(times(parameters, mask), graph.scalar(weightDecay))
  return {
    parameters: graph.node('Sub', [parameters, times(learningRate, add(change, decay))]),
    mean: nextMean,
    square: nextSquare,
    slopeLength,
  }
}
