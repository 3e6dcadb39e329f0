import type { TraceEvent } from '../env/index.ts'

/** Pieces by item. */
type Pieces = Readonly<Record<string, number>>

/** What dropped from the blocks broken and the creatures killed in one attempt. */
export interface DropsBySource {
  /** By block and tool, as `iron_ore with stone_pickaxe`. */
  readonly ofBlocks: ReadonlyMap<string, Pieces>
  /** By creature. */
  readonly ofCreatures: ReadonlyMap<string, Pieces>
}

interface Cell {
  readonly x: number
  readonly y: number
  readonly z: number
}

interface Dig extends Cell {
  readonly key: string
  readonly startTick: number
  readonly tick: number
  /** Place in the trace of its beginning; of one that nobody saw begin, the first. */
  readonly startIndex: number
}

/**
 * A drop appears where its block broke, at most so far off, at most so many ticks before the dig is told to be over, and after it. Never
 * above: that is what stood on the block, as wheat stands on farmland.
 */
const nearBlocks = { across: 1, down: 2 } as const
const digTicks = { before: 3, after: 5 } as const
/** A creature's drops appear at the moment of its death. Source: vanilla. */
const killTicks = { before: 1, after: 2 } as const
/** So many drops in one tick are what a body or a chest had in it. */
const burstDrops = 5
/** And so is a stack of more than this: lapis lazuli comes by nine at most. Source: vanilla. */
const mostPiecesOfBlock = 12

/**
 * Tells what dropped from what: each drop that appears belongs to the nearest block broken there at that moment, else to the creature killed last
 * before it. What lay about belongs to none: it was in view before the dig began, or is told of again since part of it was picked up. What is
 * held and no tool digs as a bare hand does.
 */
export function dropsBySource(
  trace: readonly TraceEvent[],
  isTool: (item: string) => boolean = () => true,
): DropsBySource {
  const { digs, kills } = sourcesIn(trace, isTool)
  const ofBlocks = new Map<string, Record<string, number>>()
  const ofCreatures = new Map<string, Record<string, number>>()
  const perTick = Map.groupBy(
    trace.filter(({ kind }) => kind === 'drop-appear'),
    ({ tick }) => tick,
  )
  const known = new Set<unknown>()
  for (const [index, { kind, tick, data }] of trace.entries()) {
    if (kind !== 'drop-appear') continue
    const isKnown = known.has(data['id'])
    known.add(data['id'])
    if (isKnown || perTick.get(tick)!.length >= burstDrops) continue
    if (Number(data['count']) > mostPiecesOfBlock) continue
    const cell = cellOf(data)
    const begun = digs.filter(({ startIndex }) => startIndex < index)
    const dig = nearestDig(begun, cell, tick)
    const kill = kills.findLast(
      (one) => tick >= one.tick - killTicks.before && tick <= one.tick + killTicks.after,
    )
    if (dig !== null) add(ofBlocks, dig.key, data)
    else if (kill !== undefined) add(ofCreatures, kill.entity, data)
  }
  return { ofBlocks, ofCreatures }
}

type TraceData = TraceEvent['data']

function sourcesIn(trace: readonly TraceEvent[], isTool: (item: string) => boolean) {
  const digs: Dig[] = []
  const kills: { readonly entity: string; readonly tick: number }[] = []
  const begun = new Map<string, { readonly tool: string; readonly tick: number; readonly index: number }>()
  for (const [index, { kind, tick, data }] of trace.entries()) {
    if (kind === 'entity-kill') kills.push({ entity: String(data['entity']), tick })
    if (kind !== 'dig-start' && kind !== 'dig-end') continue
    const cell = cellOf(data)
    const place = `${cell.x} ${cell.y} ${cell.z}`
    if (kind === 'dig-start') {
      const held = data['tool']
      begun.set(place, { tool: typeof held === 'string' && isTool(held) ? held : 'hand', tick, index })
    } else if (data['broken'] === true) {
      const {
        tool,
        tick: startTick,
        index: startIndex,
      } = begun.get(place) ?? { tool: 'hand', tick, index: -1 }
      digs.push({ ...cell, key: `${String(data['block'])} with ${tool}`, startTick, tick, startIndex })
    }
  }
  return { digs, kills }
}

function cellOf(data: TraceData): Cell {
  return { x: Number(data['x']), y: Number(data['y']), z: Number(data['z']) }
}

function nearestDig(digs: readonly Dig[], cell: Cell, tick: number): Dig | null {
  let nearest: Dig | null = null
  let least = Infinity
  for (const dig of digs) {
    // What breaks at a touch has dropped long before the server's answer; then only the very place tells.
    const isThere = cell.x === dig.x && cell.y === dig.y && cell.z === dig.z
    const fromTick = isThere ? dig.startTick : dig.tick - digTicks.before
    if (tick < Math.min(fromTick, dig.tick - digTicks.before) || tick > dig.tick + digTicks.after) continue
    const [x, y, z] = [Math.abs(cell.x - dig.x), cell.y - dig.y, Math.abs(cell.z - dig.z)]
    if (x > nearBlocks.across || z > nearBlocks.across || y > 0 || -y > nearBlocks.down) continue
    const distance = x + z + Math.abs(y) + Math.abs(tick - dig.tick) / 100
    if (distance < least) {
      nearest = dig
      least = distance
    }
  }
  return nearest
}

function add(drops: Map<string, Record<string, number>>, key: string, data: TraceData): void {
  const pieces = drops.get(key) ?? {}
  const item = String(data['item'])
  pieces[item] = (pieces[item] ?? 0) + Number(data['count'])
  drops.set(key, pieces)
}
