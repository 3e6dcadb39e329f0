/** A question that a researcher would ask of a record, and its answer in SQL. */
export interface WorkedQuery {
  readonly question: string
  readonly sql: string
}

/** Each is run on a real record by test/scripts/worked-queries.test.ts. */
export const workedQueries: readonly WorkedQuery[] = [
  {
    question: 'How often does each task succeed, by generation?',
    sql: `
SELECT task, generation.number AS generation, count(*) AS episodes, sum(success) AS successes,
  round(avg(success), 3) AS success_rate
FROM episode
LEFT JOIN episode_generation ON episode_id = episode.id
LEFT JOIN generation ON generation.id = generation_id
WHERE ending NOT IN ('cancelled', 'interrupted', 'lost') OR gave_up = 1
GROUP BY task, generation.number
ORDER BY task, generation.number;`,
  },
  {
    question: 'Why does each kind of subgoal fail?',
    sql: `
SELECT kind, cause, count(*) AS failures, round(avg(confidence), 2) AS mean_confidence
FROM diagnosis JOIN attempt ON attempt.id = attempt_id
WHERE outcome = 'failure'
GROUP BY kind, cause
ORDER BY failures DESC, kind, cause;`,
  },
  {
    question: 'Does the agent get better? The success rate over the last 20 episodes, episode by episode.',
    sql: `
SELECT id AS episode, task, success,
  round(avg(success) OVER (ORDER BY id ROWS BETWEEN 19 PRECEDING AND CURRENT ROW), 3) AS rate_of_last_20
FROM episode
WHERE success IS NOT NULL
ORDER BY id;`,
  },
  {
    question: 'On which attempts, and on which episodes, does each guardrail rest?',
    sql: `
SELECT guardrail.name, version, guardrail.status, role, attempt_id, diagnosis.cause, episode.task, episode.seed
FROM guardrail
JOIN guardrail_evidence ON guardrail_id = guardrail.id
JOIN diagnosis USING (attempt_id)
JOIN attempt ON attempt.id = attempt_id
JOIN episode ON episode.id = episode_id
ORDER BY guardrail.name, version, attempt_id;`,
  },
  {
    question: 'Where in the world do failures cluster?',
    sql: `
SELECT dimension.name AS dimension, 16 * cell_x AS x, 16 * cell_y AS y, 16 * cell_z AS z,
  sum(summary.attempts) AS failures, group_concat(DISTINCT cause) AS causes
FROM summary
JOIN place ON place.id = place_id
JOIN dimension ON dimension.id = dimension_id
WHERE outcome = 'failure'
GROUP BY place_id
ORDER BY failures DESC, place_id
LIMIT 20;`,
  },
  {
    question: 'How much game time does each cause cost?',
    sql: `
SELECT diagnosis.cause, count(*) AS failures, sum(ticks) AS ticks_lost,
  round(sum(ticks) * 100.0 / (SELECT sum(ticks) FROM attempt), 1) AS percent_of_all_ticks, remedy
FROM diagnosis
JOIN attempt ON attempt.id = attempt_id
JOIN cause ON cause.name = diagnosis.cause
GROUP BY diagnosis.cause
ORDER BY ticks_lost DESC;`,
  },
  {
    question: 'What failed first and worked later in the same episode, and what had changed by then?',
    sql: `
SELECT failed.episode_id AS episode, subgoal.signature AS subgoal, diagnosis.cause,
  worked.start_tick - failed.start_tick AS ticks_later, before.tools AS tools_then, after.tools AS tools_later
FROM correction
JOIN attempt AS failed ON failed.id = failed_attempt_id
JOIN attempt AS worked ON worked.id = worked_attempt_id
JOIN diagnosis ON diagnosis.attempt_id = failed_attempt_id
JOIN experience AS failure ON failure.attempt_id = failed_attempt_id
JOIN experience AS success ON success.attempt_id = worked_attempt_id
JOIN condition AS before ON before.id = failure.condition_id
JOIN condition AS after ON after.id = success.condition_id
JOIN subgoal ON subgoal.id = before.subgoal_id
ORDER BY failed_attempt_id;`,
  },
  {
    question:
      'Does it matter for a subgoal whether it is day or night, and whether the body is under the sky?',
    sql: `
SELECT subgoal.signature AS subgoal, time_of_day, ground, count(*) AS attempts,
  round(avg(outcome = 'success'), 3) AS success_rate
FROM experience
JOIN condition ON condition.id = condition_id
JOIN subgoal ON subgoal.id = subgoal_id
JOIN diagnosis USING (attempt_id)
WHERE outcome <> 'cancelled'
GROUP BY subgoal_id, time_of_day, ground
ORDER BY subgoal, time_of_day, ground;`,
  },
  {
    question: 'What was lived through with a certain item, within 64 blocks of a place?',
    sql: `
SELECT attempt_id, subgoal.signature AS subgoal, outcome, cause, experience.x, experience.y, experience.z
FROM place_box
JOIN summary ON place_id = place_box.id
JOIN experience ON summary_id = summary.id
JOIN condition ON condition.id = condition_id
JOIN subgoal ON subgoal.id = summary.subgoal_id
WHERE min_x <= 64 AND max_x >= -64 AND min_z <= 64 AND max_z >= -64
  AND condition_id IN (SELECT rowid FROM condition_tag WHERE condition_tag MATCH 'birch_log OR oak_log')
ORDER BY attempt_id;`,
  },
  {
    question: 'Which policy played from when on, in whose place, and what had the gate shown?',
    sql: `
SELECT changed_at, kind, coalesce(policy.name, 'heuristic') AS plays, coalesce(previous.name, 'heuristic') AS in_place_of,
  changed_by, policy_change.gate_id, count(position) AS pairs,
  sum(candidate_success > champion_success) AS goals_gained, sum(candidate_success < champion_success) AS goals_lost,
  round(avg(score), 3) AS mean_score, policy_change.reason
FROM policy_change
LEFT JOIN policy ON policy.id = policy_id
LEFT JOIN policy AS previous ON previous.id = previous_policy_id
LEFT JOIN gate_pair ON gate_pair.gate_id = policy_change.gate_id
GROUP BY policy_change.id
ORDER BY policy_change.id;`,
  },
  {
    question: 'In which tasks and in what order are subgoals tried, and how long does each take?',
    sql: `
SELECT task, subgoal.signature AS subgoal, count(*) AS attempts, round(avg(position), 1) AS mean_position,
  round(avg(attempt.ticks)) AS mean_ticks, round(avg(succeeded), 3) AS success_rate
FROM attempt
JOIN episode ON episode.id = episode_id
JOIN experience ON attempt_id = attempt.id
JOIN summary ON summary.id = summary_id
JOIN subgoal ON subgoal.id = subgoal_id
GROUP BY task, subgoal_id
ORDER BY task, mean_position, subgoal;`,
  },
  {
    question: 'From which attempts, through which knowledge and policy, does a score come?',
    sql: `
SELECT generation.number AS generation, evaluation, task_group, score.successes, score.episodes, policy.name AS policy,
  (SELECT count(*) FROM policy_row WHERE policy_row.policy_id = policy.id) AS training_rows,
  (SELECT count(DISTINCT attempt_id) FROM generation_skill JOIN skill_evidence USING (skill_id)
   WHERE generation_skill.generation_id = generation.id) AS attempts_behind_skills,
  (SELECT count(DISTINCT attempt_id) FROM generation_guardrail JOIN guardrail_evidence USING (guardrail_id)
   WHERE generation_guardrail.generation_id = generation.id) AS attempts_behind_guardrails
FROM score
JOIN generation ON generation.id = score.generation_id
LEFT JOIN policy ON policy.id = generation.policy_id
ORDER BY generation.number, evaluation, task_group;`,
  },
]
