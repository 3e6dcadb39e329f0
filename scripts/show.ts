/** `npm start`: a short show of the main job. Plays one task from nothing in the default world and says how to go on. */
import { spawn } from 'node:child_process'
import { join, relative } from 'node:path'
import { claimRunFolder } from '../src/cli/composition/run-folder.ts'

const task = 'stone_pickaxe'
const seed = '1'

const root = join(import.meta.dirname, '..')
const folder = relative(process.cwd(), claimRunFolder(process.cwd(), 'show').path)
const program = join(root, 'bin', 'stevolve.js')

console.error('An agent with empty hands is put into a Minecraft world of its own.')
const player = spawn(process.execPath, [program, 'run', task, '--seed', seed, '--run-dir', folder], {
  stdio: 'inherit',
})
// The player stops by itself at the same key press and says what it has recorded; this process waits for it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void player.kill(signal))
player.on('exit', (code) => {
  if (code === 0 || code === 1) {
    console.log(`
Go on with:
  npx stevolve run iron_pickaxe --seed 2      a longer way: wood, stone, coal, iron, a furnace
  npx stevolve tasks                          all 70 tasks
  npx stevolve run --server 127.0.0.1:25565   the same agent on your own server`)
  }
  process.exitCode = code ?? 1
})
