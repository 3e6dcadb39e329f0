import { temporaryFolder } from '../../support/temporary-folder.ts'
import { isOfType, startCli } from './start-cli.ts'

/** A `world serve` in a process of its own, on a free port; it is killed when the test is over. */
export async function servedWorld(...words: readonly string[]) {
  const cli = startCli(['world', 'serve', '--port', '0', '--json', ...words], temporaryFolder())
  const { port } = JSON.parse(await cli.line(isOfType('listening'))) as { port: number }
  return { cli, port }
}
