import type { Command } from 'commander'

/** What `--policy` and what goes with it mean, wherever a policy plays. */
export const policyMeaning =
  'what ranks the proposals: a model file, http://host:port, or heuristic (default: what the generation plays with, else heuristic)'
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
