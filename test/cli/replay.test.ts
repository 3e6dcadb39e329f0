import { describe, expect, it } from 'vitest'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import type { SqlDatabase } from '../../src/memory/sqlite/database.ts'
import { changed } from '../memory/support/json-leaves.ts'
import { changeDocument, recordEpisode, replayEpisode, tamper } from './support/recorded-episode.ts'

describe('a replay', () => {
  it('agrees with the record of the same episode', async () => {
    const folder = await recordEpisode('stone_pickaxe')
    const { exitCode, lines, log } = await replayEpisode(folder)
    expect(exitCode).toBe(exitCodes.done)
    const attempts = lines[0]!['recordedAttempts'] as number
    expect(attempts).toBeGreaterThan(5)
    expect(lines).toMatchObject([
      { type: 'replay', episode: '1', outcome: 'agrees', difference: null, attempts, programChanges: [] },
      { type: 'summary', complete: true, episodes: 1, agree: 1, differ: 0, lost: 0 },
    ])
    expect(log).toEqual(['Episode 1 (stone_pickaxe, seed 1) of runs/stone_pickaxe-1/stevolve.db.'])
  })

  it('names the first attempt and tick at which another world goes another way', async () => {
    const folder = await recordEpisode('stone_pickaxe')
    const script = {
      fault: (_subgoal: unknown, index: number) =>
        index === 3 ? ({ ending: 'obstructed', obstacle: 'stuck', ticks: 17 } as const) : null,
    }
    const { exitCode, lines, difference } = await replayEpisode(folder, script)
    expect(exitCode).toBe(exitCodes.taskFailed)
    expect(lines[0]).toMatchObject({ outcome: 'differs', attempts: 3 })
    expect(difference).toMatchObject({ attempt: 3, field: 'attempt.trace[2].tick' })
  })

  it('says that its own world was lost, which is no fault of the record', async () => {
    const folder = await recordEpisode('stone_pickaxe')
    const script = {
      fault: (_subgoal: unknown, index: number) =>
        index === 2 ? ({ ending: 'lost-connection', ticks: 0 } as const) : null,
    }
    const { exitCode, lines } = await replayEpisode(folder, script)
    expect(exitCode).toBe(exitCodes.worldLost)
    expect(lines[0]).toMatchObject({ outcome: 'lost', difference: null })
  })

  it('says first how the program differs from the one that recorded', async () => {
    const folder = await recordEpisode('oak_log')
    tamper(folder, 'oak_log', (database) => {
      for (const table of ['run', 'episode'])
        database.exec(`UPDATE ${table} SET versions = json_set(versions, '$.mineflayer', '4.33.0')`)
    })
    const { exitCode, log } = await replayEpisode(folder)
    expect(exitCode).toBe(exitCodes.done)
    expect(log[1]).toMatch(/^Recorded by another program: mineflayer was 4\.33\.0 and is now /)
  })

  it('compares an attempt that was cut off as far as the world had come, and the rest with itself', async () => {
    const script = {
      fault: (_subgoal: unknown, index: number) =>
        index === 4 ? ({ ending: 'lost-connection', ticks: 7 } as const) : null,
    }
    const folder = await recordEpisode('stone_pickaxe', { script })
    expect(await replayEpisode(folder)).toMatchObject({ exitCode: exitCodes.done })
    tamper(folder, 'stone_pickaxe', (database) =>
      changeDocument(database, 4, (document) => changed(document, ['attempt', 'preState', 'food'])),
    )
    expect(await replayEpisode(folder)).toMatchObject({
      exitCode: exitCodes.taskFailed,
      difference: { attempt: 4, field: 'attempt.preState.food' },
    })
  })

  it('leaves out what cannot be played again where all are asked for, and refuses it alone', async () => {
    const folder = await recordEpisode('oak_log')
    tamper(folder, 'oak_log', (database) =>
      database.exec(`INSERT INTO episode (run_id, task, task_document, seed, world, minecraft, perception, host,
        assists, configuration, versions, start_state, started_at)
        SELECT run_id, task, task_document, seed, world, minecraft, perception, host, assists, '{}', versions,
        start_state, started_at FROM episode`),
    )
    const { exitCode, lines, log } = await replayEpisode(folder, {}, { all: true })
    expect(exitCode).toBe(exitCodes.wrongInput)
    expect(lines.at(-1)).toMatchObject({ episodes: 1, agree: 1, unplayable: 1 })
    expect(log[1]).toMatch(/^Left out: Episode 2 cannot be played again: its record does not say/)
    await expect(replayEpisode(folder)).rejects.toThrow('Episode 2 cannot be played again')
  })

  it('compares what there is of an episode whose process died', async () => {
    const folder = await recordEpisode('stone_pickaxe')
    tamper(folder, 'stone_pickaxe', (database) =>
      database.exec(`
        DELETE FROM attempt WHERE position > 3;
        UPDATE episode SET ending = 'interrupted', success = 0, gave_up = 0, trace_hash = NULL, attempts = 4,
          detail = 'the process ended before the episode did', game_ticks = (SELECT max(end_tick) FROM attempt)`),
    )
    expect(await replayEpisode(folder)).toMatchObject({
      exitCode: exitCodes.done,
      lines: [{ attempts: 4 }, {}],
    })
    tamper(folder, 'stone_pickaxe', (database) => database.exec('UPDATE episode SET game_ticks = 1'))
    expect(await replayEpisode(folder)).toMatchObject({
      difference: { attempt: null, field: 'episode column game_ticks', recorded: '1' },
    })
  })

  it('makes the decisions of an episode on a server again, from what the server showed', async () => {
    const options = { server: '127.0.0.1:1' }
    const folder = await recordEpisode('stone_pickaxe', { options })
    tamper(folder, 'stone_pickaxe', (database) => database.exec("UPDATE episode SET host = 'remote'"))
    const lost = { fault: () => ({ ending: 'lost-connection', ticks: 0 }) as const }
    expect(await replayEpisode(folder, lost)).toMatchObject({ exitCode: exitCodes.done })
    tamper(folder, 'stone_pickaxe', (database) =>
      changeDocument(database, 2, (document) => changed(document, ['decision', 'considered', 0, 'purpose'])),
    )
    expect(await replayEpisode(folder, lost)).toMatchObject({
      exitCode: exitCodes.taskFailed,
      difference: { attempt: 2, field: 'decision.considered[0].purpose' },
    })
  })
})

