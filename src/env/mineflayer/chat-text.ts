/** Bounds against a hostile server: nesting, parts of one message, characters of the result. */
const maximumDepth = 16
const maximumParts = 200
const maximumCharacters = 500

/** Sentences for translation keys with `%s` and `%1$s` places, such as minecraft-data's `language`. */
export type Language = Readonly<Record<string, string>>

/**
 * Plain text of a chat component as servers send it: a JSON string, a JSON value, or NBT (since 1.20.3). Formatting
 * codes are dropped, line ends and other control characters (they could steer a terminal) become spaces, and what
 * cannot be read is shown as it is. At most 500 characters.
 */
export function chatText(component: unknown, language: Language = {}): string {
  const budget = { parts: maximumParts }
  const text = read(fromJson(component), language, 0, budget)
  return text
    .replaceAll(/§./g, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, maximumCharacters)
}

function fromJson(component: unknown): unknown {
  if (typeof component !== 'string') return component
  try {
    return JSON.parse(component) as unknown
  } catch {
    return component
  }
}

function read(part: unknown, language: Language, depth: number, budget: { parts: number }): string {
  if (depth > maximumDepth || budget.parts-- <= 0) return ''
  const inner = (value: unknown) => read(value, language, depth + 1, budget)
  if (typeof part === 'string') return part
  if (typeof part === 'number' || typeof part === 'boolean') return String(part)
  if (Array.isArray(part)) return part.map(inner).join('')
  if (typeof part !== 'object' || part === null) return ''
  const fields = part as Record<string, unknown>
  if (isNbtTag(fields)) return inner(fields['value'])
  // An empty name is how NBT writes a plain string inside a list of components.
  const own = fields['text'] ?? fields['']
  const translated = tagValue(fields['translate'])
  const insertions = tagValue(fields['with'])
  const body =
    typeof translated === 'string'
      ? translate(translated, Array.isArray(insertions) ? insertions.map(inner) : [], language)
      : inner(own)
  return body + inner(fields['extra'])
}

/** NBT as prismarine-nbt decodes it: every value wrapped with its type, a list twice. */
function isNbtTag(fields: Record<string, unknown>): boolean {
  return typeof fields['type'] === 'string' && 'value' in fields
}

function tagValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const fields = value as Record<string, unknown>
  return isNbtTag(fields) ? tagValue(fields['value']) : value
}

function translate(key: string, insertions: readonly string[], language: Language): string {
  const pattern = Object.hasOwn(language, key) ? language[key]! : null
  if (pattern === null) return [key, ...insertions].join(' ')
  let next = 0
  return pattern.replaceAll(/%(?:(\d+)\$)?([sd%])/g, (_place, index: string | undefined, kind) =>
    kind === '%' ? '%' : (insertions[index === undefined ? next++ : Number(index) - 1] ?? ''),
  )
}
