/** One step of the schema. Steps are numbered from 1 by their place in the list, and never changed once released. */
export interface Migration {
  /** What the step brings, in one sentence. */
  readonly purpose: string
  /** Statements; a comment before a table or a column says what it means (docs/schema.md is made of them). */
  readonly sql: string
}
