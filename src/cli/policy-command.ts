import type { Command } from 'commander'

/** What `--policy` and what goes with it mean, wherever a policy plays. */
export const policyMeaning =
  "what ranks the planner's proposals: a model file, or http://host:port of a server (default: the planner's order)"
export const deviceMeaning =
  'what a model file runs on: cpu, cuda or auto; without CUDA it is the CPU (default: cpu)'
export const timeoutMeaning =
  'longest wait for an answer of a server; a decision waits for two (default: 1000)'

/** The words of `stevolve policy`, to which its commands belong. */
export function describePolicy(program: Command): Command {
  return program.command('policy').description('Trained policies.')
}

/** The words of `stevolve policy import`. */
export function describePolicyImport(policy: Command, verboseMeaning: string): Command {
  return policy
    .command('import')
    .description(
      'Take in weights that scripts/train_policy.py made, as the model that "stevolve train" writes.',
    )
    .argument('<weights>', 'the weights file')
    .option('--database <file>', 'the record that was exported (default: that of the newest run under runs/)')
    .option('--run-dir <folder>', 'the record that was exported: the folder of a run')
    .option('--json', 'one JSON object when it is done')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
Examples:
  stevolve export --format safetensors --out numbers --run-dir runs/lessons
  python3 scripts/train_policy.py train --dataset numbers/rows.safetensors \\
    --architecture numbers/architecture.json --out weights.safetensors
  stevolve policy import weights.safetensors --run-dir runs/lessons

The weights must have been trained on the dataset that the record gives now.`,
    )
}

/** The words of `stevolve policy serve`. */
export function describePolicyServe(policy: Command, verboseMeaning: string): Command {
  return policy
    .command('serve')
    .description('Serve a policy to agents, here or elsewhere, by the Open Inference Protocol v2 over HTTP.')
    .argument('<model>', 'a model file that "stevolve train" has written')
    .option(
      '--host <address>',
      "address to listen on; others than this machine's own ask for no password (default: 127.0.0.1)",
    )
    .option('--port <n>', 'port to listen on; 0 lets the system choose (default: 8000)')
    .option(
      '--policy-device <device>',
      'what it runs on: cpu, cuda or auto; without CUDA it is the CPU (default: cpu)',
    )
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
