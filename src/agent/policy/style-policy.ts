import { createRandom } from '../../env/index.ts'
import { planStyles, styleName } from '../planner/plan-ways.ts'
import type { Policy } from './policy.ts'

/** Keeps to one style of planning wherever that would do something else first: what a style is worth shows only in whole episodes. */
export function stylePolicy(style: string): Policy {
  return {
    name: `planner-order@1 in style ${style}`,
    rank: (_state, _goal, candidates) => {
      const its = candidates.findIndex(({ styles }) => styles?.includes(style) === true)
      return Promise.resolve({
        scores: candidates.map((_candidate, index) => (index === its ? 1 : -index)),
      })
    },
  }
}

/** How many styles can be drawn. */
export const mostStyleDraws = planStyles.length

/** The style that is drawn for a task and seed; `draw` is from 1 to `mostStyleDraws`, and no two draws of one task and seed give the same. */
export function drawStyle(task: string, seed: number, draw: number): string {
  const random = createRandom(`style ${task} ${seed}`)
  const left = planStyles.map(styleName)
  for (let turn = 1; turn < draw; turn++) left.splice(random.below(left.length), 1)
  return left[random.below(left.length)]!
}
