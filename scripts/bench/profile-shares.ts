import type { Profiler } from 'node:inspector'

/**
 * To which part of the program a file belongs, first match wins. Files that many parts use (blocks, chunks, vectors,
 * Node itself) are in no row: their time belongs to whoever called them.
 */
const partOfFile: readonly (readonly [RegExp, string])[] = [
  [/prismarine-physics\/|mineflayer\/lib\/plugins\/physics\.js/, 'physics'],
  [
    /src\/env\/embedded\/(terrain|world-file)\/|src\/env\/embedded\/world\/(encode|spread|column)/,
    'chunk generation',
  ],
  [/src\/env\/embedded\/(server|mechanics|rules|containers)\//, 'server'],
  [/src\/env\/mineflayer\/perception\//, 'perception'],
  [/mineflayer-pathfinder\/|src\/env\/mineflayer\/navigation\//, 'planning: paths'],
  [/src\/diagnosis\//, 'diagnosis'],
  [/src\/memory\/|better-sqlite3\//, 'memory'],
  [/src\/agent\//, 'planning: agent'],
  [/minecraft-protocol\/|protodef\/|readable-stream\/|prismarine-nbt\/|host\/memory-/, 'protocol'],
  [/mineflayer\/|src\/env\/mineflayer\//, 'body'],
  [/src\/env\/(embedded\/host|clock)\//, 'clock and host'],
]

/** V8's own entries, by function name. */
const partOfEntry: Readonly<Record<string, string>> = {
  '(garbage collector)': 'garbage collection',
  '(idle)': 'idle',
  '(program)': 'runtime',
}

/** Share of the sampled time by part of the program, idle time left out; the shares add up to 1. */
export function sharesByPart(profile: Profiler.Profile): ReadonlyMap<string, number> {
  const partOfNode = new Map<number, string>()
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]))
  const assign = (id: number, inherited: string): void => {
    const node = nodes.get(id)!
    const part = ownPart(node) ?? inherited
    partOfNode.set(id, part)
    for (const child of node.children ?? []) assign(child, part)
  }
  assign(profile.nodes[0]!.id, 'runtime')
  const totals = new Map<string, number>()
  profile.samples?.forEach((id, index) => {
    const part = partOfNode.get(id) ?? 'runtime'
    totals.set(part, (totals.get(part) ?? 0) + (profile.timeDeltas?.[index] ?? 0))
  })
  totals.delete('idle')
  const sum = [...totals.values()].reduce((total, time) => total + time, 0)
  return new Map([...totals].map(([part, time]) => [part, time / sum]))
}

function ownPart({ callFrame }: Profiler.ProfileNode): string | null {
  if (callFrame.url === 'node:inspector') return 'idle'
  const entry = partOfEntry[callFrame.functionName]
  if (entry !== undefined && callFrame.url === '') return entry
  // Compiled codecs have no file of their own.
  if (callFrame.url.startsWith('evalmachine')) return 'protocol'
  return partOfFile.find(([pattern]) => pattern.test(callFrame.url))?.[1] ?? null
}
