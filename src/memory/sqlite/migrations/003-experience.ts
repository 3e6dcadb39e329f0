import type { Migration } from './migration.ts'

/** Rows are made by `catchUp` from the documents: the diagnoses are made again together with them, so that one mark serves both. */
export const experience: Migration = {
  purpose: 'Experience that can be found: by situation, place, subgoal, tags and cause, and summed up.',
  sql: `
      DELETE FROM diagnosis;

      -- Names of dimensions, numbered for place_box.
      CREATE TABLE dimension (
        id INTEGER PRIMARY KEY,
        -- For example overworld or the_nether.
        name TEXT NOT NULL UNIQUE
      ) STRICT;

      -- Cubes of 16 x 16 x 16 blocks in which an attempt began.
      CREATE TABLE place (
        id INTEGER PRIMARY KEY,
        dimension_id INTEGER NOT NULL REFERENCES dimension (id),
        -- Lowest block coordinate of the cube, divided by 16: blocks 16 * cell_x to 16 * cell_x + 15.
        cell_x INTEGER NOT NULL,
        -- The same of the height.
        cell_y INTEGER NOT NULL,
        -- The same to the south.
        cell_z INTEGER NOT NULL,
        UNIQUE (dimension_id, cell_x, cell_z, cell_y)
      ) STRICT;

      -- R*Tree over the places: block coordinates of each cube and the number of its dimension. id is place.id.
      CREATE VIRTUAL TABLE place_box USING rtree_i32 (
        id, min_x, max_x, min_y, max_y, min_z, max_z, min_dimension, max_dimension
      );

      -- What was tried: kind and object of a subgoal, without counts and budgets.
      CREATE TABLE subgoal (
        id INTEGER PRIMARY KEY,
        -- For example "gather iron_ore". Two subgoals with one signature are the same try.
        signature TEXT NOT NULL UNIQUE,
        -- First word of the signature.
        kind TEXT NOT NULL,
        -- Item, block or entity that it is after; null where it is after none.
        item TEXT
      ) STRICT;
      CREATE INDEX subgoal_by_item ON subgoal (item) WHERE item IS NOT NULL;

      -- Condition signatures: a subgoal and the situation in which it was begun, in coarse steps (src/memory/condition.ts).
      CREATE TABLE condition (
        id INTEGER PRIMARY KEY,
        -- First 52 bits of the SHA-256 of the signature's text.
        hash INTEGER NOT NULL UNIQUE,
        subgoal_id INTEGER NOT NULL REFERENCES subgoal (id),
        -- For example overworld.
        dimension TEXT NOT NULL,
        -- For example plains.
        biome TEXT NOT NULL,
        -- dawn, day, dusk or night.
        time_of_day TEXT NOT NULL,
        -- Band of height of the feet, for example "y 32..53".
        depth TEXT NOT NULL,
        -- sky, cover (something solid is above the head) or water.
        ground TEXT NOT NULL,
        -- Best tool of each kind that is carried, for example "stone_pickaxe wooden_axe".
        tools TEXT NOT NULL,
        -- low, middle or high.
        health TEXT NOT NULL,
        -- low, middle or high.
        food TEXT NOT NULL,
        -- Things carried or near that plans turn on, for example "fuel table-near".
        things TEXT NOT NULL
      ) STRICT;

      -- Full-text index over the tags of each condition: names in the subgoal and words of the situation. rowid is condition.id.
      CREATE VIRTUAL TABLE condition_tag USING fts5 (
        words, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_-#'"
      );

      -- Rolling sums over all attempts that began in one place, with one subgoal, and ended alike.
      CREATE TABLE summary (
        id INTEGER PRIMARY KEY,
        place_id INTEGER NOT NULL REFERENCES place (id),
        subgoal_id INTEGER NOT NULL REFERENCES subgoal (id),
        -- How they ended.
        outcome TEXT NOT NULL CHECK (outcome IN ('success', 'failure', 'cancelled')),
        -- Primary cause of the failures; null for the other outcomes.
        cause TEXT REFERENCES cause (name),
        -- Attempts summed up: those whose experience names this summary, and those that were pruned.
        attempts INTEGER NOT NULL CHECK (attempts >= pruned_attempts),
        -- Attempts among them whose rows were deleted by "stevolve history prune".
        pruned_attempts INTEGER NOT NULL DEFAULT 0 CHECK (pruned_attempts >= 0),
        -- Game ticks that they took together.
        ticks INTEGER NOT NULL,
        -- Sum of their progress, each from 0 to 1.
        progress REAL NOT NULL,
        -- ticks / attempts.
        mean_ticks REAL GENERATED ALWAYS AS (ticks * 1.0 / attempts) VIRTUAL
      ) STRICT;
      CREATE UNIQUE INDEX summary_by_place ON summary (place_id, subgoal_id, outcome, coalesce(cause, ''));
      CREATE INDEX summary_by_subgoal ON summary (subgoal_id, outcome);

      -- One attempt as experience: where and in which condition it began, and the summary that it is counted in.
      CREATE TABLE experience (
        attempt_id INTEGER PRIMARY KEY REFERENCES attempt (id) ON DELETE CASCADE,
        condition_id INTEGER NOT NULL REFERENCES condition (id),
        -- The one summary that counts this attempt: these rows are what a summary was made from.
        summary_id INTEGER NOT NULL REFERENCES summary (id),
        -- Block in which the body stood when the attempt began.
        x INTEGER NOT NULL,
        -- Its height.
        y INTEGER NOT NULL,
        -- To the south.
        z INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX experience_by_condition ON experience (condition_id);
      CREATE INDEX experience_by_summary ON experience (summary_id);

      -- A failed attempt and the next attempt at the same subgoal, in the same episode, that worked.
      CREATE TABLE correction (
        failed_attempt_id INTEGER PRIMARY KEY REFERENCES diagnosis (attempt_id) ON DELETE CASCADE,
        worked_attempt_id INTEGER NOT NULL REFERENCES diagnosis (attempt_id) ON DELETE CASCADE,
        CHECK (worked_attempt_id > failed_attempt_id)
      ) STRICT;
      CREATE INDEX correction_by_worked ON correction (worked_attempt_id);

      -- Success rate of each subgoal in each place, over all that was ever tried there.
      CREATE VIEW success_by_place AS
        SELECT
          dimension.name AS dimension,
          16 * cell_x AS x,
          16 * cell_y AS y,
          16 * cell_z AS z,
          subgoal.signature AS subgoal,
          sum(attempts) AS attempts,
          sum(CASE outcome WHEN 'success' THEN attempts ELSE 0 END) AS successes,
          sum(CASE outcome WHEN 'success' THEN attempts ELSE 0 END) * 1.0
            / nullif(sum(CASE outcome WHEN 'cancelled' THEN 0 ELSE attempts END), 0) AS success_rate,
          sum(ticks) * 1.0 / sum(attempts) AS mean_ticks
        FROM summary
        JOIN place ON place.id = place_id
        JOIN dimension ON dimension.id = dimension_id
        JOIN subgoal ON subgoal.id = subgoal_id
        GROUP BY place_id, subgoal_id;
    `,
}
