import type { Migration } from './migration.ts'

export const knowledge: Migration = {
  purpose: 'What was learnt, with the attempts that it rests on, and the generations that knew it.',
  sql: `
      -- A policy network that was trained.
      CREATE TABLE policy (
        id INTEGER PRIMARY KEY,
        -- Unique name with its version, for example "scorer@3".
        name TEXT NOT NULL UNIQUE,
        parent_id INTEGER REFERENCES policy (id),
        -- Date, ISO 8601 in UTC.
        created_at TEXT NOT NULL,
        -- SHA-256 of the model file, in hexadecimal.
        model_hash TEXT CHECK (length(model_hash) = 64),
        -- Where the model file lies, relative to the run directory.
        model_file TEXT,
        -- How it was trained: settings, splits, losses.
        document TEXT NOT NULL CHECK (json_valid(document))
      ) STRICT;

      -- One row of a dataset that policies were trained on.
      CREATE TABLE dataset_row (
        id INTEGER PRIMARY KEY,
        attempt_id INTEGER NOT NULL REFERENCES diagnosis (attempt_id),
        -- A success, a failure with the choice that would have been right, or a failure to stay away from.
        kind TEXT NOT NULL CHECK (kind IN ('success', 'corrected', 'negative')),
        -- The attempt that shows what would have been right.
        corrected_by INTEGER REFERENCES correction (failed_attempt_id),
        -- What the row is used for; rows of one episode share one.
        split TEXT NOT NULL CHECK (split IN ('train', 'validation', 'test')),
        -- How much the row counts in training.
        weight REAL NOT NULL CHECK (weight >= 0),
        UNIQUE (attempt_id, kind)
      ) STRICT;
      CREATE INDEX dataset_row_by_correction ON dataset_row (corrected_by) WHERE corrected_by IS NOT NULL;

      -- Which rows a policy was trained on.
      CREATE TABLE policy_row (
        policy_id INTEGER NOT NULL REFERENCES policy (id) ON DELETE CASCADE,
        dataset_row_id INTEGER NOT NULL REFERENCES dataset_row (id),
        PRIMARY KEY (policy_id, dataset_row_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX policy_row_by_row ON policy_row (dataset_row_id);

      -- An operator that the planner can use, learnt from successes. A changed skill is a new version.
      CREATE TABLE skill (
        id INTEGER PRIMARY KEY,
        -- What it is known by, the same in all versions.
        name TEXT NOT NULL,
        -- 1 for the first.
        version INTEGER NOT NULL CHECK (version >= 1),
        -- The version before.
        parent_id INTEGER REFERENCES skill (id),
        -- Item, block or entity that it yields or is after.
        item TEXT,
        -- Signature of the subgoal that it issues, as in subgoal.signature.
        subgoal TEXT,
        -- How far it is trusted.
        status TEXT NOT NULL CHECK (status IN ('probation', 'active', 'retired', 'parole')),
        -- Why it has that status, in one sentence.
        status_reason TEXT NOT NULL,
        -- Counted uses that worked.
        successes INTEGER NOT NULL CHECK (successes >= 0),
        -- The others.
        failures INTEGER NOT NULL CHECK (failures >= 0),
        -- Date, ISO 8601 in UTC.
        created_at TEXT NOT NULL,
        -- Effect, parameters, preconditions and verification.
        document TEXT NOT NULL CHECK (json_valid(document)),
        UNIQUE (name, version)
      ) STRICT;
      CREATE INDEX skill_by_item ON skill (item, status);
      CREATE INDEX skill_by_subgoal ON skill (subgoal, status);
      CREATE INDEX skill_by_parent ON skill (parent_id) WHERE parent_id IS NOT NULL;

      -- Attempts that a skill rests on.
      CREATE TABLE skill_evidence (
        skill_id INTEGER NOT NULL REFERENCES skill (id) ON DELETE CASCADE,
        attempt_id INTEGER NOT NULL REFERENCES diagnosis (attempt_id),
        -- What the attempt speaks for.
        role TEXT NOT NULL CHECK (role IN ('for', 'against')),
        PRIMARY KEY (skill_id, attempt_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX skill_evidence_by_attempt ON skill_evidence (attempt_id);

      -- What is forbidden where it is known to fail, learnt from failures. A changed guardrail is a new version.
      CREATE TABLE guardrail (
        id INTEGER PRIMARY KEY,
        -- What it is known by, the same in all versions.
        name TEXT NOT NULL,
        -- 1 for the first.
        version INTEGER NOT NULL CHECK (version >= 1),
        -- The version before.
        parent_id INTEGER REFERENCES guardrail (id),
        -- Whether it watches single subgoals or a whole task.
        scope TEXT NOT NULL CHECK (scope IN ('subgoal', 'task')),
        -- Signature of the subgoal that it forbids, as in subgoal.signature; null for all.
        subgoal TEXT,
        -- Item, block or entity concerned.
        item TEXT,
        -- The cause that it keeps away from.
        cause TEXT REFERENCES cause (name),
        -- How far it is trusted.
        status TEXT NOT NULL CHECK (status IN ('probation', 'active', 'retired', 'parole')),
        -- Why it has that status, in one sentence.
        status_reason TEXT NOT NULL,
        -- How often it took a candidate away.
        blocks INTEGER NOT NULL CHECK (blocks >= 0),
        -- How often a deliberate probe showed that the blocked attempt would have worked.
        false_blocks INTEGER NOT NULL CHECK (false_blocks BETWEEN 0 AND blocks),
        -- Date, ISO 8601 in UTC.
        created_at TEXT NOT NULL,
        -- Trigger as a predicate, what it forbids, remedy.
        document TEXT NOT NULL CHECK (json_valid(document)),
        UNIQUE (name, version)
      ) STRICT;
      CREATE INDEX guardrail_by_subgoal ON guardrail (subgoal, status);
      CREATE INDEX guardrail_by_item ON guardrail (item, status);
      CREATE INDEX guardrail_by_cause ON guardrail (cause) WHERE cause IS NOT NULL;
      CREATE INDEX guardrail_by_parent ON guardrail (parent_id) WHERE parent_id IS NOT NULL;

      -- Attempts that a guardrail rests on.
      CREATE TABLE guardrail_evidence (
        guardrail_id INTEGER NOT NULL REFERENCES guardrail (id) ON DELETE CASCADE,
        attempt_id INTEGER NOT NULL REFERENCES diagnosis (attempt_id),
        -- What the attempt speaks for.
        role TEXT NOT NULL CHECK (role IN ('for', 'against')),
        PRIMARY KEY (guardrail_id, attempt_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX guardrail_evidence_by_attempt ON guardrail_evidence (attempt_id);

      -- A snapshot of knowledge and a policy.
      CREATE TABLE generation (
        id INTEGER PRIMARY KEY,
        -- 0 for the first; one champion after another.
        number INTEGER NOT NULL CHECK (number >= 0),
        -- The generation that it came from; null for the first.
        parent_id INTEGER REFERENCES generation (id),
        policy_id INTEGER REFERENCES policy (id),
        -- Whether it may play: a candidate waits for its gate.
        status TEXT NOT NULL CHECK (status IN ('candidate', 'champion', 'retired', 'rejected')),
        -- Date, ISO 8601 in UTC.
        created_at TEXT NOT NULL,
        -- Settings, and sums that knowledge is derived from.
        document TEXT NOT NULL CHECK (json_valid(document))
      ) STRICT;
      CREATE INDEX generation_by_parent ON generation (parent_id) WHERE parent_id IS NOT NULL;
      CREATE INDEX generation_by_policy ON generation (policy_id) WHERE policy_id IS NOT NULL;

      -- Skills that a generation knows.
      CREATE TABLE generation_skill (
        generation_id INTEGER NOT NULL REFERENCES generation (id) ON DELETE CASCADE,
        skill_id INTEGER NOT NULL REFERENCES skill (id),
        PRIMARY KEY (generation_id, skill_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX generation_skill_by_skill ON generation_skill (skill_id);

      -- Guardrails that a generation keeps.
      CREATE TABLE generation_guardrail (
        generation_id INTEGER NOT NULL REFERENCES generation (id) ON DELETE CASCADE,
        guardrail_id INTEGER NOT NULL REFERENCES guardrail (id),
        PRIMARY KEY (generation_id, guardrail_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX generation_guardrail_by_guardrail ON generation_guardrail (guardrail_id);

      -- Which generation played an episode; an episode without a row was played by none.
      CREATE TABLE episode_generation (
        episode_id INTEGER PRIMARY KEY REFERENCES episode (id) ON DELETE CASCADE,
        generation_id INTEGER NOT NULL REFERENCES generation (id)
      ) STRICT;
      CREATE INDEX episode_generation_by_generation ON episode_generation (generation_id);

      -- What a generation came to on a group of tasks.
      CREATE TABLE score (
        generation_id INTEGER NOT NULL REFERENCES generation (id) ON DELETE CASCADE,
        -- What was played: a suite and its seeds.
        evaluation TEXT NOT NULL,
        -- Group of tasks, or "all".
        task_group TEXT NOT NULL,
        -- Episodes played.
        episodes INTEGER NOT NULL CHECK (episodes > 0),
        -- Episodes that reached their goal.
        successes INTEGER NOT NULL CHECK (successes BETWEEN 0 AND episodes),
        -- Assists that the score declares, a JSON list.
        assists TEXT NOT NULL CHECK (json_valid(assists)),
        PRIMARY KEY (generation_id, evaluation, task_group)
      ) STRICT, WITHOUT ROWID;
    `,
}
