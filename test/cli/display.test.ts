import fc from 'fast-check'
import { Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { describeEvent } from '../../src/cli/display/describe-event.ts'
import { describeSubgoal } from '../../src/cli/display/describe-subgoal.ts'
import { formatGameTime, formatWallTime, speedup } from '../../src/cli/display/game-time.ts'
import { jsonProgress } from '../../src/cli/display/json-progress.ts'
import { plainProgress } from '../../src/cli/display/plain-progress.ts'
import { formatTable } from '../../src/cli/display/table.ts'
import { terminalProgress } from '../../src/cli/display/terminal-progress.ts'
import { fakeContext } from './support/fake-context.ts'

describe('a table', () => {
  const columns = [
    { title: 'NAME', cell: (row: readonly [string, string]) => row[0], shrinks: true },
    { title: 'N', cell: (row: readonly [string, string]) => row[1], align: 'right' as const },
  ]

  it('lines up its columns', () => {
    expect(
      formatTable(
        [
          ['oak_log', '3'],
          ['dirt', '64'],
        ],
        columns,
        80,
      ),
    ).toEqual(['NAME      N', 'oak_log   3', 'dirt     64'])
  })

  it('keeps to its width by shortening one column', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string({ maxLength: 20 })), { minLength: 1 }), (rows) => {
        for (const line of formatTable(rows, columns, 40)) expect(line.length).toBeLessThanOrEqual(40)
      }),
    )
  })
})

it('writes game time and real time as people read them', () => {
  expect([0, 139, 140, 72_000, 20 * 3661].map(formatGameTime)).toEqual([
    '0:00',
    '0:06',
    '0:07',
    '1:00:00',
    '1:01:01',
  ])
  expect([850.4, 4_240, 185_000].map(formatWallTime)).toEqual(['850 ms', '4.2 s', '3:05 min'])
})

it('gives speedup as game time over real time', () => {
  expect(speedup(3600, 1_800)).toBe(100)
  expect(speedup(0, 0)).toBe(0)
})

const failure = {
  kind: 'subgoal-end',
  tick: 1_250,
  index: 3,
  subgoal: { kind: 'gather', blocks: ['stone'], item: 'cobblestone', count: 3, budgetTicks: 600 },
  ending: 'obstructed',
  succeeded: false,
  reason: 'cobblestone gained: 0 of 3',
  cause: 'missing-tool',
  obstacle: { kind: 'missing-tool', subject: 'stone', detail: 'stone drops nothing without a pickaxe' },
  ticks: 5,
} as const

it('tells of an event in one line, and of a failure by its cause', () => {
  expect(describeEvent({ kind: 'item-gain', tick: 400, item: 'oak_log', count: 2 })).toBe('0:20   +2 oak_log')
  expect(describeEvent(failure)).toBe(
    '1:02   did not work (missing-tool): stone drops nothing without a pickaxe',
  )
  expect(describeEvent({ ...failure, succeeded: true })).toBeNull()
  expect(describeEvent({ kind: 'item-loss', tick: 400, item: 'oak_log', count: 2 })).toBeNull()
})

it('names a subgoal in a few words', () => {
  expect(describeSubgoal({ kind: 'explore', seek: ['a', 'b', 'c', 'd'], budgetTicks: 1 })).toBe(
    'explore for a, b or 2 more',
  )
  expect(
    describeSubgoal({
      kind: 'smelt',
      input: 'raw_iron',
      item: 'iron_ingot',
      fuel: 'coal',
      count: 3,
      budgetTicks: 1,
    }),
  ).toBe('smelt 3 iron_ingot with coal')
})

/** A terminal of 100 columns that keeps what is written to it. */
function fakeTerminal() {
  let written = ''
  const stream = Object.assign(
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        written += chunk.toString()
        done()
      },
    }),
    { isTTY: true, columns: 100, rows: 24 },
  )
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => stripVTControlCharacters(written) }
}

describe('progress', () => {
  it('on a terminal keeps the gains and redraws one line with time, subgoal, body and speed', () => {
    const { context, clock } = fakeContext()
    const { stream, text } = fakeTerminal()
    const progress = terminalProgress(context.output, clock, stream)
    const { subgoal, index } = failure
    progress.show({ kind: 'subgoal-start', tick: 0, index, subgoal, purpose: 'stone', unfinished: [] })
    progress.show({ kind: 'item-gain', tick: 400, item: 'oak_log', count: 2 })
    clock.advance(1_000)
    progress.show({ kind: 'tick-progress', tick: 1_200, state: { ...state, health: 13 } })
    progress.done()
    progress.done()
    expect(text()).toContain('0:20   +2 oak_log\n')
    expect(text()).toContain('1:00  gather 3 cobblestone  health 6.5/10  food 9/10  60x')
  })

  const state = { health: 20, food: 18, x: 1, y: 64, z: 2 }

  it('is one JSON object per line for programs, with the body at most once a game second', () => {
    const { context, out, log } = fakeContext()
    const progress = jsonProgress(context.output)
    for (let tick = 0; tick < 60; tick++) progress.show({ kind: 'tick-progress', tick, state })
    progress.show(failure)
    expect(log).toEqual([])
    expect(out.map((line) => (JSON.parse(line) as { type: string }).type)).toEqual([
      'tick-progress',
      'tick-progress',
      'tick-progress',
      'subgoal-end',
    ])
  })

  it('is plain lines on standard error for logs', () => {
    const { context, out, log } = fakeContext()
    const progress = plainProgress(context.output)
    progress.show({ kind: 'tick-progress', tick: 1, state })
    progress.show({ kind: 'item-gain', tick: 20, item: 'stick', count: 4 })
    progress.done()
    expect(out).toEqual([])
    expect(log).toEqual(['0:01   +4 stick'])
  })
})
