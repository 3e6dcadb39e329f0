import type { Migration } from './migration.ts'

export const policyFallback: Migration = {
  purpose: "Decisions in which the planner's order stood in for a policy that could not be asked.",
  sql: `
      -- Why the planner's order stood in for the policy in the decision for the attempt. Null where the policy itself ranked.
      ALTER TABLE diagnosis ADD COLUMN policy_fallback TEXT;
      CREATE INDEX diagnosis_by_policy_fallback ON diagnosis (policy_fallback) WHERE policy_fallback IS NOT NULL;
    `,
}
