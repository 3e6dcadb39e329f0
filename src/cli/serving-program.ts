import type { Command } from 'commander'
import type { ExportedPolicy } from './commands/export-policy.ts'
import { tellExportedPolicy } from './commands/export-policy.ts'
import type { ServedPolicy } from './commands/serve-policy.ts'
import { servePolicy } from './commands/serve-policy.ts'
import type { ExitCode } from './exit-codes.ts'
import type { ExportPolicyOptions, ExportPolicySettings } from './input/export-policy-settings.ts'
import { policyFormats, resolveExportPolicySettings } from './input/export-policy-settings.ts'
import type { ServePolicyOptions, ServePolicySettings } from './input/serve-policy-settings.ts'
import { resolveServePolicySettings } from './input/serve-policy-settings.ts'
import { deviceMeaning } from './policy-command.ts'
import type { ProgramContext } from './program-context.ts'

/** What the commands that serve policies need from the composition root. */
export interface ServingParts {
  composePolicyServer(settings: ServePolicySettings): Promise<ServedPolicy>
  exportPolicy(settings: ExportPolicySettings): Promise<ExportedPolicy>
}

/** Adds the commands by which other processes get at policies; `end` takes their exit codes. */
export function addServingCommands(
  policy: Command,
  verboseMeaning: string,
  context: ProgramContext,
  parts: ServingParts,
  end: (exitCode: ExitCode) => void,
): void {
  describePolicyServe(policy, verboseMeaning).action(async (model: string, options: ServePolicyOptions) => {
    const settings = resolveServePolicySettings(model, options)
    end(await servePolicy(context, await parts.composePolicyServer(settings), settings))
  })

  describePolicyExport(policy, verboseMeaning).action(async (model: string, options: ExportPolicyOptions) => {
    const settings = resolveExportPolicySettings(model, options)
    end(tellExportedPolicy(context, settings, await parts.exportPolicy(settings)))
  })
}

function describePolicyServe(policy: Command, verboseMeaning: string): Command {
  return policy
    .command('serve')
    .description('Serve a policy to agents, here or elsewhere, by the Open Inference Protocol v2 over HTTP.')
    .argument('<model>', 'a model file that "stevolve train" has written')
    .option(
      '--host <address>',
      "address to listen on; others than this machine's own ask for no password (default: 127.0.0.1)",
    )
    .option('--port <n>', 'port to listen on; 0 lets the system choose (default: 8000)')
    .option('--policy-device <device>', deviceMeaning)
    .option('--max-batch <n>', 'decisions that run together at most (default: 64)')
    .option('--batch-wait-ms <n>', 'longest time that a request waits for others (default: 2)')
    .option('--max-request-mib <n>', 'largest body of a request (default: 16)')
    .option('--request-timeout-s <n>', 'within which a request must have arrived (default: 10)')
    .option('--max-connections <n>', 'connections at a time (default: 512)')
    .option('--json', 'one JSON object when it listens, and one at the end')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
Examples:
  stevolve policy serve runs/lessons/policies/scorer-1.onnx
  stevolve policy serve scorer-1.onnx --port 9000 --policy-device auto
  stevolve run iron_pickaxe --policy http://127.0.0.1:9000
  curl http://127.0.0.1:9000/v2/models/scorer
  curl http://127.0.0.1:9000/metrics              figures for Prometheus

Ctrl-C answers what has arrived and stops; a second one quits at once. docs/serving.md says more.`,
    )
}

function describePolicyExport(policy: Command, verboseMeaning: string): Command {
  return policy
    .command('export')
    .description('Write a policy for another server: a model repository that Triton takes as it is.')
    .argument('<model>', 'a model file that "stevolve train" has written')
    .option('--format <name>', `${policyFormats.join(', ')} (default: triton)`)
    .option('--out <folder>', 'the model repository; other models in it stay as they are')
    .option('--max-batch <n>', 'decisions that run together at most (default: 64)')
    .option('--batch-wait-ms <n>', 'longest time that a request waits for others (default: 2)')
    .option('--json', 'one JSON object when it is done')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
Examples:
  stevolve policy export runs/lessons/policies/scorer-1.onnx --format triton --out models
  tritonserver --model-repository=models
  stevolve run iron_pickaxe --policy http://127.0.0.1:8000/v2/models/scorer

Triton runs those requests together that have the same number of candidates. docs/serving.md says more.`,
    )
}
