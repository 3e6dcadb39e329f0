import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'

const root = join(import.meta.dirname, '..', '..')

/** A package that has our launcher and a main of its own. */
function packageOf(main: string, { installed }: { readonly installed: boolean }): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'src', 'cli'), { recursive: true })
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'src', 'cli', 'main.ts'), main)
  if (installed) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return join(folder, 'bin', 'stevolve.js')
}

/** The Node.js that the machine itself has, where there is an older one; else the one we run on. */
const machineNode = ['/usr/local/bin/node', '/usr/bin/node'].find(
  (path) => spawnSync(path, ['--version']).status === 0,
)

describe.each([...new Set([process.execPath, machineNode ?? process.execPath])])(
  'the launcher on %s',
  (node) => {
    const start = (file: string, words: readonly string[] = [], cwd = tmpdir()) =>
      spawnSync(node, [file, ...words], { encoding: 'utf8', cwd })

    it('runs the program on the pinned Node.js, from any folder, without a word of its own', () => {
      const file = packageOf(
        'const version: string = process.versions.node\nconsole.log(JSON.stringify([version, process.argv.slice(2)]))',
        { installed: true },
      )
      const { status, stdout, stderr } = start(file, ['run', '--goal', '{"have":{"a b":1}}'])
      expect(JSON.parse(stdout)).toEqual([process.versions.node, ['run', '--goal', '{"have":{"a b":1}}']])
      expect(stderr).toBe('')
      expect(status).toBe(0)
    })

    it('ends as the program ends', () => {
      expect(start(packageOf('process.exit(42)', { installed: true })).status).toBe(42)
      expect(start(packageOf(`process.kill(process.pid, 'SIGKILL')`, { installed: true })).signal).toBe(
        'SIGKILL',
      )
    })

    it('passes a signal on, and ends with what the program makes of it', () => {
      // The program signals its launcher, or itself where they are one process.
      const file = packageOf(
        `
      process.on('SIGTERM', () => process.exit(143))
      setTimeout(() => process.exit(9), 20_000)
      const launcher: number = process.argv[2] === String(process.ppid) ? process.pid : process.ppid
      process.kill(launcher, 'SIGTERM')`,
        { installed: true },
      )
      expect(start(file, [String(process.pid)]).status).toBe(143)
    })

    it('does not outlive the npm that started it', async () => {
      const file = packageOf(
        `
      import { writeFileSync } from 'node:fs'
      process.on('SIGTERM', () => { writeFileSync(process.argv[2]!, 'stopped'); process.exit(143) })
      setTimeout(() => process.exit(9), 20_000)
      process.stdout.write('up')`,
        { installed: true },
      )
      const sign = join(temporaryFolder(), 'sign')
      // A shell that waits stands for npm and the shell that it runs scripts in.
      const npm = spawn('sh', ['-c', `"${node}" "${file}" "${sign}"; true`], {
        env: { ...process.env, npm_command: 'exec' },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(npm.stdout, 'data')
      npm.kill('SIGKILL')
      await vi.waitFor(() => expect(existsSync(sign)).toBe(true), 8_000)
    })

    it('says what to do when the packages are not installed', () => {
      const { status, stderr } = start(packageOf('', { installed: false }))
      expect(stderr).toMatch(
        /^stevolve's packages are not installed in .*\. Run "npm ci" there, then try again\.\n$/,
      )
      expect(status).toBe(2)
    })
  },
)
