/** What is read of a block of minecraft-data. */
export interface DataBlock {
  readonly name: string
  readonly minStateId: number
  readonly maxStateId: number
  readonly states?: readonly {
    readonly name: string
    readonly type: string
    readonly num_values: number
    readonly values?: readonly (string | number)[]
  }[]
}

/** A state's properties as text: `{ axis: 'y' }`. States are numbered with the last property changing fastest. */
export function stateValues(block: DataBlock, state: number): Readonly<Record<string, string>> {
  const declared = block.states ?? []
  if (declared.length === 0) return {}
  const values: Record<string, string> = {}
  let rest = state - block.minStateId
  for (const property of [...declared].reverse()) {
    const index = rest % property.num_values
    rest = Math.floor(rest / property.num_values)
    if (property.type === 'bool') values[property.name] = index === 0 ? 'true' : 'false'
    else values[property.name] = String(property.values?.[index] ?? index)
  }
  return values
}
