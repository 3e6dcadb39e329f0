import { skillsOf } from '../../distill/index.ts'
import type { Task } from '../../env/index.ts'
import type { Generation } from '../../evolve/index.ts'
import { masteredTasks, median } from '../../evolve/index.ts'
import type { GenerationReport } from '../evolution-session.ts'
import { knowledgeDigest } from './generation-document.ts'
import type { KeptGeneration } from './generation-shelf.ts'

/** What a generation came to since the one before it; `before` is null for the first. */
export function generationReport(
  { id, generation }: KeptGeneration,
  before: Generation | null,
  tasks: readonly Task[],
): GenerationReport {
  const { number, knowledge, episodes } = generation
  const own = episodes.slice(before?.episodes.length ?? 0)
  const won = own.filter(({ success }) => success)
  const skills = skillsOf(knowledge)
  const known = before === null ? new Map() : skillsOf(before.knowledge)
  return {
    type: 'generation',
    number,
    id,
    episodes: own.length,
    successes: won.length,
    medianTicks: median(won.map(({ gameTicks }) => gameTicks)),
    episodesInAll: episodes.length,
    skills: skills.size,
    newSkills: [...skills.keys()].filter((skill) => !known.has(skill)),
    mastered: masteredTasks(tasks, episodes).length,
    tasks: tasks.length,
    digest: knowledgeDigest(knowledge),
  }
}
