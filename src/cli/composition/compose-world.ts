import { createEmbeddedWorld } from '../../env/embedded/host/create-embedded-world.ts'
import { loadWorldFile } from '../../env/embedded/world-file/load-world-file.ts'
import type { ServedWorld } from '../commands/serve-world.ts'
import type { ServeWorldSettings } from '../input/serve-settings.ts'
import { worldsFolder } from '../suite-file.ts'

/** Builds an embedded world that nobody has joined. Throws `UsageError` for a world file that is not there or malformed. */
export function composeWorld({ world, seed }: ServeWorldSettings): ServedWorld {
  const { name, minecraft, server } = createEmbeddedWorld(loadWorldFile(world, worldsFolder), seed)
  return {
    name,
    minecraft,
    start: (address) => server.start(address),
    tick: () => server.tick(),
    stop: () => server.stop(),
  }
}
