import { expect, it } from 'vitest'
import { ticksSpentLines } from '../../src/cli/display/ticks-spent-lines.ts'
import { scoreEpisodes } from '../../src/evolve/index.ts'
import { score } from '../evolve/support/scores.ts'

const output = { widthColumns: 80, style: (_: unknown, text: string) => text }

it('tells for each group that fell short where the ticks went', () => {
  const ticksSpent = [
    { work: 'tunnel for gold_ore', ticks: 960 },
    { work: 'wait', ticks: 40 },
  ]
  const { groups } = scoreEpisodes(
    [score(), score({ task: 'gold_ingot', group: 'gold', success: false, ending: 'horizon', ticksSpent })],
    ['oak_log', 'gold_ingot'],
  )
  expect(ticksSpentLines(output, groups)).toEqual([
    'TICKS  GROUP  OF EPISODES NOT DONE WENT INTO',
    ' 96 %  gold   tunnel for gold_ore',
    '',
  ])
  expect(ticksSpentLines(output, groups.slice(0, 1))).toEqual([])
})
