import type { Interval } from '../../evolve/index.ts'

/** What a learning curve shows. All shares are from 0 to 1. */
export interface LearningCurve {
  /** Scored generations, by the episodes that they had learnt from. */
  readonly success: readonly {
    readonly episodes: number
    readonly share: number
    readonly interval95: Interval
  }[]
  /** Share of what has to be learnt that is stated correctly. */
  readonly knowledge: readonly { readonly episodes: number; readonly share: number }[]
  /** An agent that knows the whole game beforehand, to compare with; null for none. */
  readonly full: { readonly share: number; readonly interval95: Interval } | null
}

const width = 720
const height = 420
const plot = { left: 64, right: 696, top: 48, bottom: 330 } as const
const legendY = 388
const whisker = 5

/** Colours that can be told apart in light and dark, and by those who see red and green alike; shapes differ besides. */
const style = `
  .paper { fill: #ffffff } .ink { fill: #1f2328 } .faint { fill: #59636e } .line { stroke: #d1d9e0 }
  .success { stroke: #0969da; fill: #0969da } .knowledge { stroke: #bc4c00; fill: #bc4c00 }
  .full { stroke: #59636e; fill: #59636e }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #0d1117 } .ink { fill: #f0f6fc } .faint { fill: #9198a1 } .line { stroke: #3d444d }
    .success { stroke: #58a6ff; fill: #58a6ff } .knowledge { stroke: #f0883e; fill: #f0883e }
    .full { stroke: #9198a1; fill: #9198a1 }
  }
  text { font: 13px system-ui, sans-serif; stroke: none } .title { font-size: 16px; font-weight: 600 }`

/** Draws a learning curve as an SVG that is readable on light and dark ground. Pure. */
export function learningCurveSvg({ success, knowledge, full }: LearningCurve): string {
  const mostEpisodes = Math.max(1, ...[...success, ...knowledge].map(({ episodes }) => episodes))
  const x = (episodes: number): string =>
    (plot.left + ((plot.right - plot.left) * episodes) / mostEpisodes).toFixed(1)
  const y = (share: number): string => (plot.bottom - (plot.bottom - plot.top) * clamp(share)).toFixed(1)
  const path = (points: readonly { readonly episodes: number; readonly share: number }[]): string =>
    points.map(({ episodes, share }) => `${x(episodes)},${y(share)}`).join(' ')
  const summary = [
    ...success.map(({ episodes, share }) => `success ${percent(share)} after ${episodes} episodes`),
    ...(full === null ? [] : [`prior full ${percent(full.share)}`]),
  ].join('; ')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">`,
    '<title id="title">Learning curve</title>',
    `<desc id="description">${summary}.</desc>`,
    `<style>${style}\n</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    `<text class="ink title" x="${plot.left}" y="28">Success on unseen seeds, and knowledge, by episodes learnt from</text>`,
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
      `<line class="line" x1="${plot.left}" x2="${plot.right}" y1="${y(share)}" y2="${y(share)}"/>`,
      `<text class="faint" x="${plot.left - 10}" y="${Number(y(share)) + 4}" text-anchor="end">${percent(share)}</text>`,
    ]),
    ...ticksOf(mostEpisodes).flatMap((episodes) => [
      `<line class="line" x1="${x(episodes)}" x2="${x(episodes)}" y1="${plot.bottom}" y2="${plot.bottom + 5}"/>`,
      `<text class="faint" x="${x(episodes)}" y="${plot.bottom + 20}" text-anchor="middle">${episodes}</text>`,
    ]),
    `<text class="faint" x="${plot.right}" y="${plot.bottom + 38}" text-anchor="end">episodes learnt from</text>`,
    ...(full === null
      ? []
      : [
          `<rect class="full" stroke="none" opacity="0.15" x="${plot.left}" width="${plot.right - plot.left}" y="${y(full.interval95.high)}" height="${(Number(y(full.interval95.low)) - Number(y(full.interval95.high))).toFixed(1)}"/>`,
          `<line class="full" stroke-width="1.5" stroke-dasharray="6 4" x1="${plot.left}" x2="${plot.right}" y1="${y(full.share)}" y2="${y(full.share)}"/>`,
        ]),
    `<polyline class="knowledge" fill="none" style="fill:none" stroke-width="2" points="${path(knowledge)}"/>`,
    ...knowledge.map(
      ({ episodes, share }) =>
        `<rect class="knowledge" x="${(Number(x(episodes)) - 3).toFixed(1)}" y="${(Number(y(share)) - 3).toFixed(1)}" width="6" height="6"/>`,
    ),
    `<polyline class="success" fill="none" style="fill:none" stroke-width="2" points="${path(success)}"/>`,
    ...success.flatMap(({ episodes, share, interval95: { low, high } }) => [
      `<line class="success" stroke-width="1.5" x1="${x(episodes)}" x2="${x(episodes)}" y1="${y(low)}" y2="${y(high)}"/>`,
      ...[low, high].map(
        (end) =>
          `<line class="success" stroke-width="1.5" x1="${(Number(x(episodes)) - whisker).toFixed(1)}" x2="${(Number(x(episodes)) + whisker).toFixed(1)}" y1="${y(end)}" y2="${y(end)}"/>`,
      ),
      `<circle class="success" cx="${x(episodes)}" cy="${y(share)}" r="4"/>`,
    ]),
    `<circle class="success" cx="${plot.left + 6}" cy="${legendY}" r="4"/>`,
    `<text class="ink" x="${plot.left + 18}" y="${legendY + 4}">success, 95 % interval</text>`,
    `<rect class="knowledge" x="${plot.left + 203}" y="${legendY - 3}" width="6" height="6"/>`,
    `<text class="ink" x="${plot.left + 218}" y="${legendY + 4}">knowledge to be learnt</text>`,
    ...(full === null
      ? []
      : [
          `<line class="full" stroke-width="1.5" stroke-dasharray="6 4" x1="${plot.left + 400}" x2="${plot.left + 424}" y1="${legendY}" y2="${legendY}"/>`,
          `<text class="ink" x="${plot.left + 432}" y="${legendY + 4}">prior full, 95 % interval</text>`,
        ]),
    '</svg>',
    '',
  ].join('\n')
}

const steps = [1, 2, 5] as const
const mostTicks = 8

/** Round numbers from 0 to `most`, at most nine of them. */
function ticksOf(most: number): readonly number[] {
  for (let power = 1; ; power *= 10) {
    for (const step of steps) {
      const width = step * power
      if (most / width > mostTicks) continue
      return Array.from({ length: Math.floor(most / width) + 1 }, (_, index) => index * width)
    }
  }
}

function clamp(share: number): number {
  return Math.max(0, Math.min(1, share))
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}
