import type { Bot } from 'mineflayer'

/** A creature, player or thing in the world, as mineflayer keeps it. */
export type Entity = Bot['entity']
