import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const scripts = join(import.meta.dirname, '..', '..', 'scripts')

function run(script: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(scripts, script), ...words], {
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { status, stdout, stderr }
}

describe('a script', () => {
  it('says on demand what it does and takes, and does nothing else', () => {
    const { status, stdout } = run('evolve-durability.ts', '--help')
    expect(status).toBe(0)
    expect(stdout).toContain('npm run durability:evolve')
    expect(stdout).toContain('Exits 1 where that is not so.')
    expect(stdout).toContain('--kills <value>')
    expect(run('bench.ts', '-h').stdout).toContain('workload')
  })

  it('refuses words that it does not know, and names those that it does', () => {
    const { status, stdout, stderr } = run('evolve-durability.ts', '--kils', '3')
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain("Unknown option '--kils'")
    expect(stderr).toContain('--kills <value>')
  })
})
