import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { cardOf, nameAndVersion } from '../../agent/policy/inference/served-model.ts'
import { tritonConfigurationText } from '../../agent/policy/inference/triton-text.ts'
import { UsageError } from '../../env/index.ts'
import type { ExportedPolicy } from '../commands/export-policy.ts'
import type { ExportPolicySettings } from '../input/export-policy-settings.ts'
import type { ProgramContext } from '../program-context.ts'
import { hashOf, loadScorer, readPolicyFile } from './played-policy.ts'

/** Triton serves the highest number that it finds. */
const versionFolder = '1'

/**
 * Writes a model into a model repository of Triton, as a whole or not at all; other models there stay as they are. Throws `UsageError` where the file is no
 * policy that can be run, where a model of that name is there, or where the folder cannot be written.
 */
export async function exportPolicy(
  { model: file, outFolder, mostDecisions, batchWaitMs }: ExportPolicySettings,
  { workingDirectory }: Pick<ProgramContext, 'workingDirectory'>,
): Promise<ExportedPolicy> {
  const bytes = readPolicyFile(file, workingDirectory)
  const scorer = await loadScorer(bytes, file)
  const card = cardOf(scorer.card, hashOf(bytes))
  const [model] = nameAndVersion(card)
  const repository = resolve(workingDirectory, outFolder)
  const target = join(repository, model)
  if (existsSync(target)) {
    throw new UsageError(
      `There is a model "${model}" in ${repository} already.`,
      'Give another folder with --out, or move it away.',
    )
  }
  const half = join(repository, `.${model}.half`)
  try {
    rmSync(half, { recursive: true, force: true })
    mkdirSync(join(half, versionFolder), { recursive: true })
    writeFileSync(join(half, versionFolder, 'model.onnx'), bytes)
    writeFileSync(
      join(half, 'config.pbtxt'),
      tritonConfigurationText(card, { mostDecisions, waitMs: batchWaitMs }),
    )
    renameSync(half, target)
  } catch (error) {
    throw new UsageError(
      `The policy cannot be written to ${repository}.`,
      'Give a folder that can be written with --out.',
      {
        cause: error,
      },
    )
  }
  const files = [`${model}/config.pbtxt`, `${model}/${versionFolder}/model.onnx`]
  return { name: card.name, model, hash: card.hash, repository, files }
}
