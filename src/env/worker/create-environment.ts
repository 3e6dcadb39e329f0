import { createEmbeddedWorld } from '../embedded/host/create-embedded-world.ts'
import { EmbeddedHost } from '../embedded/host/embedded-host.ts'
import { assistsOfWorld } from '../embedded/world-file/assists-of-world.ts'
import type { Environment } from '../environment.ts'
import { MineflayerEnvironment } from '../mineflayer/mineflayer-environment.ts'
import { RemoteHost } from '../remote/remote-host.ts'
import type { WorkerSpecification } from './worker-specification.ts'

/** The environment of one episode in this thread, as specified. */
export function createEnvironment({ host, perception }: WorkerSpecification): Environment {
  switch (host.kind) {
    case 'embedded': {
      const { world } = host
      const embedded = new EmbeddedHost({
        ...host,
        createWorld: (seed) => createEmbeddedWorld(world, seed),
      })
      return new MineflayerEnvironment(embedded, { perception, assists: assistsOfWorld(world) })
    }
    case 'remote': {
      const notify = (text: string) => environment.events.next({ kind: 'notice', text })
      const environment = new MineflayerEnvironment(new RemoteHost(host, notify), { perception })
      return environment
    }
  }
}
