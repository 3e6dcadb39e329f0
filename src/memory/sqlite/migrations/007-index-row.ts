import type { Migration } from './migration.ts'

/** Views keep the names of the two tables whose rows moved. */
export const indexRow: Migration = {
  purpose:
    'One row in the index for each attempt: its diagnosis with its further causes, and its experience.',
  sql: `
      -- Condition in which the attempt began; null where its document cannot be read.
      ALTER TABLE diagnosis ADD COLUMN start_condition_id INTEGER REFERENCES condition (id);
      -- The one summary that counts the attempt: these rows are what a summary was made from. Null as start_condition_id.
      ALTER TABLE diagnosis ADD COLUMN counting_summary_id INTEGER REFERENCES summary (id);
      -- Block in which the body stood when the attempt began. Null as start_condition_id.
      ALTER TABLE diagnosis ADD COLUMN start_x INTEGER;
      -- Its height.
      ALTER TABLE diagnosis ADD COLUMN start_y INTEGER;
      -- To the south.
      ALTER TABLE diagnosis ADD COLUMN start_z INTEGER;
      -- Further causes that took part, the surest first: a JSON list of objects with cause, subject and confidence. Null where there are none.
      ALTER TABLE diagnosis ADD COLUMN contributing TEXT CHECK (json_valid(contributing));

      UPDATE diagnosis SET (start_condition_id, counting_summary_id, start_x, start_y, start_z) =
        (SELECT condition_id, summary_id, x, y, z FROM experience WHERE experience.attempt_id = diagnosis.attempt_id);
      UPDATE diagnosis SET contributing =
        (SELECT json_group_array(json_object('cause', cause, 'subject', subject, 'confidence', confidence) ORDER BY position)
         FROM contributing_cause WHERE contributing_cause.attempt_id = diagnosis.attempt_id)
        WHERE attempt_id IN (SELECT attempt_id FROM contributing_cause);
      DROP TABLE experience;
      DROP TABLE contributing_cause;
      CREATE INDEX diagnosis_by_condition ON diagnosis (start_condition_id);
      CREATE INDEX diagnosis_by_summary ON diagnosis (counting_summary_id);

      -- Attempts as experience: where and in which condition each began, and the summary that it is counted in. Those whose document cannot be read are left out.
      CREATE VIEW experience AS
        SELECT
          attempt_id,
          start_condition_id AS condition_id,
          counting_summary_id AS summary_id,
          start_x AS x,
          start_y AS y,
          start_z AS z
        FROM diagnosis
        WHERE start_condition_id IS NOT NULL;

      -- Further causes that took part in an attempt, a row for each; position is 0 for the surest. May stand beside a success.
      CREATE VIEW contributing_cause AS
        SELECT
          attempt_id,
          further.key AS position,
          further.value ->> 'cause' AS cause,
          further.value ->> 'subject' AS subject,
          further.value ->> 'confidence' AS confidence
        FROM diagnosis, json_each(contributing) AS further;
    `,
}
