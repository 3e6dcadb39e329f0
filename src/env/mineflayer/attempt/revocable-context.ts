import type { DeedContext } from '../deed.ts'

/** A context that can be taken away from a deed that does not stop when told to. */
export interface RevocableContext {
  readonly context: DeedContext
  /** From now on every use of the bot, the navigator or an observation through this context throws. */
  revoke(): void
}

/** Wraps what a deed could still do harm with. Reading through the wrapper costs little: deeds hold no hot loops. */
export function createRevocableContext(context: DeedContext): RevocableContext {
  const bot = Proxy.revocable(context.bot, {})
  const navigator = Proxy.revocable(context.navigator, {})
  const perceived = Proxy.revocable(context.perceived, {})
  let isRevoked = false
  return {
    context: {
      ...context,
      bot: bot.proxy,
      navigator: navigator.proxy,
      perceived: perceived.proxy,
      observe: () => {
        if (isRevoked) throw context.signal.reason
        return context.observe()
      },
      trace: (kind, data) => {
        if (!isRevoked) context.trace(kind, data)
      },
    },
    revoke: () => {
      isRevoked = true
      bot.revoke()
      navigator.revoke()
      perceived.revoke()
    },
  }
}
