import type { Migration } from './migration.ts'

export const gates: Migration = {
  purpose: 'Gates between policies, cell by cell, and which policy plays from when on.',
  sql: `
      -- A champion and a candidate that play the same tasks on the same seeds. Episodes of a gate are never learnt from.
      CREATE TABLE gate (
        id INTEGER PRIMARY KEY,
        -- SHA-256 over all that decides how it goes, in hexadecimal: the same gate is never there twice.
        key TEXT NOT NULL UNIQUE CHECK (length(key) = 64),
        -- The policy that plays so far; null for the planner's order.
        champion_policy_id INTEGER REFERENCES policy (id),
        -- The policy that may take its place; null for the planner's order.
        candidate_policy_id INTEGER REFERENCES policy (id),
        -- Generation whose knowledge both play with; null for the prior alone.
        generation_id INTEGER REFERENCES generation (id),
        -- Date, ISO 8601 in UTC.
        started_at TEXT NOT NULL,
        -- Date, ISO 8601 in UTC; null while it is not finished.
        ended_at TEXT,
        -- Null while it is not finished.
        verdict TEXT CHECK (verdict IN ('promote', 'keep')),
        -- Short name of what decided; null while it is not finished.
        reason TEXT,
        -- Tasks, seeds, rules, and how episodes are played.
        settings TEXT NOT NULL CHECK (json_valid(settings)),
        -- What the verdict rests on: counts, wealth of the bets, groups, calibration. Null while it is not finished.
        evidence TEXT CHECK (json_valid(evidence)),
        CHECK ((verdict IS NULL) = (ended_at IS NULL))
      ) STRICT;
      CREATE INDEX gate_by_champion ON gate (champion_policy_id) WHERE champion_policy_id IS NOT NULL;
      CREATE INDEX gate_by_candidate ON gate (candidate_policy_id) WHERE candidate_policy_id IS NOT NULL;
      CREATE INDEX gate_by_generation ON gate (generation_id) WHERE generation_id IS NOT NULL;

      -- One cell of a gate: a task on a seed, played with both policies.
      CREATE TABLE gate_pair (
        gate_id INTEGER NOT NULL REFERENCES gate (id) ON DELETE CASCADE,
        -- 0 for the first.
        position INTEGER NOT NULL CHECK (position >= 0),
        -- Id of the task.
        task TEXT NOT NULL,
        -- Group of the task.
        task_group TEXT NOT NULL,
        -- Seed of world and chance.
        seed INTEGER NOT NULL,
        -- Null where the episode was pruned.
        champion_episode_id INTEGER REFERENCES episode (id) ON DELETE SET NULL,
        -- 1 if the champion reached the goal.
        champion_success INTEGER NOT NULL CHECK (champion_success IN (0, 1)),
        -- Game time that the champion took.
        champion_ticks INTEGER NOT NULL,
        -- Null where the episode was pruned.
        candidate_episode_id INTEGER REFERENCES episode (id) ON DELETE SET NULL,
        -- 1 if the candidate reached the goal.
        candidate_success INTEGER NOT NULL CHECK (candidate_success IN (0, 1)),
        -- Game time that the candidate took.
        candidate_ticks INTEGER NOT NULL,
        -- How much it speaks for the candidate, from -1 to 1: success first, then the ratio of ticks.
        score REAL NOT NULL CHECK (score BETWEEN -1 AND 1),
        PRIMARY KEY (gate_id, position)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX gate_pair_by_champion_episode ON gate_pair (champion_episode_id) WHERE champion_episode_id IS NOT NULL;
      CREATE INDEX gate_pair_by_candidate_episode ON gate_pair (candidate_episode_id) WHERE candidate_episode_id IS NOT NULL;

      -- Which policy plays from when on, and why. Before the first change the planner's order does.
      CREATE TABLE policy_change (
        id INTEGER PRIMARY KEY,
        -- A promotion, or the way back.
        kind TEXT NOT NULL CHECK (kind IN ('promotion', 'rollback')),
        -- What plays from then on; null for the planner's order.
        policy_id INTEGER REFERENCES policy (id),
        -- What played before; null for the planner's order.
        previous_policy_id INTEGER REFERENCES policy (id),
        -- The gate that it rests on; null where somebody decided without one.
        gate_id INTEGER REFERENCES gate (id),
        -- The newest generation then, which plays with it; null in a record without generations.
        generation_id INTEGER REFERENCES generation (id),
        -- Date, ISO 8601 in UTC.
        changed_at TEXT NOT NULL,
        -- Whether a gate changed it by itself, or somebody did.
        changed_by TEXT NOT NULL CHECK (changed_by IN ('gate', 'user')),
        -- Why, in one sentence.
        reason TEXT NOT NULL
      ) STRICT;
      CREATE INDEX policy_change_by_policy ON policy_change (policy_id) WHERE policy_id IS NOT NULL;
      CREATE INDEX policy_change_by_previous ON policy_change (previous_policy_id) WHERE previous_policy_id IS NOT NULL;
      CREATE INDEX policy_change_by_gate ON policy_change (gate_id) WHERE gate_id IS NOT NULL;
      CREATE INDEX policy_change_by_generation ON policy_change (generation_id) WHERE generation_id IS NOT NULL;
    `,
}
