import { MineflayerEnvironment } from '../../src/env/mineflayer/mineflayer-environment.ts'
import { describeEnvironmentContract } from '../contracts/environment-contract.ts'
import { embeddedHost, flatWorld } from './support/body-world.ts'

describeEnvironmentContract(
  'mineflayer on the embedded host',
  () => new MineflayerEnvironment(embeddedHost(flatWorld())),
)
