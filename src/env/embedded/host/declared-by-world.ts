import { createGameRules } from '../rules/create-game-rules.ts'
import { declaredRecipes } from '../server/declared-recipes.ts'
import type { WorldFile } from '../world-file/world-file.ts'
import type { DeclaredRecipe } from '../../declared-recipe.ts'
import { parseDeclaredRecipes } from '../../mineflayer/deeds/support/declared-recipes.ts'

/** The crafting recipes that a client is told of in this world: what an `EpisodeStart` there carries. */
export function declaredByWorld({ version, rules: shifts }: WorldFile): readonly DeclaredRecipe[] {
  const rules = createGameRules(version, shifts)
  return parseDeclaredRecipes(declaredRecipes(rules), (id) => (id === undefined ? null : rules.itemName(id)))
}
