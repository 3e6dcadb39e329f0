import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../src/cli/commands/eval.ts'
import { composeEvaluation } from '../../src/cli/composition/compose-evaluation.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import type { EvalOptions } from '../../src/cli/input/eval-settings.ts'
import { resolveEvalSettings } from '../../src/cli/input/eval-settings.ts'
import type { RunResult } from '../../src/cli/run-result.ts'
import { composeRun } from '../../src/cli/composition/compose-run.ts'
import { run } from '../../src/cli/commands/run.ts'
import { resolveRunSettings } from '../../src/cli/input/run-settings.ts'
import { RecordReader } from '../../src/memory/sqlite/read-record.ts'
import type { Script } from '../support/scripted-environment.ts'
import { ScriptedEnvironment } from '../support/scripted-environment.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { fakeContext } from './support/fake-context.ts'

/** Two tasks that are reached, and one that no operator reaches. */
const suite = {
  name: 'small',
  tasks: [
    ['wooden', 'wooden_pickaxe'],
    ['stone', 'stone_pickaxe'],
    ['deep', 'bedrock'],
  ].map(([group, id]) => ({
    id,
    group,
    instruction: `Get ${id}`,
    goal: { have: { [id!]: 1 } },
    horizonTicks: 2_400,
  })),
}

function suiteFile(): string {
  const file = join(temporaryFolder(), 'small.suite.json')
  writeFileSync(file, JSON.stringify(suite))
  return file
}

/** Evaluates as the command does, in scripted worlds, in a folder of its own. */
function play(options: EvalOptions = {}, script: Script = {}, workingDirectory = temporaryFolder()) {
  const fake = fakeContext()
  const context = { ...fake.context, workingDirectory }
  const settings = resolveEvalSettings({
    suite: suiteFile(),
    seeds: '1-2',
    workers: '1',
    runDir: 'mine',
    ...options,
  })
  const session = composeEvaluation(settings, context, {
    createEnvironment: () => new ScriptedEnvironment(script),
  })
  const exit = evaluate(context, settings, session)
  return { ...fake, context, session, settings, workingDirectory, exit }
}

type Line = RunResult | ({ readonly type: 'summary' } & Record<string, unknown>)
const parse = (lines: readonly string[]) => lines.map((line) => JSON.parse(line) as Line)
const resultsOf = (lines: readonly string[]) =>
  parse(lines).filter((line): line is RunResult => line.type === 'result')
const keyOf = ({ task, seed, traceHash, success }: RunResult) => `${task} ${seed} ${success} ${traceHash}`

describe('an evaluation', () => {
  it('prints every episode as run does, then the summary, and records all of it', async () => {
    const { exit, out, session } = play({ json: true })
    expect(await exit).toBe(exitCodes.done)
    const lines = parse(out)
    expect(lines.map(({ type }) => type)).toEqual([...Array<string>(6).fill('result'), 'summary'])
    expect(lines.at(-1)).toMatchObject({
      complete: true,
      planned: 6,
      finished: 6,
      finishedBefore: 0,
      episodes: 6,
      successes: 4,
      rate: 0.6667,
      interval95: [0.3, 0.9032],
      endings: { goal: 4, 'gave-up': 2 },
      settings: { suite: 'small', seeds: '1-2', workers: 1, horizonScale: 1 },
    })
    const reader = new RecordReader(session.database)
    const rows = reader.episodes()
    expect(rows.map(({ trace_hash }) => trace_hash)).toEqual(resultsOf(out).map(({ traceHash }) => traceHash))
    expect(reader.attempts(rows[0]!.id)).toHaveLength(resultsOf(out)[0]!.attempts)
    reader.close()
  })

  it('plays all again in other styles, says so in the record, and goes on from there', async () => {
    const options = { exploreStyles: '2', json: true, tasks: 'stone_pickaxe' }
    const first = play(options)
    expect(await first.exit).toBe(exitCodes.done)
    expect(resultsOf(first.out)).toHaveLength(6)
    const reader = new RecordReader(first.session.database)
    expect(reader.episodes().map(({ seed, configuration: { draw } }) => [seed, draw])).toEqual([
      [1, 0],
      [1, 1],
      [1, 2],
      [2, 0],
      [2, 1],
      [2, 2],
    ])
    const policies = [1, 2].map((id) => reader.readAttempt(reader.attempts(id)[0]!.id)!.decision.policy)
    expect(policies[0]).toBe('planner-order@1')
    expect(policies[1]).toMatch(/^planner-order@1 in style [a-z+-]+$/)
    reader.close()
    const second = play(options, {}, first.workingDirectory)
    expect(second.session.earlier).toHaveLength(6)
    expect(await second.exit).toBe(exitCodes.done)
    expect(resultsOf(second.out).map(keyOf)).toEqual(resultsOf(first.out).map(keyOf))
  })

  it('prints a result with the very names that run prints', async () => {
    const { exit, out } = play({ json: true, tasks: 'wooden_pickaxe' })
    await exit
    const fake = fakeContext()
    const context = { ...fake.context, workingDirectory: temporaryFolder() }
    const settings = resolveRunSettings('wooden_pickaxe', { json: true, seed: '1' })
    const session = composeRun(settings, context, { environment: new ScriptedEnvironment() })
    await run(context, settings, session)
    const single = JSON.parse(fake.out.at(-1)!) as RunResult
    const first = resultsOf(out)[0]!
    expect(Object.keys(first)).toEqual(Object.keys(single))
    expect(first.traceHash).toBe(single.traceHash)
  })

  it('comes to the same with any number of workers', async () => {
    const results = await Promise.all(
      ['1', '2', '5'].map(async (workers) => {
        const { exit, out } = play({ json: true, workers })
        await exit
        return resultsOf(out).map(keyOf).sort()
      }),
    )
    expect(results[0]).toHaveLength(6)
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
  })

  it('shows a table that fits into 80 columns, the causes, the assists and the versions', async () => {
    const { exit, out, log } = play()
    await exit
    expect(out.filter((line) => line.length > 80)).toEqual([])
    expect(out.join('\n')).toMatch(/^all\s+4\/6\s+67 %\s+30 % - 90 %\s+\d+\s+gave-up 2$/m)
    expect(out.join('\n')).toMatch(/FAILED\s+GROUP\s+LAST SETBACK\s+FOR EXAMPLE\n\s+2\s+\w+\s+gave-up/)
    expect(out.join(' ')).toContain('Assists: none.')
    expect(out.join(' ')).toContain('Versions: Minecraft 1.16.5, stevolve 0.1.0')
    expect(log[0]).toBe('3 tasks on 2 seeds are 6 episodes, 1 at a time, kept in mine/stevolve.db.')
    expect(log.at(-1)).toMatch(/^\[6\/6\] bedrock 2: not done: .*, nothing left$/)
  })
})

