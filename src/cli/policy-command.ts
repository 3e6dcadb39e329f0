import type { Command } from 'commander'

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
