import mineflayer, { type Bot } from 'mineflayer'
import { once } from 'node:events'
import { Vec3 } from 'vec3'
import { wallDelay, wallNowMs } from '../../src/env/clock/real-time.ts'

const version = '1.16.5'
const deedMs = 15_000
const talkMs = 1_000
const longestNote = 160

/** What an honest player saw of the server while others flooded it. */
export interface Witness {
  /** Things it set out to do and did. */
  done: number
  /** Things that did not come about, by what was said. */
  readonly failed: Map<string, number>
  /** Longest time without a word from the server while connected. */
  longestSilenceMs: number
  /** Game ticks that passed, and the time they took, while connected. */
  ticks: number
  connectedMs: number
  /** Round trips of a click. */
  readonly clickMs: number[]
  sessions: number
}

/** A player that walks, carries things to a chest and back, and notes how well the server serves it. */
export class HonestPlayer {
  readonly witness: Witness = {
    done: 0,
    failed: new Map(),
    longestSilenceMs: 0,
    ticks: 0,
    connectedMs: 0,
    clickMs: [],
    sessions: 0,
  }
  readonly #port: number

  constructor(port: number) {
    this.#port = port
  }

  async play(signal: AbortSignal): Promise<void> {
    while (!isOver(signal)) {
      const bot = mineflayer.createBot({
        host: '127.0.0.1',
        port: this.#port,
        username: 'honest',
        version,
        auth: 'offline',
        hideErrors: true,
        logErrors: false,
      })
      const ended = new AbortController()
      const stop = () => bot.end('done')
      signal.addEventListener('abort', stop, { once: true })
      bot.on('error', () => undefined)
      bot.once('end', () => ended.abort())
      bot.once('kicked', (reason) => this.#note(`kicked: ${JSON.stringify(reason)}`))
      bot.on('death', () => this.#note('died'))
      try {
        await once(bot, 'spawn', { signal: AbortSignal.any([ended.signal, AbortSignal.timeout(deedMs)]) })
        this.witness.sessions++
        this.#listen(bot, ended.signal)
        while (!isOver(ended.signal)) await this.#live(bot, ended.signal)
      } catch {
        // The server is gone, or full: another try.
      }
      signal.removeEventListener('abort', stop)
      bot.end('again')
      if (!signal.aborted) await wallDelay(300)
    }
  }

  #note(what: string): void {
    const text = what.slice(0, longestNote)
    this.witness.failed.set(text, (this.witness.failed.get(text) ?? 0) + 1)
  }

  #listen(bot: Bot, ended: AbortSignal): void {
    const { witness } = this
    let lastMs = wallNowMs()
    let lastAge: bigint | null = null
    bot._client.on('update_time', ({ age }: { age: unknown }) => {
      if (ended.aborted) return
      const nowMs = wallNowMs()
      const ticks = BigInt.asIntN(64, BigInt(String(age)))
      if (lastAge !== null) {
        witness.longestSilenceMs = Math.max(witness.longestSilenceMs, nowMs - lastMs)
        witness.connectedMs += nowMs - lastMs
        witness.ticks += Number(ticks - lastAge)
      }
      lastAge = ticks
      lastMs = nowMs
    })
  }

  async #live(bot: Bot, ended: AbortSignal): Promise<void> {
    const deeds: readonly (readonly [string, () => Promise<void>])[] = [
      ['walk', () => walk(bot)],
      ['carry to the chest and back', () => this.#carry(bot)],
      ['talk', () => talk(bot)],
    ]
    for (const [name, deed] of deeds) {
      if (ended.aborted) return
      try {
        await within(deed(), ended)
        this.witness.done++
      } catch (error) {
        if (isOver(ended)) return
        this.#note(`${name}: ${error instanceof Error ? error.message : String(error)}`)
        await wallDelay(200)
      }
    }
  }

  async #click(bot: Bot, slot: number, mode: number): Promise<void> {
    const startMs = wallNowMs()
    await bot.clickWindow(slot, 0, mode)
    this.witness.clickMs.push(wallNowMs() - startMs)
  }

  async #carry(bot: Bot): Promise<void> {
    const isContainer = ({ name }: { readonly name: string }) => name === 'barrel' || name === 'chest'
    const block = bot.findBlock({ matching: isContainer, maxDistance: 6 })
    if (block === null) {
      // Others have dug them all away: it sorts its own things.
      await this.#click(bot, 9, 0)
      await this.#click(bot, 9, 0)
      return
    }
    const window = await bot.openContainer(block, new Vec3(0, 1, 0))
    try {
      for (const slot of [window.inventoryStart, 0]) {
        await this.#click(bot, slot, 1)
      }
    } finally {
      void window.close()
    }
  }
}

/** Not so often that it counts as a flood. */
function talk(bot: Bot): Promise<void> {
  bot.chat('good day')
  return wallDelay(talkMs)
}

/** A few steps to and fro, so that the stations stay near. */
async function walk(bot: Bot): Promise<void> {
  await bot.look(bot.entity.yaw + Math.PI, 0, true)
  bot.setControlState('forward', true)
  await wallDelay(300)
  bot.clearControlStates()
}

/** Rejects when a deed takes too long or the connection ends. */
function within(work: Promise<void>, ended: AbortSignal): Promise<void> {
  const limit = AbortSignal.any([ended, AbortSignal.timeout(deedMs)])
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      limit.addEventListener('abort', () => reject(new Error('it took too long')), { once: true })
    }),
  ])
}

function isOver(signal: AbortSignal): boolean {
  return signal.aborted
}
