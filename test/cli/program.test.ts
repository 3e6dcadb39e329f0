import { Subject } from 'rxjs'
import { describe, expect, it } from 'vitest'
import type { AgentEvent } from '../../src/agent/index.ts'
import type { ServedWorld } from '../../src/cli/commands/serve-world.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import { describeFailure } from '../../src/cli/failure-report.ts'
import { runProgram } from '../../src/cli/program.ts'
import type { RunResult } from '../../src/cli/run-result.ts'
import type { RunSession } from '../../src/cli/run-session.ts'
import { UsageError, WorldUnreachableError } from '../../src/env/index.ts'
import { fakeContext } from './support/fake-context.ts'

const result: RunResult = {
  type: 'result',
  task: 'stone_pickaxe',
  seed: 1,
  success: true,
  ending: 'goal',
  gameTicks: 1_200,
  wallMs: 600,
  speedup: 100,
  policyFallbacks: 0,
  attempts: 9,
  traceHash: 'f'.repeat(64),
  episode: '1',
  database: '/home/steve/runs/stone_pickaxe-1/stevolve.db',
  assists: ['loaded-block-paths'],
  perception: 'sight',
  prior: 'full',
  minecraft: '1.16.5',
  host: 'embedded',
}

/** A session that tells one event and ends as it is told to. */
function sessionOf(end: Partial<RunResult> | Error) {
  const events = new Subject<AgentEvent>()
  let closed = 0
  const session: RunSession = {
    events,
    database: result.database,
    play: () => {
      events.next({ kind: 'item-gain', tick: 40, item: 'oak_log', count: 1 })
      return end instanceof Error
        ? Promise.reject(end)
        : Promise.resolve({ result: { ...result, ...end }, detail: 'a stone pickaxe is carried' })
    },
    close: () => {
      closed++
      return Promise.resolve()
    },
  }
  return { session, closed: () => closed }
}

/** A world that can be served, or fails with an error of the system. */
function servedWorld(code?: string) {
  const calls: string[] = []
  const world: ServedWorld = {
    name: 'default',
    minecraft: '1.16.5',
    start: ({ port }) => {
      calls.push('start')
      return code === undefined
        ? Promise.resolve(port)
        : Promise.reject(Object.assign(new Error('listen'), { code }))
    },
    tick: () => void calls.push('tick'),
    stop: () => void calls.push('stop'),
  }
  return { world, calls }
}

function program(words: readonly string[], session = sessionOf({}).session, world = servedWorld().world) {
  const fake = fakeContext()
  const exit = runProgram(words, '1.2.3', fake.context, {
    composeRun: () => Promise.resolve(session),
    composeEvaluation: () => Promise.reject(new Error('not asked for')),
    composeEvolution: () => Promise.reject(new Error('not asked for')),
    composeTraining: () => Promise.reject(new Error('not asked for')),
    composeExport: () => Promise.reject(new Error('not asked for')),
    exportPolicy: () => Promise.reject(new Error('not asked for')),
    composePolicyServer: () => Promise.reject(new Error('not asked for')),
    composeImport: () => Promise.reject(new Error('not asked for')),
    exportKnowledge: () => Promise.reject(new Error('not asked for')),
    composeGate: () => Promise.reject(new Error('not asked for')),
    promotePolicy: () => Promise.reject(new Error('not asked for')),
    rollBackPolicy: () => Promise.reject(new Error('not asked for')),
    composeReplay: () => Promise.reject(new Error('not asked for')),
    composeView: () => Promise.reject(new Error('not asked for')),
    openTerminal: () => null,
    composeHistory: () => Promise.reject(new Error('not asked for')),
    composePrune: () => Promise.reject(new Error('not asked for')),
    composeShow: () => Promise.reject(new Error('not asked for')),
    composeWorld: () => Promise.resolve(world),
  })
  return { ...fake, exit }
}