describe('a record that was tampered with in one field', () => {
  /** Replays after `change`. */
  async function differenceAfter(folder: string, change: (database: SqlDatabase) => void) {
    tamper(folder, 'wooden_pickaxe', change)
    const { exitCode, difference } = await replayEpisode(folder)
    return { exitCode, difference: difference as { attempt: number | null; tick: number; field: string } }
  }

  it.each([
    ['task_document', "json_set(task_document, '$.instruction', 'Do nothing')"],
    ['seed', 'seed + 1'],
    ['configuration', "json_set(configuration, '$.perception', 'xray')"],
    ['versions', "json_set(versions, '$.node', '1')"],
    ['trace_hash', 'upper(trace_hash)'],
  ])('in the column %s of the episode', async (column, value) => {
    const folder = await recordEpisode('wooden_pickaxe')
    const { exitCode, difference } = await differenceAfter(folder, (database) =>
      database.exec(`UPDATE episode SET ${column} = ${value}`),
    )
    expect(exitCode).toBe(exitCodes.taskFailed)
    expect(difference).toMatchObject({ attempt: null })
    expect(difference.field).toContain(`episode column ${column}`)
  })

  it('by an attempt too few or too many', async () => {
    const copy = await recordEpisode('wooden_pickaxe')
    tamper(copy, 'wooden_pickaxe', (database) => database.exec('DELETE FROM attempt WHERE position = 1'))
    expect(await replayEpisode(copy)).toMatchObject({ difference: { attempt: 1, recorded: null } })
    const other = await recordEpisode('wooden_pickaxe')
    let last = 0
    tamper(other, 'wooden_pickaxe', (database) => {
      last = (database.prepare('SELECT max(position) AS last FROM attempt').get() as { last: number }).last
      database.exec(`
        INSERT INTO attempt (episode_id, position, kind, subgoal, planner, ending, succeeded, start_tick, end_tick, document)
        SELECT episode_id, ${last + 1}, kind, subgoal, planner, ending, succeeded, start_tick, end_tick, document
        FROM attempt WHERE position = ${last}`)
    })
    expect(await replayEpisode(other)).toMatchObject({ difference: { attempt: last + 1, replayed: null } })
  })
})
