import { z } from 'zod'
import { goalSchema } from '../goal.ts'

const taskId = z.string().regex(/^[a-z0-9_-]{1,64}$/, 'use 1 to 64 of a-z, 0-9, _ and -')
const line = z.string().min(1).max(200)

/** Longest episode that a suite may ask for: a week of game time, in ticks. */
const longestHorizonTicks = 7 * 24 * 60 * 60 * 20

/** Parses one task from outside. */
const taskSchema = z.strictObject({
  id: taskId,
  group: taskId,
  instruction: line,
  goal: goalSchema,
  /** Game ticks; 20 a second. */
  horizonTicks: z.int().min(20).max(longestHorizonTicks),
  /** A remark for people who read the file. */
  note: z.string().max(1_000).optional(),
})

/** Parses a suite file: a named list of tasks with unique ids, at most 1,000. */
export const suiteSchema = z.strictObject({
  name: taskId,
  /** Where the tasks come from, for people. */
  source: z.string().max(1_000).optional(),
  /** Only 20 is possible: horizons are in ticks of 50 ms. */
  ticksPerSecond: z.literal(20).optional(),
  tasks: z
    .array(taskSchema)
    .min(1)
    .max(1_000)
    .superRefine((tasks, context) => {
      const seen = new Set<string>()
      for (const [index, task] of tasks.entries()) {
        if (seen.has(task.id)) {
          context.addIssue({ code: 'custom', path: [index, 'id'], message: `"${task.id}" is there twice` })
        }
        seen.add(task.id)
      }
    }),
})

/** A list of tasks that scores are given on. */
export type Suite = z.infer<typeof suiteSchema>
