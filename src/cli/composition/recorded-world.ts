import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { loadWorldFile, parseWorldFile } from '../../env/embedded/world-file/load-world-file.ts'
import { UsageError, perceptions } from '../../env/index.ts'
import type { WorkerSpecification } from '../../env/worker/worker-specification.ts'
import type { EpisodeCourse } from '../../memory/sqlite/read-course.ts'
import { worldsFolder } from '../suite-file.ts'

const configurationSchema = z.looseObject({
  perception: z.enum(perceptions),
  host: z.looseObject({
    kind: z.literal('embedded'),
    world: z.looseObject({ name: z.string() }),
    username: z
      .string()
      .regex(/^\w{1,16}$/)
      .optional(),
    viewDistanceChunks: z.int().min(2).max(32).optional(),
  }),
  /** What the user wrote after --world. */
  world: z.string().max(4096).optional(),
})

/** A world made again from a record. */
export interface RecordedWorld {
  readonly specification: WorkerSpecification
  /** What a reader should know of it, each one sentence. */
  readonly notes: readonly string[]
}

/**
 * The embedded world of a recorded episode. The record holds the whole world file, so that a file which has changed or
 * gone since does no harm; that it has is told. Throws `UsageError` where the record does not say enough.
 */
export function recordedWorld({ id, configuration }: EpisodeCourse): RecordedWorld {
  const parsed = configurationSchema.safeParse(configuration)
  if (!parsed.success) {
    throw new UsageError(
      `Episode ${id} cannot be played again: its record does not say how its world was made (${where(parsed.error)}).`,
      `Look at what is recorded with "stevolve replay ${id} --view".`,
    )
  }
  const { perception, host, world: typed } = parsed.data
  const world = parseWorldFile(JSON.stringify(host.world), `in the record of episode ${id}`)
  return {
    specification: {
      perception,
      host: {
        kind: 'embedded',
        world,
        // Pace changes nothing that happens.
        speed: 'max',
        ...(host.username === undefined ? {} : { username: host.username }),
        ...(host.viewDistanceChunks === undefined ? {} : { viewDistanceChunks: host.viewDistanceChunks }),
      },
    },
    notes: changesOfFile(typed ?? world.name, world),
  }
}

function where({ issues: [issue] }: z.ZodError): string {
  return issue === undefined ? 'it is malformed' : `configuration.${issue.path.map(String).join('.')}`
}

function changesOfFile(nameOrPath: string, recorded: unknown): readonly string[] {
  try {
    if (isDeepStrictEqual(loadWorldFile(nameOrPath, worldsFolder), recorded)) return []
    return [`The world file ${nameOrPath} has changed since; the world is made as it was recorded.`]
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return [`The world file ${nameOrPath} cannot be read any more; the world is made as it was recorded.`]
  }
}
