import { describeEnvironmentContract } from '../contracts/environment-contract.ts'
import { ScriptedEnvironment } from './scripted-environment.ts'

describeEnvironmentContract('scripted', () => new ScriptedEnvironment())
