import { describe, expect, it } from 'vitest'
import { suiteSchema } from '../../src/env/index.ts'
import suiteFile from '../../worlds/tech-tree-70.suite.json' with { type: 'json' }
import { playScripted } from './play-scripted.ts'

const { tasks } = suiteSchema.parse(suiteFile)

/** Goals that no chain of overworld operators and present subgoals reaches, and what the agent says of each. */
const outOfReach: Readonly<Record<string, string>> = {
  comparator: 'quartz',
  turtle_helmet: 'scute',
}
/** Needs 200 leaves on average besides its gold: a matter of luck within its horizon. */
const tooSlow = new Set(['golden_apple'])

describe.each(['1.16.5', '1.20.4'])('in a scripted Minecraft %s', (minecraft) => {
  const reachable = tasks.filter(({ id }) => !(id in outOfReach) && !tooSlow.has(id))

  it.each(reachable)('$id is reached from empty hands, and no step lacks what it needs', async (task) => {
    const { result, environment } = await playScripted(task, { minecraft })
    expect(result).toMatchObject({ ending: 'goal', success: true, gaveUp: false })
    const failed = environment.attempts.filter(({ ending }) => ending !== 'done' && ending !== 'goal')
    expect(failed.map(({ subgoal, obstacle }) => [subgoal, obstacle?.kind])).toEqual([])
  })

  it.each(tasks.filter(({ id }) => id in outOfReach))(
    '$id is given up at once with the reason',
    async (task) => {
      const { result } = await playScripted(task, { minecraft })
      expect(result).toMatchObject({
        ending: 'cancelled',
        success: false,
        gaveUp: true,
        gameTicks: 0,
        attempts: 0,
      })
      expect(result.detail).toContain(outOfReach[task.id])
    },
  )
})

it('reaches a golden apple when there is time', async () => {
  const task = tasks.find(({ id }) => id === 'golden_apple')!
  const { result } = await playScripted({ ...task, horizonTicks: 72_000 })
  expect(result.ending).toBe('goal')
})
