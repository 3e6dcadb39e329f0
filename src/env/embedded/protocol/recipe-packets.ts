import type { Fields, Translations } from './protocol-dialect.ts'
import { withFields } from './protocol-dialect.ts'

/** The last page of the recipe book, for what has no better one. */
const miscellaneous = 3
const cookingMiscellaneous = 2

/** Recipes and tags of 1.19.3 to 1.20.4. `moreTags` are tags of blocks that clients of that version ask about. */
export function recipePackets(moreBlockTags: readonly object[]): Translations {
  return {
    declare_recipes: withFields('declare_recipes', (fields) => ({
      recipes: (fields['recipes'] as readonly Recipe[]).map(modernRecipe),
    })),
    tags: withFields('tags', (fields) => ({
      tags: [
        {
          tagType: 'minecraft:block',
          tags: [...(fields['blockTags'] as readonly object[]), ...moreBlockTags],
        },
        { tagType: 'minecraft:item', tags: fields['itemTags'] },
        { tagType: 'minecraft:fluid', tags: fields['fluidTags'] },
        { tagType: 'minecraft:entity_type', tags: fields['entityTags'] },
      ],
    })),
  }
}

interface Recipe {
  readonly type: string
  readonly recipeId: string
  readonly data?: Fields
}

function modernRecipe({ type, recipeId, data = {} }: Recipe): object {
  switch (type) {
    case 'minecraft:crafting_shapeless':
      return { type, recipeId, data: { ...data, category: miscellaneous } }
    case 'minecraft:crafting_shaped':
      return { type, recipeId, data: { ...shaped(data), category: miscellaneous, showNotification: false } }
    case 'minecraft:smelting':
    case 'minecraft:blasting':
    case 'minecraft:smoking':
      return { type, recipeId, data: { ...data, category: cookingMiscellaneous } }
    case 'minecraft:stonecutting':
      return { type, recipeId, data }
    default:
      return { type, recipeId, data: { category: miscellaneous } }
  }
}

/**
 * On the wire the cells go row by row. minecraft-data reads and writes them in `width` groups of `height` cells, so
 * they are dealt out anew.
 */
function shaped(data: Fields): Fields {
  const { width, height } = data as { width: number; height: number }
  const cells = (data['ingredients'] as readonly (readonly unknown[])[]).flat()
  const ingredients = Array.from({ length: width }, (_, group) =>
    cells.slice(group * height, (group + 1) * height),
  )
  return { ...data, ingredients }
}