describe('stevolve run', () => {
  it('says what happened, how fast, with which assists, and where the record is', async () => {
    const { exit, out, log } = program(['run'])
    expect(await exit).toBe(exitCodes.done)
    expect(log).toEqual(['Task: Craft a stone pickaxe (stone_pickaxe), seed 1', '0:02   +1 oak_log'])
    expect(out).toEqual([
      'Done: a stone pickaxe is carried',
      '1:00 of game time in 600 ms (100x real time), 9 attempts.',
      'Assists: loaded-block-paths.',
      'Record: runs/stone_pickaxe-1/stevolve.db (episode 1)',
    ])
  })

  it('prints the result as the last line with --json, and nothing that is no JSON', async () => {
    const { exit, out } = program(['run', '--json'])
    await exit
    const lines = out.map((line) => JSON.parse(line) as unknown)
    expect(lines.at(-1)).toEqual(result)
    expect(Object.keys(lines.at(-1) as object)).toEqual(Object.keys(result))
  })

  it.each([
    [{ success: true, ending: 'goal' }, 0],
    [{ success: false, ending: 'horizon' }, 1],
    [{ success: false, ending: 'died' }, 1],
    [{ success: false, ending: 'cancelled' }, 1],
    [{ success: false, ending: 'lost' }, 3],
  ] as const)('%o gives exit code %i', async (end, code) => {
    const { session, closed } = sessionOf(end)
    expect(await program(['run'], session).exit).toBe(code)
    expect(closed()).toBe(1)
  })

  it('gives the signal back as exit code when the signal ended the episode, and only then', async () => {
    const cancelled = program(['run', '--json'], sessionOf({ success: false, ending: 'cancelled' }).session)
    cancelled.context.interruption.interrupt(exitCodes.terminated)
    expect(await cancelled.exit).toBe(143)
    expect(JSON.parse(cancelled.out.at(-1)!)).toMatchObject({ type: 'result', ending: 'cancelled' })

    const reached = program(['run'])
    reached.context.interruption.interrupt(exitCodes.interrupted)
    expect(await reached.exit).toBe(0)
  })

  it('closes the session also when the world cannot be joined', async () => {
    const error = new WorldUnreachableError('nothing-listening', 'Nothing listens there.', 'Start it.')
    const { session, closed } = sessionOf(error)
    await expect(program(['run'], session).exit).rejects.toBe(error)
    expect(closed()).toBe(1)
  })
})

describe('stevolve tasks', () => {
  it('fits into 80 columns', async () => {
    const { exit, out } = program(['tasks'])
    expect(await exit).toBe(0)
    expect(out.filter((line) => line.length > 80)).toEqual([])
    expect(out).toContain('diamond (7)')
    expect(out).toContain('diamond               30:00  Dig down and mine a diamond')
  })

  it('prints one object per task with --json', async () => {
    const { exit, out } = program(['tasks', '--json', '--group', 'gold'])
    await exit
    expect(out.map((line) => (JSON.parse(line) as { group: string }).group)).toEqual(Array(7).fill('gold'))
  })
})

describe('stevolve world serve', () => {
  it('says where to join, ticks in real time, and stops when it is interrupted', async () => {
    const { world, calls } = servedWorld()
    const { exit, out, context, clock } = program(
      ['world', 'serve', '--port', '2000', '--seed', '3'],
      undefined,
      world,
    )
    await expect.poll(() => out.length).toBe(3)
    expect(out[0]).toBe('The world "default" (seed 3) is open at 127.0.0.1:2000.')
    expect(out[1]).toBe('Join with Minecraft Java 1.16.5, or: stevolve run --server 127.0.0.1:2000')
    clock.advance(100)
    context.interruption.interrupt(exitCodes.interrupted)
    expect(await exit).toBe(130)
    expect(calls).toEqual(['start', 'tick', 'tick', 'stop'])
  })

  it.each([
    ['EADDRINUSE', 'The world cannot be opened at 127.0.0.1:25565: another program listens there.'],
    ['EACCES', 'The world cannot be opened at 127.0.0.1:25565: this user may not open that port.'],
  ])('%s is told in words', async (code, message) => {
    await expect(program(['world', 'serve'], undefined, servedWorld(code).world).exit).rejects.toMatchObject({
      message,
      cure: 'Choose others with --port and --host.',
      exitCode: 2,
    })
  })
})

