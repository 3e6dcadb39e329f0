import type { Command } from 'commander'
import { defaultTask } from './input/run-settings.ts'
import { deviceMeaning, policyMeaning, timeoutMeaning } from './policy-command.ts'

/** The words of `stevolve run`. */
export function describeRun(program: Command, verboseMeaning: string): Command {
  return program
    .command('run')
    .description('Play one task and record it.')
    .argument('[task]', `a task of the suite; "stevolve tasks" lists them (default: ${defaultTask})`)
    .option('--world <name|file>', 'a world that comes along, or a world file (default: default)')
    .option('--seed <n>', 'seed of world and chance, 0 to 2147483647 (default: 1)')
    .option('--server <host:port>', 'play on a Java-edition server, in real time; port 25565 if left out')
    .option('--minecraft-version <version>', 'on a server: join in this version instead of asking for it')
    .option('--username <name>', 'name of the player (default: stevolve)')
    .option('--auth <kind>', 'account on a server: offline or microsoft (default: offline)')
    .option('--perception <level>', 'sight, exposed or xray; declared as an assist (default: sight)')
    .option('--prior <knowledge>', 'what the agent knows beforehand: full, recipes or none (default: full)')
    .option('--policy <file|address>', policyMeaning)
    .option('--policy-device <device>', deviceMeaning)
    .option('--policy-timeout-ms <n>', timeoutMeaning)
    .option('--speed <pace>', 'max or 1x; a server is always 1x (default: max)')
    .option('--horizon <ticks>', 'end after so many game ticks, 20 a second, whatever the task says')
    .option('--goal <json>', 'a goal of your own instead of a task')
    .option('--suite <file>', 'look the task up in this suite file')
    .option('--run-dir <folder>', 'keep the record there (default: a new folder under runs/)')
    .option('--json', 'one JSON object per line on standard output; the last is the result')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
Examples:
  stevolve run wooden_pickaxe
  stevolve run iron_pickaxe --seed 7 --run-dir runs/iron
  stevolve run --goal '{"have":{"torch":4}}' --horizon 12000
  stevolve run stone_pickaxe --server [::1]:25565 --username steve_1
  stevolve run --json | tail -n 1

Ctrl-C ends the attempt, keeps the record and prints the result; a second one quits at once.`,
    )
}

/** The words of `stevolve tasks`. */
export function describeTasks(program: Command, verboseMeaning: string): Command {
  return program
    .command('tasks')
    .description('List the tasks of the suite.')
    .option('--group <name>', 'one group only: wooden, stone, iron, gold, redstone, diamond or armor')
    .option('--suite <file>', 'list another suite file')
    .option('--json', 'one JSON object per task')
    .option('--verbose', verboseMeaning)
    .addHelpText('after', '\nExamples:\n  stevolve tasks\n  stevolve tasks --group iron --json')
}
