import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { UsageError } from '../../env/index.ts'
import { readSuite } from '../suite-file.ts'
import type { ExitCode } from '../exit-codes.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ProgramContext } from '../program-context.ts'
import { findingsOf } from './experiment-findings.ts'
import type { ExperimentSize } from './experiment-size.ts'
import { experimentStages } from './experiment-stages.ts'
import { learningCurveSvg } from './learning-curve-svg.ts'
import type { ExperimentParts } from './play-experiment.ts'
import { playExperiment, playedSoFar } from './play-experiment.ts'
import { curveOf, resultsDocument } from './results-document.ts'

/** What an experiment is told. */
export interface ExperimentSettings {
  readonly size: ExperimentSize
  /** Folder of its records; what is in it is not played again. */
  readonly runDirectory: string
  readonly workers: number
  /** Folder that results.md and learning-curve.svg are written to. */
  readonly resultsFolder: string
  /** True: play nothing, and write what the finished stages came to. */
  readonly soFar: boolean
  /** The command, for the document. */
  readonly command: string
}

/**
 * Plays an experiment, or what is left of it, and writes what came of it. Nothing is written where it was stopped. Throws `UsageError` where
 * nothing is finished that could be written, and what playing throws.
 */
export async function runExperiment(
  settings: ExperimentSettings,
  context: ProgramContext,
  parts: ExperimentParts,
): Promise<ExitCode> {
  const { size, runDirectory, workers, resultsFolder, soFar, command } = settings
  const { output, interruption, workingDirectory } = context
  const stages = experimentStages(size, runDirectory, workers)
  output.log(`${stages.length} stages, kept in ${runDirectory}.`)
  const played = soFar ? await playedSoFar(stages, parts) : await playExperiment(stages, context, parts)
  if (played === null) {
    output.log('Stopped. The same command goes on from here.')
    return interruption.exitCode() ?? exitCodes.interrupted
  }
  if (played.evaluations.length === 0) {
    throw new UsageError(
      `No agent of the experiment in ${runDirectory} has been scored yet.`,
      'Leave --so-far out to play on.',
    )
  }
  const suite = readSuite(null)
  const findings = findingsOf(
    played,
    suite.tasks.map(({ id }) => id),
  )
  const folder = resolve(workingDirectory, resultsFolder)
  const document = join(folder, 'results.md')
  const curve = join(folder, 'learning-curve.svg')
  const curveFile = relative(dirname(document), curve)
  const finished = played.evaluations.length + played.evolutions.length
  const stagesLeft = stages.length - finished
  const origin = { size, suite: suite.name, command, versions: played.versions, curveFile, stagesLeft }
  mkdirSync(folder, { recursive: true })
  writeFileSync(document, resultsDocument(findings, origin))
  writeFileSync(curve, learningCurveSvg(curveOf(findings)))
  for (const { text, holds, figures } of findings.claims) {
    output.out(
      `${output.style(holds ? 'green' : 'yellow', holds ? 'yes' : 'no ', 'out')}  ${text}: ${figures}`,
    )
  }
  if (stagesLeft > 0) output.out(`${stagesLeft} of ${stages.length} stages are not finished.`)
  const [shortDocument, shortCurve] = [document, curve].map((path) => {
    const short = relative(workingDirectory, path)
    return short.startsWith('..') ? path : short
  })
  output.out(`Written to ${shortDocument!} and ${shortCurve!}.`)
  return exitCodes.done
}
