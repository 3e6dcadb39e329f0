import { describe, expect, it } from 'vitest'
import { mindsOf } from '../../src/cli/composition/minds.ts'
import { noKnowledge } from '../../src/distill/index.ts'
import { parseWorldFile } from '../../src/env/embedded/world-file/load-world-file.ts'
import { createEnvironment } from '../../src/env/worker/create-environment.ts'
import { firstSubgoal } from '../support/first-subgoal.ts'

/** A land where sticks are made of whole logs, in the shape in which vanilla makes them of planks. */
function shiftedWorld(version: string) {
  const world = {
    name: 'shifted-sticks',
    version,
    generator: { name: 'flat' },
    givenItems: [{ item: 'oak_log', count: 2 }],
    rules: {
      recipes: {
        replace: { stick: [{ rows: [['oak_log'], ['oak_log']], result: 'stick', count: 8 }] },
      },
    },
  }
  return parseWorldFile(JSON.stringify(world), 'shifted-sticks.world.json')
}

const task = {
  id: 'stick',
  group: 'wooden',
  instruction: 'Craft sticks',
  goal: { have: { stick: 8 } },
  horizonTicks: 2_400,
}

describe.each(['1.16.5', '1.20.4'])('on a server of %s whose recipes are not those of vanilla', (version) => {
  it('an agent with the recipe book crafts by what the server declares', async () => {
    const host = { kind: 'embedded', world: shiftedWorld(version), speed: 'max' } as const
    const environment = createEnvironment({ perception: 'sight', host })
    const start = await environment.open(task, 1)
    const sticks = start.recipes!.filter(({ result }) => result === 'stick')
    expect(sticks).toEqual([{ rows: [[['oak_log']], [['oak_log']]], result: 'stick', resultCount: 8 }])

    const { planner } = mindsOf('recipes', noKnowledge).mindFor(start).deciders
    const subgoal = firstSubgoal(planner, start.state, task)
    const attempt = await environment.attempt(subgoal, new AbortController().signal)
    expect(attempt.postState.inventory).toEqual({ stick: 8 })
    await environment.close()
  })
})
