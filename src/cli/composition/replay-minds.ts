import { z } from 'zod'
import { noKnowledge } from '../../distill/index.ts'
import type { EpisodeCourse } from '../../memory/sqlite/read-course.ts'
import { priors } from '../input/prior.ts'
import type { MindMaker } from './minds.ts'
import { mindsOf } from './minds.ts'

const configurationSchema = z.looseObject({ prior: z.enum(priors).catch('full') })

/** Tells the minds that recorded episodes were played with, by the prior in their configuration. */
export function replayMinds(): (course: EpisodeCourse) => MindMaker {
  const made = new Map<string, MindMaker>()
  return ({ configuration }) => {
    const { prior } = configurationSchema.parse(configuration)
    const minds = made.get(prior) ?? mindsOf(prior, noKnowledge)
    made.set(prior, minds)
    return minds
  }
}
