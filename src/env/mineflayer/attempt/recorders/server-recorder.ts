import type { Body, RecordTrace } from '../../body/body.ts'
import type { Recorder, RecorderParts } from './recorder.ts'

/** A server in step tells the time every 20 ticks; this much more is a pause. */
const pauseTicks = 35
/** An answer is late after this many ticks. */
const lateTicks = 8
/** Late answers told in one attempt. */
const mostAnswers = 50

interface Point {
  readonly x: number
  readonly y: number
  readonly z: number
}
interface Asked {
  readonly tick: number
  readonly location: Point | null
  readonly number: number | null
}
type Request = 'dig' | 'use' | 'click'
type Packet = Readonly<Record<string, unknown>>
interface Client {
  write: (name: string, packet: Record<string, unknown>) => void
  on(event: string, listener: (packet: never) => void): void
  off(event: string, listener: (packet: never) => void): void
}

/** Records when the server's clock stands or runs slow, and when it answers late. */
export class ServerRecorder implements Recorder {
  private readonly body: Body
  private readonly trace: RecordTrace
  private readonly client: Client
  private readonly originalWrite: Client['write']
  private readonly asked = new Map<Request, Asked>()
  private answers = 0
  private toldTick: number
  private toldAge: number | null = null

  constructor({ body, trace }: RecorderParts) {
    this.body = body
    this.trace = trace
    this.client = body.bot._client as unknown as Client
    const { lastTime } = body
    this.toldTick = lastTime === null ? body.tick() : body.tick() - (body.clock.tick() - lastTime.tick)
    this.toldAge = lastTime?.age ?? null
    this.originalWrite = this.client.write
    this.client.write = (name, packet) => {
      this.originalWrite.call(this.client, name, packet)
      this.sent(name, packet)
    }
    body.bot.on('time', this.timeTold)
    for (const [event, listener] of this.listeners) this.client.on(event, listener)
  }

  dispose(): void {
    this.client.write = this.originalWrite
    this.body.bot.off('time', this.timeTold)
    for (const [event, listener] of this.listeners) this.client.off(event, listener)
    const ticks = this.body.tick() - this.toldTick
    if (ticks > pauseTicks) this.trace('server-pause', { ticks, serverTicks: null })
  }

  private readonly timeTold = (): void => {
    const now = this.body.tick()
    const { age } = this.body.bot.time
    const ticks = now - this.toldTick
    const serverTicks = this.toldAge === null ? null : age - this.toldAge
    const runsSlow = serverTicks !== null && ticks > 10 && serverTicks * 1.6 < ticks
    if (ticks > pauseTicks || runsSlow) this.trace('server-pause', { ticks, serverTicks })
    this.toldTick = now
    this.toldAge = age
  }

  private sent(name: string, packet: Packet): void {
    const request = requests[name]
    if (request === undefined || this.asked.has(request)) return
    if (name === 'block_dig' && (packet['status'] as number) > 2) return
    const number = packet['sequence'] ?? packet['action']
    this.asked.set(request, {
      tick: this.body.tick(),
      location: (packet['location'] as Point | undefined) ?? null,
      number: typeof number === 'number' ? number : null,
    })
  }

  private answered(request: Request, fits: (asked: Asked) => boolean): void {
    const asked = this.asked.get(request)
    if (asked === undefined || !fits(asked)) return
    this.asked.delete(request)
    const ticks = this.body.tick() - asked.tick
    if (ticks >= lateTicks && this.answers++ < mostAnswers) this.trace('server-answer', { request, ticks })
  }

  private readonly listeners: readonly (readonly [string, (packet: never) => void])[] = [
    [
      'acknowledge_player_digging',
      ({ location, sequenceId }: { location?: Point; sequenceId?: number }) => {
        const fits = ({ location: at, number }: Asked) =>
          sequenceId !== undefined
            ? number === null || number <= sequenceId
            : location !== undefined && at !== null && isNear(location, at)
        this.answered('dig', fits)
        if (sequenceId !== undefined) this.answered('use', fits)
      },
    ],
    [
      'block_change',
      ({ location }: { location: Point }) => {
        this.answered('use', ({ location: at }) => at !== null && isNear(location, at))
        this.answered('dig', ({ location: at }) => at !== null && isNear(location, at))
      },
    ],
    ['open_window', () => this.answered('use', () => true)],
    [
      'transaction',
      ({ action }: { action: number }) => this.answered('click', ({ number }) => number === action),
    ],
  ]
}

const requests: Readonly<Record<string, Request | undefined>> = {
  block_dig: 'dig',
  block_place: 'use',
  window_click: 'click',
}

/** The block itself or one that touches it. */
function isNear(one: Point, other: Point): boolean {
  return Math.abs(one.x - other.x) + Math.abs(one.y - other.y) + Math.abs(one.z - other.z) <= 1
}
