// Plain JavaScript for Node.js 18 and later: nothing newer may be used here.
import { clearInterval, setInterval } from 'node:timers'

const msBetweenLooks = 500

/**
 * Ends this process, as SIGTERM does, when the npm or npx that started it is gone: a termination that reaches npm ends
 * npm and its shell, but is not passed on to what they run.
 */
export function endWithNpm() {
  if (process.env['npm_command'] === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, msBetweenLooks)
  timer.unref()
}
