/** A value of network binary tags as prismarine-nbt writes it. */
interface NbtNode {
  readonly type: string
  readonly value: unknown
}

/** First protocol version (1.20.3) that writes chat components as tags instead of JSON. */
const firstTagVersion = 765

/** True if clients of this protocol version read chat components as tags. */
export function readsTextAsTags(protocolVersion: number): boolean {
  return protocolVersion >= firstTagVersion
}

/** A chat component (as JSON text or as an object) as tags. Text that is no JSON becomes plain text. */
export function textAsTags(component: unknown): NbtNode {
  if (typeof component !== 'string') return asTag(component)
  try {
    return asTag(JSON.parse(component))
  } catch {
    return asTag({ text: component })
  }
}

function asTag(value: unknown): NbtNode {
  if (typeof value === 'boolean') return { type: 'byte', value: value ? 1 : 0 }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? { type: 'int', value } : { type: 'double', value }
  }
  if (Array.isArray(value)) {
    // A list of tags holds one kind: a text among components becomes a component.
    const items = value.map((item) => asTag(typeof item === 'object' ? item : { text: String(item) }))
    return { type: 'list', value: { type: 'compound', value: items.map((item) => item.value) } }
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined && entry !== null)
    return { type: 'compound', value: Object.fromEntries(entries.map(([key, entry]) => [key, asTag(entry)])) }
  }
  return { type: 'string', value: String(value) }
}
