import type { Random } from '../../src/env/random.ts'

/** A type as minecraft-data's protocol definitions write it: a name, or a name with its options. */
export type ProtocolType = string | readonly [string, unknown]
/** Named types. */
export type ProtocolTypes = Readonly<Record<string, ProtocolType>>

interface Field {
  readonly name?: string
  readonly anon?: boolean
  readonly type: ProtocolType
}

const deepest = 8
const longestArray = 4

/** Makes random values of any type of a protocol, often of the kind that programs do not expect. */
export class ValueFuzzer {
  readonly #types: ProtocolTypes
  readonly #random: Random

  constructor(types: ProtocolTypes, random: Random) {
    this.#types = types
    this.#random = random
  }

  /** A value of a type; `parents` are the containers around it, the innermost last. */
  value(type: ProtocolType, parents: readonly Record<string, unknown>[] = []): unknown {
    const [name, options] = typeof type === 'string' ? [type, undefined] : type
    if (parents.length > deepest) return undefined
    const simple = this.#simple(name)
    if (simple !== undefined) return simple()
    switch (name) {
      case 'container':
        return this.#container(options as readonly Field[], parents)
      case 'option':
        return this.#random.below(2) === 0 ? undefined : this.value(options as ProtocolType, parents)
      case 'array':
        return this.#array((options as { type: ProtocolType }).type, parents)
      case 'switch':
        return this.#switch(options as SwitchOptions, parents)
      case 'mapper': {
        const { mappings } = options as { mappings: Record<string, unknown> }
        return this.#pick(Object.values(mappings))
      }
      case 'buffer':
        return this.bytes()
      case 'pstring':
        return this.text()
      case 'bitfield':
        return this.#bits(options as readonly BitOptions[])
    }
    const named = this.#types[name]
    return named === undefined || named === 'native' ? 0 : this.value(named, parents)
  }

  /** Bytes without meaning. */
  bytes(): Buffer {
    const length = this.#pick([0, 1, 16, 200, 4_000])
    return Buffer.from(Array.from({ length }, () => this.#random.below(256)))
  }

  /** A text: empty, odd, or too long. */
  text(): string {
    const random = this.#random
    return this.#pick([
      () => '',
      () => 'a'.repeat(random.below(40)),
      () => '\u0000\uFFFF\uD800§k%s${x}',
      () => '{"text":"x"}',
      () => '/'.repeat(random.below(300)),
      () => 'x'.repeat(this.#pick([256, 257, 32_767, 40_000])),
      () => '../../etc/passwd',
    ])()
  }

  /** A number of the kind that breaks arithmetic, or an ordinary one. */
  real(): number {
    return this.#pick([
      0,
      -0,
      0.5,
      -1,
      64,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      3e7,
      1e300,
      -1e300,
      this.#random.next() * 20 - 10,
    ])
  }

  #simple(name: string): (() => unknown) | undefined {
    const random = this.#random
    const integer = (bits: number, signed: boolean) => () => {
      const least = signed ? -(2 ** (bits - 1)) : 0
      const most = signed ? 2 ** (bits - 1) - 1 : 2 ** bits - 1
      return this.#pick([0, 1, Math.min(most, 40), least, most, least + random.below(most - least + 1)])
    }
    const table: Readonly<Record<string, () => unknown>> = {
      i8: integer(8, true),
      u8: integer(8, false),
      i16: integer(16, true),
      u16: integer(16, false),
      i32: integer(32, true),
      varint: integer(32, true),
      optvarint: integer(32, true),
      i64: () => [integer(32, true)(), integer(32, true)()],
      varlong: () => [integer(32, true)(), integer(32, true)()],
      f32: () => this.real(),
      f64: () => this.real(),
      bool: () => random.below(2) === 0,
      UUID: () => '00000000-0000-0000-0000-000000000000',
      string: () => this.text(),
      void: () => undefined,
      restBuffer: () => this.bytes(),
      nbt: () => this.#nbt(),
      optionalNbt: () => (random.below(2) === 0 ? undefined : this.#nbt()),
    }
    return table[name]
  }

  #container(fields: readonly Field[], parents: readonly Record<string, unknown>[]): object {
    const made: Record<string, unknown> = {}
    for (const { name, anon, type } of fields) {
      const value = this.value(type, [...parents, made])
      if (anon === true) Object.assign(made, value)
      else if (name !== undefined) made[name] = value
    }
    return made
  }

  #array(type: ProtocolType, parents: readonly Record<string, unknown>[]): unknown[] {
    return Array.from({ length: this.#random.below(longestArray) }, () => this.value(type, parents))
  }

  #switch({ compareTo, fields, default: otherwise }: SwitchOptions, parents: readonly object[]): unknown {
    const steps = compareTo.split('/')
    let level = parents.length - 1
    while (steps[0] === '..') {
      steps.shift()
      level--
    }
    let compared: unknown = parents[level]
    for (const step of steps) compared = (compared as Record<string, unknown> | undefined)?.[step]
    const type = fields[String(compared)] ?? otherwise ?? 'void'
    return this.value(type, parents as readonly Record<string, unknown>[])
  }

  #bits(parts: readonly BitOptions[]): object {
    const entry = ({ name, size, signed }: BitOptions) => {
      const span = 2 ** size
      const value = this.#random.below(3) === 0 ? this.#random.below(span) : this.#random.below(8)
      return [name, signed && value >= span / 2 ? value - span : value]
    }
    return Object.fromEntries(parts.map(entry)) as object
  }

  #nbt(): object {
    let value: object = { type: 'string', value: this.text() }
    for (let depth = this.#pick([0, 1, 3, 100, 600]); depth > 0; depth--) {
      value = { type: 'compound', value: { a: value } }
    }
    return { type: 'compound', name: '', value: { Damage: { type: 'int', value: -1 }, a: value } }
  }

  #pick<Value>(values: readonly Value[]): Value {
    return values[this.#random.below(values.length)]!
  }
}

interface SwitchOptions {
  readonly compareTo: string
  readonly fields: Readonly<Record<string, ProtocolType>>
  readonly default?: ProtocolType
}

interface BitOptions {
  readonly name: string
  readonly size: number
  readonly signed: boolean
}
