#!/usr/bin/env node
// Starts stevolve on the Node.js that the project pins through npm, whatever this machine has.
// Plain JavaScript for Node.js 18 and later: nothing newer may be used here.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { endWithNpm } from './end-with-npm.js'

const needed = 24
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const main = join(root, 'src', 'cli', 'main.ts')

endWithNpm()
if (!existsSync(join(root, 'node_modules', 'commander'))) {
  refuse(`stevolve's packages are not installed in ${root}. Run "npm ci" there, then try again.`)
} else if (runsTypeScript()) {
  await import(pathToFileURL(main).href)
} else {
  const pinned = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(pinned)) {
    handOver(pinned)
  } else {
    refuse(
      `stevolve needs Node.js ${needed} or later and this is ${process.version}; the pinned one is missing from ` +
        `${root}. Run "npm ci" there, or install Node.js ${needed}, then try again.`,
    )
  }
}

/** True where this Node.js is new enough and runs TypeScript files as they are. */
function runsTypeScript() {
  return Number(process.versions.node.split('.')[0]) >= needed && Boolean(process.features.typescript)
}

/** Runs the program in a child on the given Node.js and ends as the child ends. */
function handOver(node) {
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  // A terminal signals parent and child alike, a supervisor only the parent: forward always. The child takes
  // signals that arrive together for one.
  const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of forwarded) process.on(signal, () => child.kill(signal))
  child.on('error', (error) =>
    refuse(`The pinned Node.js at ${node} did not start: ${error.message}. Run "npm ci".`),
  )
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    for (const name of forwarded) process.removeAllListeners(name)
    process.kill(process.pid, signal)
    // Only reached where the signal does not end a process.
    process.exitCode = 128 + constants.signals[signal]
  })
}

/** Says what is wrong and sets the exit code for wrong usage. */
function refuse(sentence) {
  console.error(sentence)
  process.exitCode = 2
}
