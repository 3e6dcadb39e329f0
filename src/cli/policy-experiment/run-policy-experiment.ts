import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ProgramContext } from '../program-context.ts'
import type { PolicyExperimentParts } from './play-policy-experiment.ts'
import { playPolicyExperiment } from './play-policy-experiment.ts'
import { policyDocument } from './policy-document.ts'
import type { PolicyExperimentSize } from './policy-experiment-plan.ts'
import { planPolicyExperiment } from './policy-experiment-plan.ts'
import { policyFindings } from './policy-findings.ts'

/** What an experiment with policies is told. */
export interface PolicyExperimentSettings {
  readonly size: PolicyExperimentSize
  /** Folder of its records; what is in it is not played again. */
  readonly runDirectory: string
  readonly workers: number
  /** Folder that policy.md is written to. */
  readonly resultsFolder: string
  /** The command, for the document. */
  readonly command: string
}

/** Plays and trains an experiment, or what is left of it, and writes what came of it. Nothing is written where it was stopped. */
export async function runPolicyExperiment(
  { size, runDirectory, workers, resultsFolder, command }: PolicyExperimentSettings,
  context: ProgramContext,
  parts: PolicyExperimentParts,
): Promise<ExitCode> {
  const { output, interruption, workingDirectory } = context
  const plan = planPolicyExperiment(size, runDirectory, workers)
  output.log(`The ${size.name} size, kept in ${runDirectory}.`)
  const played = await playPolicyExperiment(plan, context, parts)
  if (played === null) {
    output.log('Stopped. The same command goes on from here.')
    return interruption.exitCode() ?? exitCodes.interrupted
  }
  const findings = policyFindings(played)
  const folder = resolve(workingDirectory, resultsFolder)
  const document = join(folder, 'policy.md')
  mkdirSync(folder, { recursive: true })
  writeFileSync(document, policyDocument(played, findings, size, command))
  for (const { text, holds, figures } of findings.claims) {
    output.out(
      `${output.style(holds ? 'green' : 'yellow', holds ? 'yes' : 'no ', 'out')}  ${text}: ${figures}`,
    )
  }
  const short = relative(workingDirectory, document)
  output.out(`Written to ${short.startsWith('..') ? document : short}.`)
  return exitCodes.done
}
