import type { TraceEvent } from '../../env/index.ts'
import { plainText } from '../display/plain-text.ts'

const longestText = 200

/** One event of a trace on one line: `dig-end oak_log, 12 64 -3, broken true`. */
export function describeTraceEvent({ kind, data }: TraceEvent): string {
  const { x, y, z, text, ...rest } = data
  const place = [x, y, z].filter((value) => typeof value === 'number')
  const parts = [
    ...(typeof text === 'string' ? [text] : []),
    ...(place.length === 0 ? [] : [place.map((value) => Math.round(value * 10) / 10).join(' ')]),
    ...Object.entries(rest)
      .filter(([, value]) => value !== null)
      .map(([name, value]) =>
        name === 'item' || name === 'block' ? String(value) : `${name} ${String(value)}`,
      ),
  ]
  return plainText(`${kind} ${parts.join(', ')}`, longestText)
}
