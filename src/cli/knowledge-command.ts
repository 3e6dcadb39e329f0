import type { Command } from 'commander'

/** The words of `stevolve knowledge export`. */
export function describeKnowledgeExport(program: Command, verboseMeaning: string): Command {
  return program
    .command('knowledge')
    .description('What was learnt, as a file.')
    .command('export')
    .description(
      'Write what a generation knows to a file that people can read, with what each statement rests on.',
    )
    .option('--generation <id>', 'first, last or an id (default: last)')
    .option('--from <folder>', 'the evolution that it comes from (default: the newest under runs/)')
    .option('--out <file>', 'the file to be made')
    .option('--json', 'one JSON object when it is done')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
Examples:
  stevolve knowledge export --from runs/first --out knowledge.json
  stevolve evolve --knowledge knowledge.json --run-dir runs/second

Statements come first: skills and guardrails, each with the attempts for and against it by
task, seed and place in the episode. The sums that they follow from come after them; those
are what "stevolve evolve --knowledge" takes in.`,
    )
}
