import type { Migration } from './migration.ts'

/** Rows for attempts of schema 1 are made by `catchUp` from their documents. */
export const diagnoses: Migration = {
  purpose: 'Why each attempt ended as it did.',
  sql: `
      DROP INDEX attempt_by_kind;

      -- Why an attempt can fail: the closed table of causes, in the words of the program that wrote last.
      CREATE TABLE cause (
        -- Short name, as in diagnosis.cause.
        name TEXT PRIMARY KEY,
        -- What was the case in the world.
        meaning TEXT NOT NULL,
        -- Where it shows: in one attempt, or only across several.
        grain TEXT NOT NULL CHECK (grain IN ('attempt', 'sequence')),
        -- What typically helps.
        remedy TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- What an attempt came to, and why. One row per attempt, written at the latest when its episode ends.
      CREATE TABLE diagnosis (
        attempt_id INTEGER PRIMARY KEY REFERENCES attempt (id) ON DELETE CASCADE,
        -- A cancelled attempt was stopped before it could be judged.
        outcome TEXT NOT NULL CHECK (outcome IN ('success', 'failure', 'cancelled')),
        -- The measured fact that decided the outcome, in one sentence.
        reason TEXT NOT NULL,
        -- Primary cause of a failure; null otherwise.
        cause TEXT REFERENCES cause (name),
        -- Item, block, entity or station that the primary cause concerns.
        subject TEXT,
        -- Probability that the primary cause is right.
        confidence REAL CHECK (confidence BETWEEN 0 AND 1),
        -- How near the attempt came to what its subgoal asks for; 1 for a success.
        progress REAL NOT NULL CHECK (progress BETWEEN 0 AND 1),
        -- Straight line from where the attempt began to where it ended.
        displacement_blocks REAL,
        -- Length of the way that the body took.
        travelled_blocks REAL,
        -- displacement_blocks / travelled_blocks; null where the body hardly moved.
        path_efficiency REAL,
        -- Pieces gained, summed over items.
        items_gained INTEGER,
        -- Pieces lost or used up, summed over items.
        items_lost INTEGER,
        -- Half hearts lost to harm.
        damage_taken REAL,
        -- Ticks in which nothing happened.
        idle_ticks INTEGER,
        -- Ticks of the attempt divided by those that the plan expected; null where it expected nothing.
        ticks_over_expected REAL,
        -- Tick of the episode since which nothing came nearer to the end; null where progress never stood still.
        stagnation_since_tick INTEGER,
        -- Ticks for which progress stood still.
        stagnation_ticks INTEGER,
        -- Where the same try failed alike again and again: in this attempt, or across a sequence of them. Else null.
        loop_grain TEXT CHECK (loop_grain IN ('attempt', 'sequence')),
        -- How often it did.
        loop_repetitions INTEGER,
        -- What repeats: a JSON list of subgoal signatures or kinds of trace event.
        loop_pattern TEXT CHECK (json_valid(loop_pattern)),
        CHECK (cause IS NULL OR outcome = 'failure')
      ) STRICT;
      CREATE INDEX diagnosis_by_cause ON diagnosis (cause, attempt_id) WHERE cause IS NOT NULL;

      -- Further causes that took part in an attempt. May stand beside a success.
      CREATE TABLE contributing_cause (
        attempt_id INTEGER NOT NULL REFERENCES diagnosis (attempt_id) ON DELETE CASCADE,
        -- 0 for the surest.
        position INTEGER NOT NULL CHECK (position >= 0),
        cause TEXT NOT NULL REFERENCES cause (name),
        -- Item, block, entity or station that it concerns.
        subject TEXT,
        -- Probability that the cause is right.
        confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
        PRIMARY KEY (attempt_id, position)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX contributing_cause_by_cause ON contributing_cause (cause, attempt_id);
    `,
}
