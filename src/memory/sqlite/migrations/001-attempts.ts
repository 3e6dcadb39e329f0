import type { Migration } from './migration.ts'

/** Released with 0.1.0. */
export const attempts: Migration = {
  purpose: 'Runs, their episodes, and every attempt whole.',
  sql: `
      CREATE TABLE run (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        started_at TEXT NOT NULL,
        configuration TEXT NOT NULL CHECK (json_valid(configuration)),
        versions TEXT NOT NULL CHECK (json_valid(versions))
      ) STRICT;

      CREATE TABLE episode (
        id INTEGER PRIMARY KEY,
        run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
        task TEXT NOT NULL,
        task_document TEXT NOT NULL CHECK (json_valid(task_document)),
        seed INTEGER NOT NULL,
        world TEXT NOT NULL,
        minecraft TEXT NOT NULL,
        perception TEXT NOT NULL,
        prior TEXT,
        host TEXT NOT NULL,
        assists TEXT NOT NULL CHECK (json_valid(assists)),
        configuration TEXT NOT NULL CHECK (json_valid(configuration)),
        versions TEXT NOT NULL CHECK (json_valid(versions)),
        start_state BLOB NOT NULL,
        started_at TEXT NOT NULL,
        -- Null while the episode runs; 'interrupted' where its process died.
        ending TEXT CHECK (ending IN ('goal', 'horizon', 'died', 'lost', 'cancelled', 'interrupted')),
        success INTEGER CHECK (success IN (0, 1)),
        gave_up INTEGER CHECK (gave_up IN (0, 1)),
        detail TEXT,
        game_ticks INTEGER,
        wall_ms REAL,
        attempts INTEGER,
        trace_hash TEXT
      ) STRICT;
      CREATE INDEX episode_by_run ON episode (run_id);
      CREATE INDEX episode_by_task ON episode (task, ending);

      CREATE TABLE attempt (
        id INTEGER PRIMARY KEY,
        episode_id INTEGER NOT NULL REFERENCES episode (id) ON DELETE CASCADE,
        position INTEGER NOT NULL CHECK (position >= 0),
        kind TEXT NOT NULL,
        subgoal TEXT NOT NULL CHECK (json_valid(subgoal)),
        planner TEXT NOT NULL,
        ending TEXT NOT NULL,
        obstacle TEXT,
        succeeded INTEGER NOT NULL CHECK (succeeded IN (0, 1)),
        start_tick INTEGER NOT NULL,
        end_tick INTEGER NOT NULL CHECK (end_tick >= start_tick),
        ticks INTEGER GENERATED ALWAYS AS (end_tick - start_tick) VIRTUAL,
        document BLOB NOT NULL,
        UNIQUE (episode_id, position)
      ) STRICT;
      CREATE INDEX attempt_by_kind ON attempt (kind, ending);
    `,
}
