import { relative } from 'node:path'
import { RecordError } from '../../memory/index.ts'
import { plainText } from '../display/plain-text.ts'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ProgramContext } from '../program-context.ts'
import type { PlaybackAction } from '../view/playback.ts'
import { playbackAfter, playbackFrom } from '../view/playback.ts'
import { timelineLines } from '../view/timeline-lines.ts'
import { viewFrame } from '../view/view-frame.ts'
import type { ViewTerminal } from '../view/view-terminal.ts'
import type { ViewedEpisode } from '../view/viewed-episode.ts'
import { wrapText } from '../view/wrap-text.ts'

/** How an episode is to be looked at. */
export interface ViewSettings {
  /** Game tick to begin at. */
  readonly fromTick: number
  /** Multiples of game time. */
  readonly speed: number
}

/** Takes over the terminal, or returns null where there is none. */
export type OpenTerminal = (onKey: (key: string) => void, onInterrupt: () => void) => ViewTerminal | null

const msBetweenFrames = 60

/** Plays an episode back from its record: moving on a terminal, as plain lines elsewhere. */
export async function viewEpisode(
  context: ProgramContext,
  settings: ViewSettings,
  episode: ViewedEpisode,
  openTerminal: OpenTerminal,
): Promise<ExitCode> {
  try {
    return (
      (await viewOnTerminal(context, settings, episode, openTerminal)) ??
      printTimeline(context, settings, episode)
    )
  } finally {
    episode.close()
  }
}

/** Null where there is no terminal. */
async function viewOnTerminal(
  { output, clock, interruption }: ProgramContext,
  { fromTick, speed }: ViewSettings,
  episode: ViewedEpisode,
  openTerminal: OpenTerminal,
): Promise<ExitCode | null> {
  const { spans } = episode
  let state = playbackFrom(spans, fromTick, speed)
  let nowMs = clock.nowMs()
  let cancelFrame = () => {}
  const finish = Promise.withResolvers<ExitCode>()
  const terminal = openTerminal(
    (key) => act({ kind: 'key', key }),
    () => interruption.interrupt(exitCodes.interrupted),
  )
  if (terminal === null) return null
  const stop = () => finish.resolve(interruption.exitCode() ?? exitCodes.interrupted)
  interruption.signal.addEventListener('abort', stop, { once: true })
  try {
    if (interruption.signal.aborted) stop()
    else nextFrame()
    return await finish.promise
  } finally {
    cancelFrame()
    interruption.signal.removeEventListener('abort', stop)
    terminal.close()
  }

  function act(action: PlaybackAction): void {
    try {
      state = playbackAfter(spans, state, action)
      if (state.hasQuit) finish.resolve(exitCodes.done)
      else terminal?.draw(viewFrame(episode, state, output, terminal.size))
    } catch (error) {
      finish.reject(error)
    }
  }

  function nextFrame(): void {
    const wallMs = clock.nowMs() - nowMs
    nowMs += wallMs
    act({ kind: 'elapse', wallMs })
    cancelFrame = clock.afterMs(msBetweenFrames, nextFrame)
  }
}

function printTimeline(
  { output, interruption, workingDirectory }: ProgramContext,
  { fromTick }: ViewSettings,
  episode: ViewedEpisode,
): ExitCode {
  const { task, instruction, seed, world, minecraft, host, spans, ending, detail } = episode
  const file = relative(workingDirectory, episode.database)
  const width = output.widthColumns
  const told = (text: string) => {
    for (const line of wrapText(plainText(text), width, '  ')) output.out(line)
  }
  told(`episode ${episode.id} of ${file.startsWith('..') ? episode.database : file}`)
  told(`${task}, seed ${seed}, ${host} ${world}, Minecraft ${minecraft}: ${instruction}`)
  let isDamaged = false
  for (const span of spans.filter(({ endTick }) => endTick >= fromTick)) {
    if (interruption.signal.aborted) return interruption.exitCode() ?? exitCodes.interrupted
    try {
      for (const line of timelineLines(episode.attempt(span), width)) output.out(line)
    } catch (error) {
      if (!(error instanceof RecordError)) throw error
      isDamaged = true
      told(`attempt ${span.position}: ${error.message}`)
    }
  }
  told(ending === null ? 'not ended yet' : `ended: ${ending}. ${detail ?? ''}`)
  return isDamaged ? exitCodes.wrongInput : exitCodes.done
}
