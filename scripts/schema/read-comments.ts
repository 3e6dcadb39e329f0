/**
 * Reads the comments that stand before a CREATE statement or before a column, also before one that is added. A comment is one or more lines that begin
 * with `--`.
 */
export function readComments(sql: string): ReadonlyMap<string, string> {
  const meanings = new Map<string, string>()
  let comment: string[] = []
  let table: string | null = null
  for (const line of sql.split('\n').map((text) => text.trim())) {
    const said = /^-- (.*)$/.exec(line)?.[1]
    if (said !== undefined) {
      comment.push(said)
      continue
    }
    const created = /^CREATE (?:VIRTUAL )?(TABLE|VIEW) (\w+)/.exec(line)
    const added = /^ALTER TABLE (\w+) ADD COLUMN (\w+)/.exec(line)
    const column = /^(\w+) /.exec(line)?.[1]
    if (created !== null) table = created[1] === 'TABLE' ? created[2]! : null
    const key =
      added !== null
        ? `${added[1]!}.${added[2]!}`
        : created !== null
          ? created[2]!
          : table !== null && column !== undefined
            ? `${table}.${column}`
            : null
    if (key !== null && comment.length > 0) meanings.set(key, comment.join(' '))
    comment = []
    if (line.endsWith(';')) table = null
  }
  return meanings
}
