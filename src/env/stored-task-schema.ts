import { z } from 'zod'
import { goalSchema } from './goal.ts'
import type { Task } from './task.ts'

/** Parses a task that was stored. */
export const storedTaskSchema: z.ZodType<Task> = z.looseObject({
  id: z.string(),
  group: z.string(),
  instruction: z.string(),
  goal: goalSchema,
  horizonTicks: z.number(),
})
