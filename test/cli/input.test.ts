import fc from 'fast-check'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findTask } from '../../src/cli/input/find-task.ts'
import { nearestNames } from '../../src/cli/input/nearest-names.ts'
import type { RunOptions } from '../../src/cli/input/run-settings.ts'
import { resolveRunSettings } from '../../src/cli/input/run-settings.ts'
import { resolveServeSettings } from '../../src/cli/input/serve-settings.ts'
import { parseWholeNumber } from '../../src/cli/input/whole-number.ts'
import { readSuite } from '../../src/cli/suite-file.ts'
import { UsageError } from '../../src/env/index.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** What a user is told: cause and cure. */
function told(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof UsageError) return `${error.message} ${error.cure}`
    throw error
  }
  throw new Error('nothing was refused')
}

describe('the suite', () => {
  it('has the 70 published tasks in 7 groups', () => {
    const { tasks } = readSuite(null)
    expect(tasks).toHaveLength(70)
    expect(new Set(tasks.map((task) => task.group)).size).toBe(7)
  })

  it('names the file and the field that is wrong', () => {
    const file = join(temporaryFolder(), 'mine.json')
    const task = { id: 'a', group: 'b', instruction: 'c', goal: { have: { dirt: 1 } }, horizonTicks: 100 }
    const refusalOf = (suite: unknown) => {
      writeFileSync(file, typeof suite === 'string' ? suite : JSON.stringify(suite))
      return told(() => readSuite(file))
    }
    expect(refusalOf('{"name": ')).toContain(`The suite file ${file} is not valid JSON`)
    expect(refusalOf({ name: 'mine', tasks: [{ ...task, horizonTicks: -1 }] })).toContain(
      `The suite file ${file} is wrong at "tasks.0.horizonTicks"`,
    )
    expect(refusalOf({ name: 'mine', tasks: [{ ...task, goal: { have: { dirt: 0 } } }] })).toContain(
      '"tasks.0.goal.have.dirt"',
    )
    expect(refusalOf({ name: 'mine', tasks: [task, task] })).toContain('"tasks.1.id": "a" is there twice')
    expect(told(() => readSuite('/nowhere/suite.json'))).toBe(
      'The suite file /nowhere/suite.json cannot be read: there is no such file. Check the path and its permissions.',
    )
  })
})

describe('an unknown task', () => {
  const suite = readSuite(null)

  it.each([
    ['stone_pikaxe', 'stone_pickaxe'],
    ['Stone Pickaxe', 'stone_pickaxe'],
    ['iron-pickaxe', 'iron_pickaxe'],
    ['dimond', 'diamond'],
    ['pickaxe', 'iron_pickaxe'],
  ])('%s brings up %s', (typed, meant) => {
    expect(told(() => findTask(suite, typed))).toContain(meant)
  })

  it('says where the list is when nothing is near', () => {
    expect(told(() => findTask(suite, 'xyzzyxyzzy'))).toBe(
      'There is no task "xyzzyxyzzy" in the suite tech-tree-70. "stevolve tasks" lists all 70.',
    )
  })

  it('suggests only known names, and a known name first of all', () => {
    const known = suite.tasks.map((task) => task.id)
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (typed) => {
        expect(nearestNames(typed, known).every((name) => known.includes(name))).toBe(true)
      }),
    )
    for (const name of known) expect(nearestNames(name, known)[0]).toBe(name)
  })
})

describe('the options of run', () => {
  it('have defaults that make a stone pickaxe in the default world', () => {
    expect(resolveRunSettings(undefined, {})).toMatchObject({
      task: { id: 'stone_pickaxe', horizonTicks: 3600 },
      seed: 1,
      world: 'default',
      server: null,
      perception: 'sight',
      prior: 'full',
      speed: 'max',
      runDirectory: null,
      json: false,
    })
  })

  it('take an own goal and an own horizon', () => {
    expect(
      resolveRunSettings(undefined, { goal: '{"have":{"torch":4}}', horizon: '500' }).task,
    ).toMatchObject({
      goal: { have: { torch: 4 } },
      horizonTicks: 500,
    })
  })

  it.each<[string, string | undefined, RunOptions]>([
    ['--seed takes a whole number from 0 to 2147483647, and "1.5" is none.', undefined, { seed: '1.5' }],
    ['--seed takes a whole number', undefined, { seed: '99999999999999999999' }],
    ['--horizon takes a whole number', undefined, { horizon: '0' }],
    [
      '--perception does not know "radar". Write --perception followed by sight, exposed or xray.',
      undefined,
      { perception: 'radar' },
    ],
    ['--prior does not know "some"', undefined, { prior: 'some' }],
    ['--speed does not know "2x"', undefined, { speed: '2x' }],
    ['--auth does not know "mojang"', undefined, { auth: 'mojang' }],
    ['"a b" cannot be a player name.', undefined, { username: 'a b' }],
    ['"latest" is no Minecraft version.', undefined, { minecraftVersion: 'latest' }],
    ['"localhost:0" is not between 1 and 65535', undefined, { server: 'localhost:0' }],
    ['"local host" is not the address of a server.', undefined, { server: 'local host' }],
    ['--world and --server exclude each other', undefined, { server: 'localhost', world: 'default' }],
    ['--speed max and --server exclude each other', undefined, { server: 'localhost', speed: 'max' }],
    ['--auth microsoft is for servers, and no --server is given.', undefined, { auth: 'microsoft' }],
    ['A task and --goal exclude each other.', 'stick', { goal: '{}' }],
    ['The text after --goal is not valid JSON', undefined, { goal: '{have' }],
    ['The text after --goal is wrong', undefined, { goal: '{"hvae":{"stick":1}}' }],
  ])('refuse: %s', (sentence, task, options) => {
    expect(told(() => resolveRunSettings(task, options))).toContain(sentence)
  })
})

describe('the options of world serve', () => {
  it('listen only to this machine unless told otherwise', () => {
    expect(resolveServeSettings({})).toMatchObject({ host: '127.0.0.1', port: 25_565, world: 'default' })
    expect(resolveServeSettings({ host: '[::]', port: '0' })).toMatchObject({ host: '::', port: 0 })
  })

  it('refuse what cannot be listened on', () => {
    expect(told(() => resolveServeSettings({ port: '65536' }))).toContain(
      '--port takes a whole number from 0 to 65535',
    )
    expect(told(() => resolveServeSettings({ host: 'my host' }))).toContain(
      '"my host" is no address to listen on.',
    )
  })

  it('say how often a kept world is written, and only of a kept one', () => {
    expect(resolveServeSettings({}).saveEveryTicks).toBe(600)
    expect(resolveServeSettings({ save: 'kept', saveEvery: '2' }).saveEveryTicks).toBe(40)
    expect(told(() => resolveServeSettings({ save: 'kept', saveEvery: '0' }))).toContain(
      '--save-every takes a whole number from 1 to 3600',
    )
    expect(told(() => resolveServeSettings({ saveEvery: '2' }))).toContain('Add --save <folder>')
  })
})

it('reads exactly the whole numbers within bounds', () => {
  const bounds = { option: '--n', least: -5, most: 1_000_000, example: 1 }
  fc.assert(
    fc.property(fc.integer(), (value) => {
      const isWithin = value >= bounds.least && value <= bounds.most
      if (isWithin) expect(parseWholeNumber(String(value), bounds)).toBe(value)
      else expect(() => parseWholeNumber(String(value), bounds)).toThrow(UsageError)
    }),
  )
})
