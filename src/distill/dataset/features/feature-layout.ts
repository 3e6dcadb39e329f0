import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Goal, Subgoal, WorldState } from '../../../env/index.ts'
import { candidateFeatures, viewCandidate } from './candidate-features.ts'
import { goalFeatures, viewGoal } from './goal-features.ts'
import { stateFeatures } from './state-features.ts'

/** Names of features in the order in which they lie in tensors. Plain data: it is stored with datasets and models. */
export interface FeatureLayout {
  /** Of state and goal, one row per decision. */
  readonly context: readonly string[]
  /** Of each candidate. */
  readonly candidate: readonly string[]
}

const mostFeatures = 10_000
const names = z.array(z.string().min(1).max(100)).min(1).max(mostFeatures)

/** Parses a layout that was stored. */
export const featureLayoutSchema: z.ZodType<FeatureLayout> = z.object({ context: names, candidate: names })

/** The layout that this program encodes. */
export const featureLayout: FeatureLayout = Object.freeze({
  context: Object.freeze([...stateFeatures.names, ...goalFeatures.names]),
  candidate: Object.freeze([...candidateFeatures.names]),
})

/** SHA-256 of a layout, in hexadecimal: equal for equal names in equal order. */
export function layoutDigest({ context, candidate }: FeatureLayout): string {
  return createHash('sha256').update(JSON.stringify({ context, candidate })).digest('hex')
}

/** Null where two layouts are one; else the first difference, in one sentence without its full stop. */
export function layoutDifference(theirs: FeatureLayout, ours: FeatureLayout = featureLayout): string | null {
  return (
    differenceIn('context', theirs.context, ours.context) ??
    differenceIn('candidate', theirs.candidate, ours.candidate)
  )
}

function differenceIn(part: string, theirs: readonly string[], ours: readonly string[]): string | null {
  const missing = ours.find((name) => !theirs.includes(name))
  if (missing !== undefined) return `it lacks the ${part} feature "${missing}"`
  const unknown = theirs.find((name) => !ours.includes(name))
  if (unknown !== undefined)
    return `it wants the ${part} feature "${unknown}", which this program does not have`
  const moved = ours.findIndex((name, index) => theirs[index] !== name)
  if (moved >= 0) return `its ${part} feature ${moved} is "${theirs[moved]}" and ours is "${ours[moved]}"`
  return theirs.length === ours.length ? null : `it has a ${part} feature twice`
}

/** One decision as numbers. */
export interface EncodedDecision {
  /** As long as `featureLayout.context`. */
  readonly context: Float32Array
  /** Row after row, each as long as `featureLayout.candidate`. */
  readonly candidates: Float32Array
}

/** Encodes a decision among candidates that are allowed, in the planner's order. Pure. */
export function encodeDecision(
  state: WorldState,
  goal: Goal,
  candidates: readonly { readonly subgoal: Subgoal; readonly styles?: readonly string[] | undefined }[],
): EncodedDecision {
  const context = new Float32Array(featureLayout.context.length)
  const view = viewGoal(goal, state)
  stateFeatures.write(state, context, 0)
  goalFeatures.write(view, context, stateFeatures.names.length)
  const width = featureLayout.candidate.length
  const rows = new Float32Array(width * candidates.length)
  candidates.forEach(({ subgoal, styles }, rank) => {
    const candidate = viewCandidate(subgoal, rank, candidates.length, state, view, styles)
    candidateFeatures.write(candidate, rows, rank * width)
  })
  return { context, candidates: rows }
}
