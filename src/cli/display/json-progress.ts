import type { Output } from '../standard-streams.ts'
import type { Progress } from './progress.ts'

/** Ticks between two reports of the body's state: one a game second. */
const ticksBetweenReports = 20

/** One JSON object per line on standard output. */
export function jsonProgress(output: Output): Progress {
  let nextReportTick = 0
  return {
    show: (event) => {
      if (event.kind === 'tick-progress') {
        if (event.tick < nextReportTick) return
        nextReportTick = event.tick + ticksBetweenReports
      }
      if (event.kind === 'episode-start') {
        const { kind, episode, start } = event
        const { recipes, ...rest } = start
        // Hundreds of kilobytes that hardly anybody asks for.
        const declaredRecipes = recipes?.length ?? null
        output.out(JSON.stringify({ type: kind, episode, start: { ...rest, declaredRecipes } }))
        return
      }
      const { kind, ...rest } = event
      output.out(JSON.stringify({ type: kind, ...rest }))
    },
    done: () => {},
  }
}
