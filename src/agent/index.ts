/**
 * The agent: plans, chooses, attempts, judges and records, one episode at a time. It promises that every subgoal's budget ends with
 * the horizon, that a failed plan is replanned and never ends an episode by itself, and that game time passes or the episode ends.
 */
export type { AgentEvent } from './agent-event.ts'
export { passThroughGuard } from './guard/guard.ts'
export type { Guard, GuardVerdict } from './guard/guard.ts'
export { Agent } from './loop.ts'
export type { AgentParts, EpisodeRequest, EpisodeResult } from './loop.ts'
export type { Candidate, PastAttempt, Planner, Proposal, Situation } from './planner/planner.ts'
export { LearningMind } from './learning-mind.ts'
export type { LearningOptions } from './learning-mind.ts'
export { steadyMind } from './mind.ts'
export type { Mind } from './mind.ts'
export { createHypotheses } from './prior/hypotheses.ts'
export { learnerBasis, learntKnowledge } from './prior/learnt-knowledge.ts'
export type { LearnerBasis } from './prior/learnt-knowledge.ts'
export { gameNames } from './prior/game-names.ts'
export { recipeBook } from './prior/recipe-book.ts'
export { createSymbolicPlanner } from './planner/symbolic-planner.ts'
export { plannerOrderPolicy } from './policy/policy.ts'
export type { Policy } from './policy/policy.ts'
export type { GameKnowledge } from './prior/game-knowledge.ts'
export { gameKnowledge } from './prior/minecraft-data-knowledge.ts'
