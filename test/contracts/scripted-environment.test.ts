import { ScriptedEnvironment } from '../support/scripted-environment.ts'
import { describeEnvironmentContract } from './environment-contract.ts'

describeEnvironmentContract('scripted', () => new ScriptedEnvironment())
