import { chatText } from '../../chat-text.ts'
import type { Body, RecordTrace } from '../../body/body.ts'
import type { Recorder, RecorderParts } from './recorder.ts'

/** The third kind of combat event before 1.17: someone died. */
const combatDeath = 2

interface CombatPacket {
  readonly event?: number
  readonly playerId?: number
  readonly entityId?: number
  readonly message?: unknown
}

/** Records what the server tells the body of its own death, beside what is said in the chat. */
export class DeathRecorder implements Recorder {
  private readonly body: Body
  private readonly trace: RecordTrace

  constructor({ body, trace }: RecorderParts) {
    this.body = body
    this.trace = trace
    body.bot._client.on('combat_event', this.combatTold)
    body.bot._client.on('death_combat_event', this.deathTold)
  }

  dispose(): void {
    this.body.bot._client.off('combat_event', this.combatTold)
    this.body.bot._client.off('death_combat_event', this.deathTold)
  }

  private readonly combatTold = (packet: CombatPacket): void => {
    if (packet.event === combatDeath) this.deathTold(packet)
  }

  private readonly deathTold = ({ message, entityId, playerId }: CombatPacket): void => {
    const { bot } = this.body
    if (playerId !== undefined && playerId !== bot.entity.id) return
    const entities = bot.entities as Readonly<
      Record<number, { username?: string; name?: string } | undefined>
    >
    const killer = entityId === undefined || entityId < 0 ? undefined : entities[entityId]
    this.trace('death-message', {
      text: chatText(message, bot.registry.language),
      key: translationKey(message),
      killer: killer?.username ?? killer?.name ?? null,
    })
  }
}

/** The key by which a chat component is translated, as servers send it: JSON text, JSON value or NBT; null if it is plain text. */
export function translationKey(component: unknown): string | null {
  let value = component
  if (typeof value === 'string') {
    try {
      value = JSON.parse(value) as unknown
    } catch {
      return null
    }
  }
  for (let depth = 0; depth < 4; depth++) {
    if (typeof value === 'string') return /^[a-z]\w*(\.[\w-]+)+$/i.test(value) ? value.slice(0, 100) : null
    if (typeof value !== 'object' || value === null) return null
    const fields = value as Readonly<Record<string, unknown>>
    value = depth > 0 || 'translate' in fields ? (fields['translate'] ?? fields['value']) : fields['value']
  }
  return null
}
