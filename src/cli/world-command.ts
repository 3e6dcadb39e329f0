import type { Command } from 'commander'

/** The words of `stevolve world serve`. */
export function describeServe(program: Command, verboseMeaning: string): Command {
  return program
    .command('world')
    .description('The embedded world by itself.')
    .command('serve')
    .description('Open the embedded world on a port, in real time, for people and other bots.')
    .option('--port <n>', 'TCP port; 0 takes a free one (default: 25565)')
    .option('--host <address>', 'address to listen on; 0.0.0.0 lets other machines in (default: 127.0.0.1)')
    .option('--world <name|file>', 'a world that comes along, or a world file (default: default)')
    .option('--seed <n>', 'seed of world and chance (default: 1)')
    .option('--save <folder>', 'keep the world there and go on with it next time (default: forget it)')
    .option('--save-every <n>', 'seconds of game time between two saves (default: 30)')
    .option('--json', 'one JSON object when it is open')
    .option('--verbose', verboseMeaning)
    .addHelpText(
      'after',
      `
Examples:
  stevolve world serve
  stevolve world serve --port 25570 --seed 3
  stevolve run wooden_pickaxe --server 127.0.0.1:25570    (in another terminal)

Accounts are not checked: do not open it to people you do not know.`,
    )
}