describe('wrong usage', () => {
  it.each([
    [['run', '--sed', '3'], "Error: unknown option '--sed'"],
    [['frobnicate'], "Error: unknown command 'frobnicate'"],
    [['run', 'a', 'b'], "Error: too many arguments for 'run'."],
    [['run', '--seed'], "Error: option '--seed <n>' argument missing"],
  ])('%o ends with 2 and a hint', async (words, sentence) => {
    const { exit, log } = program(words)
    expect(await exit).toBe(exitCodes.wrongInput)
    expect(log.join(' ')).toContain(sentence)
    expect(log.at(-1)).toBe('--help lists what there is.')
  })

  it('is not asking for help or for the version', async () => {
    const help = program(['run', '--help'])
    expect(await help.exit).toBe(0)
    expect(help.out.join('\n')).toContain('stevolve run iron_pickaxe --seed 7')
    const version = program(['--version'])
    expect(await version.exit).toBe(0)
    expect(version.out).toEqual(['1.2.3'])
  })
})

describe('a failure in words', () => {
  it('is cause and cure for what a person can mend', () => {
    expect(describeFailure(new UsageError('This is wrong.', 'Do that.'), null)).toMatchObject({
      exitCode: 2,
      message: 'This is wrong.',
      cure: 'Do that.',
    })
  })

  it('is one sentence and the place of the details for a bug', () => {
    const bug = new Error('x is undefined\nand more', { cause: new Error('deep') })
    const report = describeFailure(bug, '/tmp/crash.log')
    expect(report).toMatchObject({
      exitCode: exitCodes.crashed,
      message: 'stevolve has a bug: x is undefined.',
      cure: 'What was recorded is safe; please report this (the details are in /tmp/crash.log).',
    })
    expect(report.stack).toContain('caused by Error: deep')
  })
})

describe('stevolve history', () => {
  it('keeps the options of a listing apart from those of pruning', async () => {
    const asked: unknown[] = []
    const fake = fakeContext()
    const refuse = () => Promise.reject(new Error('not asked for'))
    const parts = {
      composeRun: refuse,
      composeEvaluation: refuse,
      composeEvolution: refuse,
      composeTraining: refuse,
      composeExport: refuse,
      exportPolicy: refuse,
      composePolicyServer: refuse,
      composeImport: refuse,
      exportKnowledge: refuse,
      composeGate: refuse,
      promotePolicy: refuse,
      rollBackPolicy: refuse,
      composeReplay: refuse,
      composeView: refuse,
      openTerminal: () => null,
      composeShow: refuse,
      composeWorld: refuse,
      composeHistory: (settings: unknown) => {
        asked.push(settings)
        return Promise.resolve(() => ({ rows: [], total: 0, records: 1, unreadable: [] }))
      },
      composePrune: (settings: unknown) => {
        asked.push(settings)
        return Promise.resolve([])
      },
    }
    const listing = ['history', 'episodes', '--run-dir', 'here', '--json']
    expect(await runProgram(listing, '1.2.3', fake.context, parts)).toBe(exitCodes.done)
    const pruning = ['history', 'prune', '--keep-last', '3', '--run-dir', 'there', '--dry-run']
    expect(await runProgram(pruning, '1.2.3', fake.context, parts)).toBe(exitCodes.done)
    expect(asked).toMatchObject([
      { kind: 'episodes', runDirectory: 'here', json: true },
      { keepEpisodes: 3, runDirectory: 'there', isDryRun: true },
    ])
  })
})
