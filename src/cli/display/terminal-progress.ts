import { createLogUpdate } from 'log-update'
import type { AgentEvent } from '../../agent/index.ts'
import type { ProgressState } from '../../env/index.ts'
import type { WallClock } from '../program-context.ts'
import type { Output } from '../standard-streams.ts'
import { describeEvent } from './describe-event.ts'
import { describeSubgoal } from './describe-subgoal.ts'
import { formatGameTime, speedup } from './game-time.ts'
import type { Progress } from './progress.ts'

/** Real time between two drawings of the status line. */
const msBetweenFrames = 80

/** Lines that stay for what has happened, and below them one that is drawn again and again. */
export function terminalProgress(output: Output, clock: WallClock, stream: NodeJS.WriteStream): Progress {
  const draw = createLogUpdate(stream)
  let startMs = clock.nowMs()
  let tick = 0
  let subgoal = 'joining the world'
  let body: ProgressState | null = null
  let lastFrameMs = Number.NEGATIVE_INFINITY

  return {
    show: (event) => {
      follow(event)
      const line = describeEvent(event)
      if (line !== null) draw.persist(dress(event, line))
      if (line === null && clock.nowMs() - lastFrameMs < msBetweenFrames) return
      lastFrameMs = clock.nowMs()
      draw(statusLine())
    },
    done: () => {
      draw.clear()
      draw.done()
    },
  }

  function follow(event: AgentEvent): void {
    if (event.kind === 'episode-start') startMs = clock.nowMs()
    if ('tick' in event) tick = event.tick
    if (event.kind === 'tick-progress') body = event.state
    if (event.kind === 'subgoal-start') subgoal = describeSubgoal(event.subgoal)
  }

  function statusLine(): string {
    const time = output.style('bold', formatGameTime(tick))
    const pace = `${Math.round(speedup(tick, clock.nowMs() - startMs))}x`
    const vitals = body === null ? '' : `  health ${half(body.health)}/10  food ${half(body.food)}/10`
    return `${time}  ${subgoal}${vitals}  ${output.style('dim', pace)}`
  }

  function dress(event: AgentEvent, line: string): string {
    if (event.kind === 'item-gain') return output.style('green', line)
    if (event.kind === 'subgoal-end') return output.style('yellow', line)
    return line
  }
}

/** Half hearts or drumsticks as whole ones, to a half. */
function half(points: number): number {
  return Math.round(points) / 2
}
