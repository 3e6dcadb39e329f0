import type { Architecture } from '../architecture.ts'
import { decayMask, parameterCount } from '../architecture.ts'
import type { AdamSettings } from './adam-graph.ts'
import { adamStep } from './adam-graph.ts'
import { slopesOf } from './backward-graph.ts'
import type { Length, Precision } from './graph-builder.ts'
import { GraphBuilder } from './graph-builder.ts'
import type { Loss, LossWeights } from './loss-graph.ts'
import { lossOf } from './loss-graph.ts'
import { scoreCandidates, splitParameters } from './scorer-graph.ts'

/** Tensors of a batch, each with the lengths of its axes. */
export function batchShapes({
  contextFeatures,
  candidateFeatures,
}: Architecture): Readonly<Record<BatchTensor, readonly Length[]>> {
  return {
    context: ['decisions', contextFeatures],
    candidates: ['decisions', 'candidates', candidateFeatures],
    mask: ['decisions', 'candidates'],
    target: ['decisions', 'candidates'],
    rejected: ['decisions', 'candidates'],
    tried: ['decisions', 'candidates'],
    succeeded: ['decisions'],
    weight: ['decisions'],
  }
}
export const batchTensors = [
  'context',
  'candidates',
  'mask',
  'target',
  'rejected',
  'tried',
  'succeeded',
  'weight',
] as const
export type BatchTensor = (typeof batchTensors)[number]

/** Parts of the loss in the order in which graphs give them. */
export const lossParts = ['total', 'choice', 'pair', 'success'] as const

/** What both graphs are made from. */
export interface GraphPlan {
  readonly architecture: Architecture
  readonly lossWeights: LossWeights
}

/**
 * A graph that judges one batch. Inputs: `parameters` and the tensors of a batch. Results: `losses` (see `lossParts`), `best` and
 * `tried_logit` per decision, and `slope` by all parameters.
 */
export function judgingGraph(
  { architecture, lossWeights }: GraphPlan,
  precision: Precision = 'float32',
): Uint8Array {
  const graph = new GraphBuilder(precision)
  const count = parameterCount(architecture)
  const flat = graph.input('parameters', [count])
  const shapes = batchShapes(architecture)
  const batch = (name: BatchTensor) => graph.input(name, shapes[name])
  const { loss, slope } = judge(graph, flat, batch, { architecture, lossWeights })
  graph.output('losses', lossesOf(graph, loss), [lossParts.length])
  graph.output('best', loss.best, ['decisions'], 'int64')
  graph.output('tried_logit', loss.triedLogit, ['decisions'])
  graph.output('slope', slope, [count])
  return graph.model()
}

/**
 * A graph that trains on several batches of one shape, one step of AdamW each. Inputs: `steps` (how many), `first_step` (its number, from 1),
 * `learning_rates`, `parameters`, `mean`, `square`, and the tensors of all batches, one behind another. Results: `next_parameters`,
 * `next_mean`, `next_square`, `losses` and `slope_lengths` by step.
 */
export function trainingGraph(
  plan: GraphPlan,
  adam: AdamSettings,
  precision: Precision = 'float32',
): Uint8Array {
  const { architecture } = plan
  const count = parameterCount(architecture)
  const graph = new GraphBuilder(precision)
  const steps = graph.input('steps', [], 'int64')
  const firstStep = graph.input('first_step', [])
  graph.input('learning_rates', ['steps'])
  const state = ['parameters', 'mean', 'square'].map((name) => graph.input(name, [count]))
  for (const [name, shape] of Object.entries(batchShapes(architecture)))
    graph.input(name, ['steps', ...shape])
  graph.constant([count], decayMask(architecture), 'decay_mask')
  const body = stepBody(plan, adam, precision)
  const [parameters, mean, square, , losses, lengths] = graph.nodes(
    'Loop',
    [steps, '', ...state, firstStep],
    6,
    { body: body.graph },
  )
  graph.output('next_parameters', parameters!, [count])
  graph.output('next_mean', mean!, [count])
  graph.output('next_square', square!, [count])
  graph.output('losses', losses!, ['steps', lossParts.length])
  graph.output('slope_lengths', lengths!, ['steps'])
  return graph.model()
}

/** One turn of the loop; batches and learning rates are seen from outside. */
function stepBody(plan: GraphPlan, adam: AdamSettings, precision: Precision): GraphBuilder {
  const count = parameterCount(plan.architecture)
  const body = new GraphBuilder(precision, 'step_')
  const turn = body.input('step_turn', [], 'int64')
  const goesOn = body.input('step_goes_on', [], 'bool')
  const parameters = body.input('step_parameters', [count])
  const mean = body.input('step_mean', [count])
  const square = body.input('step_square', [count])
  const step = body.input('step_number', [])
  const now = (name: string) => body.node('Gather', [name, turn], { axis: 0 })
  const { loss, slope } = judge(body, parameters, now, plan)
  const next = adamStep(
    body,
    { parameters, mean, square },
    slope,
    { step, learningRate: now('learning_rates'), mask: 'decay_mask' },
    adam,
  )
  body.output('step_still_goes_on', goesOn, [], 'bool')
  body.output('step_next_parameters', next.parameters, [count])
  body.output('step_next_mean', next.mean, [count])
  body.output('step_next_square', next.square, [count])
  body.output('step_next_number', body.node('Add', [step, body.scalar(1)]), [])
  body.output('step_losses', lossesOf(body, loss), [lossParts.length])
  body.output('step_slope_length', next.slopeLength, [])
  return body
}

function judge(
  graph: GraphBuilder,
  flat: string,
  batch: (name: BatchTensor) => string,
  { architecture, lossWeights }: GraphPlan,
): { readonly loss: Loss; readonly slope: string } {
  const parameters = splitParameters(graph, flat, architecture)
  const mask = batch('mask')
  const inputs = { context: batch('context'), candidates: batch('candidates'), mask }
  const forward = scoreCandidates(graph, parameters, inputs, architecture)
  const labels = {
    target: batch('target'),
    rejected: batch('rejected'),
    tried: batch('tried'),
    succeeded: batch('succeeded'),
    weight: batch('weight'),
  }
  const loss = lossOf(graph, forward, mask, labels, lossWeights)
  return { loss, slope: slopesOf(graph, parameters, forward, loss, architecture) }
}

function lossesOf(graph: GraphBuilder, loss: Loss): string {
  const parts = lossParts.map((part) => graph.node('Unsqueeze', [loss[part], graph.integers(0)]))
  return graph.node('Concat', parts, { axis: 0 })
}
