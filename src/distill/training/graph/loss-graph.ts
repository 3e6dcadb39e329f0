import type { GraphBuilder } from './graph-builder.ts'
import type { ForwardPass } from './scorer-graph.ts'
import { maskedLogits } from './scorer-graph.ts'

/** What was right and what came of it, beside the decisions themselves. All are numbers. */
export interface LabelInputs {
  /** [decisions, candidates]: 1 for the right one; all 0 where it is not known. */
  readonly target: string
  /** [decisions, candidates]: 1 for the one that the target is preferred to; all 0 where there is none. */
  readonly rejected: string
  /** [decisions, candidates]: 1 for the one that was tried. */
  readonly tried: string
  /** [decisions]: 1 where it worked. */
  readonly succeeded: string
  /** [decisions] */
  readonly weight: string
}

/** How much each part of the loss counts. */
export interface LossWeights {
  readonly choice: number
  readonly pair: number
  readonly success: number
}

/** Parts of the loss, each a number, and slopes of the whole for the way back. */
export interface Loss {
  readonly choice: string
  readonly pair: string
  readonly success: string
  readonly total: string
  /** Slope by the choice logits: [decisions, candidates]. */
  readonly choiceSlope: string
  /** Slope by the success logits: [decisions, candidates]. */
  readonly successSlope: string
  /** Success logit of what was tried: [decisions]. */
  readonly triedLogit: string
  /** [decisions]: index of the best candidate. */
  readonly best: string
}

/**
 * The loss of a batch, each part a mean over decisions by their weight: cross-entropy of the right choice among the candidates; -log
 * sigmoid(right - rejected); binary cross-entropy of success on what was tried.
 */
export function lossOf(
  graph: GraphBuilder,
  { choiceLogits, successLogits }: ForwardPass,
  mask: string,
  { target, rejected, tried, succeeded, weight }: LabelInputs,
  weights: LossWeights,
): Loss {
  const add = (one: string, other: string) => graph.node('Add', [one, other])
  const times = (one: string, other: string) => graph.node('Mul', [one, other])
  const minus = (one: string, other: string) => graph.node('Sub', [one, other])
  const perDecision = (value: string) => graph.node('ReduceSum', [value, graph.integers(1)], { keepdims: 0 })
  const total = (value: string) => graph.node('ReduceSum', [value], { keepdims: 0 })
  const asColumn = (value: string) => graph.node('Unsqueeze', [value, graph.integers(1)])
  const share = graph.node('Div', [weight, graph.node('Max', [total(weight), graph.scalar(1e-12)])])

  const masked = maskedLogits(graph, choiceLogits, mask)
  const hasTarget = perDecision(target)
  const crossEntropy = graph.node('Neg', [
    perDecision(times(target, graph.node('LogSoftmax', [masked], { axis: 1 }))),
  ])
  const choice = total(times(share, crossEntropy))
  const choiceShare = times(share, graph.scalar(weights.choice))
  const distance = minus(times(graph.node('Softmax', [masked], { axis: 1 }), asColumn(hasTarget)), target)
  const choiceSlope = times(distance, asColumn(choiceShare))

  const hasRejected = perDecision(rejected)
  const preference = times(minus(target, rejected), asColumn(hasRejected))
  const margin = perDecision(times(preference, choiceLogits))
  const pair = total(times(times(share, hasRejected), softplus(graph, graph.node('Neg', [margin]))))
  const pairShare = times(times(share, hasRejected), graph.scalar(-weights.pair))
  const pairSlope = times(
    preference,
    asColumn(times(pairShare, graph.node('Sigmoid', [graph.node('Neg', [margin])]))),
  )

  const triedLogit = perDecision(times(tried, successLogits))
  const success = total(times(share, minus(softplus(graph, triedLogit), times(succeeded, triedLogit))))
  const successShare = times(share, graph.scalar(weights.success))
  const successSlope = times(
    tried,
    asColumn(times(successShare, minus(graph.node('Sigmoid', [triedLogit]), succeeded))),
  )
  return {
    choice,
    pair,
    success,
    total: add(
      add(times(choice, graph.scalar(weights.choice)), times(pair, graph.scalar(weights.pair))),
      times(success, graph.scalar(weights.success)),
    ),
    choiceSlope: add(choiceSlope, pairSlope),
    successSlope,
    triedLogit,
    best: graph.node('ArgMax', [masked], { axis: 1, keepdims: 0 }),
  }
}

/** log(1 + exp(x)) without overflow: max(x, 0) + log(1 + exp(-|x|)). */
function softplus(graph: GraphBuilder, value: string): string {
  const small = graph.node('Exp', [graph.node('Neg', [graph.node('Abs', [value])])])
  const rest = graph.node('Log', [graph.node('Add', [small, graph.scalar(1)])])
  return graph.node('Add', [graph.node('Relu', [value]), rest])
}
