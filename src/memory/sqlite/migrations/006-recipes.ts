import type { Migration } from './migration.ts'

export const recipes: Migration = {
  purpose: 'Recipes that servers declared, by which an agent with a recipe book decides.',
  sql: `
      -- A list of crafting recipes, as a server declared them. Equal lists are one row.
      CREATE TABLE recipe_book (
        id INTEGER PRIMARY KEY,
        -- SHA-256 over the list as JSON, in hexadecimal.
        digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
        -- The list: gzip over JSON.
        document BLOB NOT NULL
      ) STRICT;

      -- What the server of an episode declared; no row where it declared nothing.
      CREATE TABLE episode_recipe_book (
        episode_id INTEGER PRIMARY KEY REFERENCES episode (id) ON DELETE CASCADE,
        recipe_book_id INTEGER NOT NULL REFERENCES recipe_book (id)
      ) STRICT;
      CREATE INDEX episode_recipe_book_by_book ON episode_recipe_book (recipe_book_id);
    `,
}
