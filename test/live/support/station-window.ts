import type { ContainersWorld } from '../containers-world.ts'

/** Clicks one slot of the open window (or the inventory): mode 0 plain, 1 shift, 2 number key, 4 drop, 5 drag. */
export function click(
  { bot }: Pick<ContainersWorld, 'bot'>,
  slot: number,
  mouseButton = 0,
  mode = 0,
  windowId = bot.currentWindow?.id ?? 0,
): void {
  bot._client.write('window_click', {
    windowId,
    slot,
    mouseButton,
    action: 1,
    mode,
    item: { present: false },
  })
}

/** Items that lie in the world as entities, by name, as the server keeps them. */
export function onGround({ server }: ContainersWorld): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { stack } of server.entities.items) {
    const name = server.rules.itemName(stack.item)
    counts[name] = (counts[name] ?? 0) + stack.count
  }
  return counts
}

/** Adds counts up by name. */
export function sum(...parts: readonly Record<string, number>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const part of parts) {
    for (const [name, count] of Object.entries(part)) counts[name] = (counts[name] ?? 0) + count
  }
  return counts
}
