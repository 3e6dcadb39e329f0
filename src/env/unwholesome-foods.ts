/** Food that harms or has another use than to be eaten; a body eats it only when asked for it by name. */
export const unwholesomeFoods: ReadonlySet<string> = new Set([
  'rotten_flesh',
  'spider_eye',
  'poisonous_potato',
  'pufferfish',
  'chicken',
  'suspicious_stew',
  'chorus_fruit',
  'golden_apple',
  'enchanted_golden_apple',
])
