import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportEpisode } from '../../src/cli/commands/export-episode.ts'
import { viewEpisode } from '../../src/cli/commands/view-episode.ts'
import { composeView } from '../../src/cli/composition/compose-view.ts'
import { exitCodes } from '../../src/cli/exit-codes.ts'
import { resolveReplaySettings } from '../../src/cli/input/replay-settings.ts'
import { UsageError } from '../../src/env/index.ts'
import type { AttemptRecord, ReplayLine } from '../../src/memory/index.ts'
import { replayLineSchema } from '../../src/memory/index.ts'
import { unpackDocument } from '../../src/memory/sqlite/documents.ts'
import { changed } from '../memory/support/json-leaves.ts'
import { fakeContext } from './support/fake-context.ts'
import { changeDocument, recordEpisode, tamper } from './support/recorded-episode.ts'

function open(workingDirectory: string) {
  const fake = fakeContext()
  const context = { ...fake.context, workingDirectory }
  const episode = composeView(resolveReplaySettings(undefined, { view: true }), context)
  return { ...fake, context, episode, settings: { fromTick: 0, speed: 1 } }
}

const noTerminal = () => null

describe('looking at a recorded episode', () => {
  it('prints it as plain lines of at most 80 characters where there is no terminal', async () => {
    const { context, episode, settings, out } = open(await recordEpisode('wooden_pickaxe'))
    expect(await viewEpisode(context, settings, episode, noTerminal)).toBe(exitCodes.done)
    const text = out.join('\n')
    expect(text).toMatch(
      /^episode 1 of runs\/wooden_pickaxe-1\/stevolve\.db\nwooden_pickaxe, seed 1, embedded/,
    )
    expect(text).toContain('attempt 0 (0:00, tick 0 to ')
    for (const heading of [' perceived', ' decided', ' happened', ' diagnosed'])
      expect(out).toContain(heading)
    expect(text).toMatch(/chose +gather \d+ oak_log, at most \d+ ticks \(score 0\)\n +purpose/)
    expect(text).toMatch(/outcome +success: oak_log gained/)
    expect(out.at(-1)).toMatch(/^ended: goal\. The goal came true/)
    expect(Math.max(...out.map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  it('begins at the tick that is asked for', async () => {
    const { context, episode, settings, out } = open(await recordEpisode('wooden_pickaxe'))
    const second = episode.spans[1]!
    await viewEpisode(context, { ...settings, fromTick: second.endTick }, episode, noTerminal)
    expect(out.find((line) => line.startsWith('attempt '))).toContain('attempt 1 ')
  })

  it('lets no text of the record steer the terminal', async () => {
    const folder = await recordEpisode('oak_log')
    tamper(folder, 'oak_log', (database) =>
      changeDocument(database, 0, (document) => ({
        ...(document as AttemptRecord),
        ...{ decision: { ...(document as AttemptRecord).decision, planner: '\u001b[2Jevil\u0007\u202e' } },
      })),
    )
    const { context, episode, settings, out } = open(folder)
    await viewEpisode(context, settings, episode, noTerminal)
    expect(out.join('')).toContain('evil')
    expect(out.join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })

  it('says which attempt cannot be read, and shows the others', async () => {
    const folder = await recordEpisode('wooden_pickaxe')
    tamper(folder, 'wooden_pickaxe', (database) =>
      changeDocument(database, 1, (document) => changed(document, ['attempt', 'ending'])),
    )
    const { context, episode, settings, out } = open(folder)
    expect(await viewEpisode(context, settings, episode, noTerminal)).toBe(exitCodes.wrongInput)
    expect(out.join(' ')).toMatch(/attempt 1: The record .+ is damaged/)
    expect(out.some((line) => line.startsWith('attempt 2 ('))).toBe(true)
  })

  it('moves on a terminal, obeys keys, and gives the terminal back', async () => {
    const { context, episode, settings, clock } = open(await recordEpisode('wooden_pickaxe'))
    const pictures: string[][] = []
    let press = (_key: string) => {}
    let closed = 0
    const exit = viewEpisode(context, settings, episode, (onKey) => {
      press = onKey
      return {
        size: { widthColumns: 100, heightRows: 30 },
        draw: (lines) => pictures.push([...lines]),
        close: () => closed++,
      }
    })
    clock.advance(1000)
    const last = () => pictures.at(-1)!
    expect(last()[1]).toMatch(/^attempt 0 \(of \d+\), tick 1\d, 1x /)
    press('space')
    press('right')
    expect(last()[1]).toMatch(/^attempt 1 \(of \d+\), tick \d+, 1x, paused/)
    press('end')
    expect(last().join('\n')).toMatch(
      /ended: goal[^]*Perceived[^]*Decided[^]*Happened[^]*Diagnosed\n +outcome/,
    )
    for (const picture of pictures) {
      expect(picture.length).toBeLessThan(30)
      expect(Math.max(...picture.map((line) => line.length))).toBeLessThan(100)
    }
    expect(closed).toBe(0)
    press('q')
    expect(await exit).toBe(exitCodes.done)
    expect(closed).toBe(1)
  })

  it('gives the terminal back when it is interrupted', async () => {
    const { context, episode, settings } = open(await recordEpisode('oak_log'))
    let closed = 0
    let interrupt = () => {}
    const exit = viewEpisode(context, settings, episode, (_onKey, onInterrupt) => {
      interrupt = onInterrupt
      return { size: { widthColumns: 80, heightRows: 24 }, draw: () => {}, close: () => closed++ }
    })
    interrupt()
    expect(await exit).toBe(exitCodes.interrupted)
    expect(closed).toBe(1)
  })
})

describe('writing an episode out', () => {
  it('gives lines from which every attempt can be read back as it was', async () => {
    const folder = await recordEpisode('wooden_pickaxe')
    const { context, episode } = open(folder)
    expect(exportEpisode(context, 'out.jsonl', episode)).toBe(exitCodes.done)
    const lines = readFileSync(join(folder, 'out.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => replayLineSchema.parse(JSON.parse(line)))
    expect(lines[0]).toMatchObject({ type: 'header', formatVersion: 1, seed: 1, episode: '1' })
    expect(lines.at(-1)).toMatchObject({ type: 'end', ending: 'goal', success: true })
    expect(attemptsOf(lines)).toEqual(storedAttempts(folder))
  })

  it('writes to standard output', async () => {
    const { context, episode, out, log } = open(await recordEpisode('oak_log'))
    expect(exportEpisode(context, '-', episode)).toBe(exitCodes.done)
    expect(out.map((line) => replayLineSchema.parse(JSON.parse(line)).type)[0]).toBe('header')
    expect(log).toEqual([`Episode 1: ${out.length} lines written.`])
  })

  it('overwrites nothing', async () => {
    const folder = await recordEpisode('oak_log')
    writeFileSync(join(folder, 'precious.txt'), 'mine')
    const { context, episode } = open(folder)
    expect(() => exportEpisode(context, 'precious.txt', episode)).toThrow(UsageError)
    expect(readFileSync(join(folder, 'precious.txt'), 'utf8')).toBe('mine')
  })
})

/** What a reader of the format can make of its lines. */
function attemptsOf(lines: readonly ReplayLine[]): unknown[] {
  return lines
    .filter((line) => line.type === 'attempt')
    .map(({ type: _type, attempt: index, tick, endTick, decision, diagnosis, traceEvents, ...rest }) => {
      const trace = lines
        .filter((line) => line.type === 'event')
        .filter((line) => line.attempt === index)
        .map(({ event }) => event)
      expect(trace).toHaveLength(traceEvents)
      return { index, decision, diagnosis, attempt: { ...rest, trace, ticks: endTick - tick } }
    })
}

function storedAttempts(folder: string): unknown[] {
  const documents: unknown[] = []
  tamper(folder, 'wooden_pickaxe', (database) => {
    const rows = database.prepare('SELECT document FROM attempt ORDER BY position').all()
    documents.push(...rows.map((row) => unpackDocument((row as { document: Uint8Array }).document)))
  })
  return documents
}
