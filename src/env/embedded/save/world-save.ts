import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { playerRecordSchema } from '../server/player-records.ts'
import { stackRecordSchema } from '../server/stack-record.ts'
import { type Column, createColumn, sectionVolume, sectionsPerColumn, worldHeight } from '../world/column.ts'

/** Grows with every change of the format that older programs cannot read. */
export const saveFormat = 1

const chunk = z.int().min(-1_875_000).max(1_875_000)
const coordinate = z.number().min(-30_000_000).max(30_000_000)

const columnSchema = z.strictObject({
  x: chunk,
  z: chunk,
  /** Which sections are not all air, as bits from the bottom. */
  filled: z.int().min(0).max(0xffff),
  /** Biome ids, then the state ids of the filled sections, little-endian; deflated, in base64. */
  cells: z.string(),
  blockEntities: z.array(
    z.tuple([
      z
        .int()
        .min(0)
        .max(worldHeight * 256 - 1),
      z.record(z.string(), z.unknown()),
    ]),
  ),
})
type SavedColumn = z.infer<typeof columnSchema>

const itemSchema = z.strictObject({
  x: coordinate,
  y: coordinate,
  z: coordinate,
  stack: stackRecordSchema,
})

/** A whole world at the end of one tick: plain data. Columns that are as generated are left out. */
export const worldSaveSchema = z.strictObject({
  format: z.literal(saveFormat),
  world: z.string().max(200),
  seed: z.int(),
  minecraft: z.string().max(20),
  timeOfDay: z.int().min(0).max(23_999),
  columns: z.array(columnSchema).max(1_000_000),
  players: z.array(playerRecordSchema).max(100_000),
  /** Items that lie about. */
  items: z.array(itemSchema).max(100_000),
})
export type WorldSave = z.infer<typeof worldSaveSchema>

/** Writes a column down. */
export function savedColumn(column: Column): SavedColumn {
  let filled = 0
  const parts: Buffer[] = [Buffer.from(column.biomes)]
  column.sections.forEach((section, index) => {
    if (section === null) return
    filled |= 1 << index
    parts.push(littleEndian(section))
  })
  return {
    x: column.chunkX,
    z: column.chunkZ,
    filled,
    cells: deflateRawSync(Buffer.concat(parts)).toString('base64'),
    blockEntities: [...column.blockEntities],
  }
}

/** The column of such a record. Throws when its cells are cut short. */
export function columnOfSave({ x, z: chunkZ, filled, cells, blockEntities }: SavedColumn): Column {
  const column = createColumn(x, chunkZ, 0)
  const sectionCount = filled.toString(2).replaceAll('0', '').length
  const longest = column.biomes.length + sectionCount * sectionVolume * 2
  const bytes = inflateRawSync(Buffer.from(cells, 'base64'), { maxOutputLength: longest })
  if (bytes.length !== longest) throw new Error(`column ${x} ${chunkZ} is cut short`)
  column.biomes.set(bytes.subarray(0, column.biomes.length))
  let from = column.biomes.length
  for (let index = 0; index < sectionsPerColumn; index++) {
    if ((filled & (1 << index)) === 0) continue
    const section = new Uint16Array(sectionVolume)
    for (let place = 0; place < sectionVolume; place++) section[place] = bytes.readUInt16LE(from + place * 2)
    column.sections[index] = section
    from += sectionVolume * 2
  }
  for (const [key, data] of blockEntities) column.blockEntities.set(key, data)
  return column
}

function littleEndian(section: Uint16Array): Buffer {
  const bytes = Buffer.alloc(section.length * 2)
  section.forEach((state, index) => bytes.writeUInt16LE(state, index * 2))
  return bytes
}