describe('an evaluation that was stopped', () => {
  it('goes on where it was, and replays nothing that was finished', async () => {
    const folder = temporaryFolder()
    const stopAfterThree = (): null => {
      if (stopped.out.length >= 3) stopped.context.interruption.interrupt(exitCodes.interrupted)
      return null
    }
    const stopped = play({ json: true }, { fault: stopAfterThree }, folder)
    expect(await stopped.exit).toBe(exitCodes.interrupted)
    expect(parse(stopped.out).at(-1)).toMatchObject({ type: 'summary', complete: false, finished: 3 })

    const resumed = play({ json: true, workers: '2' }, {}, folder)
    expect(await resumed.exit).toBe(exitCodes.done)
    expect(parse(resumed.out).at(-1)).toMatchObject({ complete: true, finished: 6, finishedBefore: 3 })
    expect(resultsOf(resumed.out).slice(0, 3)).toEqual(resultsOf(stopped.out))
    const whole = play({ json: true })
    await whole.exit
    expect(resultsOf(resumed.out).map(keyOf).sort()).toEqual(resultsOf(whole.out).map(keyOf).sort())

    const again = play({ json: true }, { fault: () => expect.unreachable() }, folder)
    expect(await again.exit).toBe(exitCodes.done)
    expect(resultsOf(again.out).map(keyOf).sort()).toEqual(resultsOf(whole.out).map(keyOf).sort())
  })

  it('plays again what lost its world', async () => {
    const folder = temporaryFolder()
    const fault: Script['fault'] = (_subgoal, index) =>
      index === 2 ? { ending: 'lost-connection', ticks: 5 } : null
    const lossy = play({ json: true, tasks: 'wooden_pickaxe' }, { fault }, folder)
    expect(await lossy.exit).toBe(exitCodes.worldLost)
    expect(parse(lossy.out).at(-1)).toMatchObject({
      finished: 2,
      successes: 1,
      endings: { goal: 1, lost: 1 },
    })
    const mended = play({ json: true, tasks: 'wooden_pickaxe' }, {}, folder)
    expect(await mended.exit).toBe(exitCodes.done)
    expect(parse(mended.out).at(-1)).toMatchObject({ finishedBefore: 1, successes: 2 })
  })

  it.each([
    [{ seeds: '1-3' }, 'seeds was 1-2 and is now 1-3'],
    [{ perception: 'xray' }, 'perception was sight and is now xray'],
    [{ tasks: 'wooden_pickaxe,bedrock' }, 'tasks.stone_pickaxe was {"goal":'],
    [{ horizonScale: '2' }, 'horizonScale was 1 and is now 2; tasks.wooden_pickaxe.horizonTicks was 2400'],
    [{ world: 'plains' }, 'host.world.'],
  ])('does not mix with other settings: %o', async (options, difference) => {
    const folder = temporaryFolder()
    await play({}, {}, folder).exit
    expect(() => play(options, {}, folder)).toThrow(`was made with other settings: ${difference}`)
    // The refusal has let go of the record.
    expect(await play({}, {}, folder).exit).toBe(exitCodes.done)
  })

  it('leaves single runs in the same folder out', async () => {
    const folder = temporaryFolder()
    const fake = fakeContext()
    const context = { ...fake.context, workingDirectory: folder }
    const settings = resolveRunSettings('wooden_pickaxe', { seed: '1', runDir: 'mine' })
    await run(context, settings, composeRun(settings, context, { environment: new ScriptedEnvironment() }))
    const { exit, out } = play({ json: true }, {}, folder)
    expect(await exit).toBe(exitCodes.done)
    expect(parse(out).at(-1)).toMatchObject({ finishedBefore: 0, finished: 6 })
  })

  it('leaves no folder behind when nothing was begun', async () => {
    const folder = temporaryFolder()
    const fake = fakeContext()
    const context = { ...fake.context, workingDirectory: folder }
    const settings = resolveEvalSettings({ suite: suiteFile(), seeds: '1' })
    context.interruption.interrupt(exitCodes.terminated)
    const session = composeEvaluation(settings, context, {
      createEnvironment: () => new ScriptedEnvironment(),
    })
    expect(existsSync(join(folder, 'runs', 'eval-1'))).toBe(true)
    expect(await evaluate(context, settings, session)).toBe(exitCodes.terminated)
    expect(readdirSync(join(folder, 'runs'))).toEqual([])
  })
})
