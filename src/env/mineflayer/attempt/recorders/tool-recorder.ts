import type { Item } from 'prismarine-item'
import { remainingDurability } from '../../body/carried.ts'
import type { Body, RecordTrace } from '../../body/body.ts'
import type { Recorder, RecorderParts } from './recorder.ts'

/** A tool that is gone from the hand with this many uses left, or fewer, wore out: the last word on it may be some digs old. */
const lastUses = 3
/** Entity statuses by which vanilla shows that what is held or worn broke: main hand, off hand, head, chest, legs, feet. */
const firstBreakStatus = 47
const lastBreakStatus = 52

interface StatusPacket {
  readonly entityId: number
  readonly entityStatus: number
}

/** Records that the tool in the hand wore out. */
export class ToolRecorder implements Recorder {
  private readonly body: Body
  private readonly trace: RecordTrace
  private held: Item | null = null
  private name: string | null = null
  private remaining: number | null = null
  private count = 0
  private brokenTick = -Infinity

  constructor({ body, trace }: RecorderParts) {
    this.body = body
    this.trace = trace
    body.bot._client.on('entity_status', this.statusTold)
    this.step()
  }

  dispose(): void {
    this.step()
    this.body.bot._client.off('entity_status', this.statusTold)
  }

  step(): void {
    const held = this.body.bot.heldItem ?? null
    if (held === this.held) return
    const { name, remaining, count } = this
    this.held = held
    this.name = held?.name ?? null
    this.remaining = held === null ? null : remainingDurability(held)
    this.count = held === null ? 0 : this.carried(held.name)
    if (name === null || remaining === null || remaining > lastUses) return
    if (held?.name === name && this.count >= count) return
    if (this.carried(name) < count) this.tell(name)
  }

  private carried(name: string): number {
    let count = 0
    for (const item of this.body.bot.inventory.items()) if (item.name === name) count += item.count
    return count
  }

  private tell(item: string): void {
    const tick = this.body.tick()
    if (tick - this.brokenTick < 10) return
    this.brokenTick = tick
    this.trace('tool-break', { item })
  }

  private readonly statusTold = ({ entityId, entityStatus }: StatusPacket): void => {
    if (entityId !== this.body.bot.entity.id) return
    if (entityStatus < firstBreakStatus || entityStatus > lastBreakStatus) return
    if (entityStatus === firstBreakStatus && this.name !== null) this.tell(this.name)
  }
}
