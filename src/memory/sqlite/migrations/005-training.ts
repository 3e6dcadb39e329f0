import type { Migration } from './migration.ts'

export const training: Migration = {
  purpose: 'Datasets and trainings, epoch by epoch, with the policies that came of them.',
  sql: `
      -- A dataset that was made of the attempts of this record.
      CREATE TABLE dataset (
        id INTEGER PRIMARY KEY,
        -- SHA-256 over feature names and rows, in hexadecimal: the same for the same content.
        version TEXT NOT NULL UNIQUE CHECK (length(version) = 64),
        -- SHA-256 over the names of its features, in hexadecimal.
        layout TEXT NOT NULL CHECK (length(layout) = 64),
        -- Decisions in it.
        rows INTEGER NOT NULL CHECK (rows >= 0),
        -- Date, ISO 8601 in UTC.
        created_at TEXT NOT NULL,
        -- Rows by kind, split, cause, task and world, and what was left out.
        document TEXT NOT NULL CHECK (json_valid(document))
      ) STRICT;

      -- A training of a policy, finished or not.
      CREATE TABLE training (
        id INTEGER PRIMARY KEY,
        -- SHA-256 over dataset and settings, in hexadecimal: the same training is never there twice.
        key TEXT NOT NULL UNIQUE CHECK (length(key) = 64),
        dataset_id INTEGER NOT NULL REFERENCES dataset (id),
        -- What came of it; null while it is not finished.
        policy_id INTEGER REFERENCES policy (id),
        -- Date, ISO 8601 in UTC.
        started_at TEXT NOT NULL,
        -- Settings of the training, with defaults filled in.
        settings TEXT NOT NULL CHECK (json_valid(settings))
      ) STRICT;
      CREATE INDEX training_by_dataset ON training (dataset_id);
      CREATE INDEX training_by_policy ON training (policy_id) WHERE policy_id IS NOT NULL;

      -- One pass of a training over its rows: the loss curve.
      CREATE TABLE training_epoch (
        training_id INTEGER NOT NULL REFERENCES training (id) ON DELETE CASCADE,
        -- 1 for the first.
        epoch INTEGER NOT NULL CHECK (epoch >= 1),
        -- Steps that were made by its end.
        steps INTEGER NOT NULL CHECK (steps >= 1),
        -- Mean loss of the training rows while it went on.
        training_loss REAL NOT NULL,
        -- The part of it that is of the choice among candidates.
        training_choice_loss REAL NOT NULL,
        -- Mean loss of the validation rows at its end; null where there are none.
        validation_loss REAL,
        -- The part of it that is of the choice among candidates.
        validation_choice_loss REAL,
        -- Share of the validation rows whose right choice was ranked first; null where none is known.
        accuracy REAL CHECK (accuracy BETWEEN 0 AND 1),
        -- 1 if no epoch before had a lower validation loss.
        is_best INTEGER NOT NULL CHECK (is_best IN (0, 1)),
        PRIMARY KEY (training_id, epoch)
      ) STRICT, WITHOUT ROWID;
    `,
}
