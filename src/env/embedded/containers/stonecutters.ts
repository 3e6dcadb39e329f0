import type { GameRules } from '../rules/game-rules.ts'
import { type StonecuttingRecipe, createStonecutting } from '../rules/stonecutting.ts'
import { type ItemStack, createStack } from '../server/item-stack.ts'
import type { ServerContext } from '../server/server-context.ts'
import type { SlotRules } from './slot-rules.ts'
import { ArrayStore } from './slot-store.ts'
import type { WindowDesk } from './window-desk.ts'
import { fullStack, hotbarRange, mainRange, range, windowShape } from './window-rules.ts'
import { isNear } from './window-source.ts'

const inputSlot = 0
const resultSlot = 1
const slotCount = 2
/** Number of the button that is pressed when none is. */
const noButton = -1

type Recipes = ReadonlyMap<number, readonly StonecuttingRecipe[]>

/** A stonecutter cuts stone into what is chosen with its buttons. Closing it gives back what lies there. */
export function installStonecutters(server: ServerContext, desk: WindowDesk): void {
  const recipes = createStonecutting(server.rules.registry)
  server.onBlockUse('stonecutter', (player, { x, y, z, state }) => {
    const own = new ArrayStore(slotCount)
    let chosen = noButton
    const recipesOf = (input: ItemStack | null) => (input === null ? [] : (recipes.get(input.item) ?? []))
    const rules = stonecutterRules(server.rules, recipes, (input) => recipesOf(input)[chosen] ?? null)
    const inputs = () => [own.stackAt(inputSlot)].filter((stack) => stack !== null)
    desk.open(player, {
      type: 'minecraft:stonecutter',
      titleKey: 'container.stonecutter',
      rules,
      own,
      isUsableBy: (user) => server.world.stateAt(x, y, z) === state && isNear(user, { x, y, z }),
      properties: () => [chosen],
      pressButton(button) {
        const input = own.stackAt(inputSlot)
        if (recipesOf(input)[button] === undefined) return
        chosen = button
        own.setStack(resultSlot, rules.crafting?.craft([input])?.result ?? null)
      },
      changed(_, slot, before, after) {
        // Another input has other recipes: nothing is chosen then.
        if (slot !== inputSlot || before?.item === after?.item) return
        chosen = noButton
        own.setStack(resultSlot, null)
      },
      aside: inputs,
      closed() {
        own.setStack(resultSlot, null)
        return own.clear()
      },
    })
    return true
  })
}

/** Stonecutter (vanilla `StonecutterMenu`): 0 input, 1 result, 2-28 main, 29-37 hotbar. */
function stonecutterRules(
  rules: GameRules,
  recipes: Recipes,
  chosenFor: (input: ItemStack) => StonecuttingRecipe | null,
): SlotRules {
  const shape = windowShape(slotCount)
  const [main, hotbar] = [mainRange(shape), hotbarRange(shape)]
  return {
    ...shape,
    crafting: {
      resultSlot,
      start: inputSlot,
      end: resultSlot,
      craft([input = null]) {
        const recipe = input === null ? null : chosenFor(input)
        return recipe && { result: createStack(recipe.result, recipe.count), remainders: [null] }
      },
    },
    stackSizeOf: (item) => rules.stackSizeOf(item),
    capacity: (slot) => (slot === resultSlot ? 0 : fullStack),
    quickMove(slot, stack) {
      if (slot === resultSlot) return [range(main.start, hotbar.end, true)]
      if (slot === inputSlot) return [shape.carried]
      if (recipes.has(stack.item)) return [range(inputSlot, resultSlot)]
      return [slot < hotbar.start ? hotbar : main]
    },
  }
}
