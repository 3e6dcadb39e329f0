import { createEmbeddedWorld } from '../../env/embedded/host/create-embedded-world.ts'
import { SaveFolder } from '../../env/embedded/save/save-folder.ts'
import { SnapshotTaker } from '../../env/embedded/save/take-snapshot.ts'
import type { EmbeddedServer } from '../../env/embedded/server/embedded-server.ts'
import { loadWorldFile } from '../../env/embedded/world-file/load-world-file.ts'
import { UsageError } from '../../env/index.ts'
import type { ServedWorld } from '../commands/serve-world.ts'
import type { ServeWorldSettings } from '../input/serve-settings.ts'
import { worldsFolder } from '../suite-file.ts'

/**
 * Builds an embedded world that nobody has joined. A fault while one player's packet is handled costs that player the
 * session and is told to `log`; the world goes on. Throws `UsageError` for a world file that is not there or malformed,
 * and for a folder that cannot keep this world.
 */
export function composeWorld(
  { world, seed, saveFolder, saveEveryTicks }: ServeWorldSettings,
  log: (line: string) => void,
): ServedWorld {
  const file = loadWorldFile(world, worldsFolder)
  const folder = saveFolder === null ? null : SaveFolder.open(saveFolder)
  try {
    const save = folder?.read() ?? null
    if (save !== null && (save.world !== file.name || save.seed !== seed)) {
      throw new UsageError(
        `${saveFolder} keeps the world "${save.world}" with seed ${save.seed}, not "${file.name}" with seed ${seed}.`,
        'Give the same --world and --seed as before, or another folder with --save.',
      )
    }
    const { name, minecraft, server } = createEmbeddedWorld(file, seed, save)
    server.onFault = (error) => {
      log(`A fault of stevolve ended one player's session: ${describe(error)}`)
    }
    const keep = folder === null ? null : keeper(server, folder, { world: name, seed, minecraft }, log)
    return {
      name,
      minecraft,
      start: (address) => server.start(address),
      tick() {
        server.tick()
        if (server.tickNumber % saveEveryTicks === 0) keep?.()
      },
      stop() {
        keep?.()
        server.stop()
        folder?.close()
      },
    }
  } catch (error) {
    folder?.close()
    throw error
  }
}

/** Writes the world; a disk that refuses is reported, and the last save stands until the next one succeeds. */
function keeper(
  server: EmbeddedServer,
  folder: SaveFolder,
  identity: { readonly world: string; readonly seed: number; readonly minecraft: string },
  log: (line: string) => void,
): () => void {
  const snapshots = new SnapshotTaker(server, identity)
  return () => {
    const snapshot = snapshots.take()
    try {
      folder.write(snapshot)
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      log(`The world was not saved. ${error.message}`)
    }
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
