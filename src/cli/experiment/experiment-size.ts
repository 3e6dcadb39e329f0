/** How much an experiment plays. */
export interface ExperimentSize {
  readonly name: string
  /** Tasks, with commas between them; null for the whole suite. */
  readonly tasks: string | null
  /** Episodes that the agent learns from in the ordinary world, and in each shifted one. */
  readonly learningEpisodes: number
  readonly shiftedLearningEpisodes: number
  readonly generationSize: number
  /** Scoring seeds, as `--seeds` takes them. */
  readonly seeds: string
  /** As `--spread` takes it: for the main agents, for their parts and baselines, and for the shifted worlds. */
  readonly spread: number
  readonly partsSpread: number
  readonly shiftedSpread: number
  /** The same for agents that put guardrails to the test: the last, and the first of those on the learning curve. */
  readonly probedSpread: number
  /** Generations between first and last that are scored for the learning curve, as shares of the episodes. */
  readonly curveShares: readonly number[]
}

/** Meant to end within 40 minutes on two cores. */
export const shortExperiment: ExperimentSize = {
  name: 'short',
  tasks: null,
  learningEpisodes: 100,
  shiftedLearningEpisodes: 40,
  generationSize: 20,
  seeds: '3001-3010',
  spread: 10,
  partsSpread: 20,
  shiftedSpread: 20,
  probedSpread: 20,
  curveShares: [],
}

/** Takes some two hours on two cores. */
export const fullExperiment: ExperimentSize = {
  name: 'full',
  tasks: null,
  learningEpisodes: 400,
  shiftedLearningEpisodes: 200,
  generationSize: 4,
  seeds: '3001-3020',
  spread: 10,
  partsSpread: 20,
  shiftedSpread: 20,
  probedSpread: 40,
  curveShares: [0.1, 0.25, 0.5],
}
