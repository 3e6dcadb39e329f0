/** One tag of vanilla 1.16.5 that clients require, and which names belong to it. */
export interface TagRow {
  readonly tag: string
  readonly kinds: 'block' | 'item' | 'block item'
  readonly members: RegExp
}

const wood = '(oak|spruce|birch|jungle|acacia|dark_oak|crimson|warped)'
const nothing = /(?!)/

function both(tag: string, members: RegExp): TagRow {
  return { tag, kinds: 'block item', members }
}
function block(tag: string, members: RegExp): TagRow {
  return { tag, kinds: 'block', members }
}
function item(tag: string, members: RegExp): TagRow {
  return { tag, kinds: 'item', members }
}
function named(...names: readonly string[]): RegExp {
  return new RegExp(`^(${names.join('|')})$`)
}
function logsOf(name: string): RegExp {
  return new RegExp(`^(stripped_)?${name}_(log|wood|stem|hyphae)$`)
}

/** The tags by name. Those that only mobs and world generation ask about are left empty: a client needs their names. */
export const tagRows: readonly TagRow[] = [
  both('wool', /_wool$/),
  both('planks', /_planks$/),
  both('stone_bricks', /^((mossy|cracked|chiseled)_)?stone_bricks$/),
  both('wooden_buttons', new RegExp(`^${wood}_button$`)),
  both('buttons', /_button$/),
  both('carpets', /_carpet$/),
  both('wooden_doors', new RegExp(`^${wood}_door$`)),
  both('wooden_stairs', new RegExp(`^${wood}_stairs$`)),
  both('wooden_slabs', new RegExp(`^${wood}_slab$`)),
  both('wooden_fences', new RegExp(`^${wood}_fence$`)),
  block('pressure_plates', /_pressure_plate$/),
  both('wooden_pressure_plates', new RegExp(`^${wood}_pressure_plate$`)),
  block('stone_pressure_plates', named('stone_pressure_plate', 'polished_blackstone_pressure_plate')),
  both('wooden_trapdoors', new RegExp(`^${wood}_trapdoor$`)),
  both('doors', /_door$/),
  both('saplings', /^(?!bamboo).*_sapling$/),
  both('logs_that_burn', /_(log|wood)$/),
  both('logs', /_(log|wood|stem|hyphae)$(?<!mushroom_stem|melon_stem|pumpkin_stem)/),
  ...['dark_oak', 'oak', 'birch', 'acacia', 'jungle', 'spruce'].map((name) =>
    both(`${name}_logs`, logsOf(name)),
  ),
  both('crimson_stems', logsOf('crimson')),
  both('warped_stems', logsOf('warped')),
  both('banners', /_banner$/),
  both('sand', named('sand', 'red_sand')),
  both('stairs', /_stairs$/),
  both('slabs', /_slab$/),
  both('walls', /_wall$/),
  both('anvil', named('anvil', 'chipped_anvil', 'damaged_anvil')),
  both('rails', /^(.*_)?rail$/),
  both('leaves', /_leaves$/),
  both('trapdoors', /_trapdoor$/),
  both(
    'small_flowers',
    /^(dandelion|poppy|blue_orchid|allium|azure_bluet|.*_tulip|oxeye_daisy|cornflower|lily_of_the_valley|wither_rose)$/,
  ),
  both('beds', /_bed$/),
  both('fences', /_fence$/),
  both('tall_flowers', named('sunflower', 'lilac', 'rose_bush', 'peony')),
  both(
    'flowers',
    /^(dandelion|poppy|blue_orchid|allium|azure_bluet|.*_tulip|oxeye_daisy|cornflower|lily_of_the_valley|wither_rose|sunflower|lilac|rose_bush|peony)$/,
  ),
  both('piglin_repellents', /^soul_(fire|torch|lantern|wall_torch|campfire)$/),
  both('gold_ores', named('gold_ore', 'nether_gold_ore')),
  both('non_flammable_wood', /^(stripped_)?(crimson|warped)_(?!fungus|roots|nylium|wart)/),
  both('soul_fire_base_blocks', named('soul_sand', 'soul_soil')),
  block('flower_pots', /^(flower_pot|potted_.*)$/),
  block('enderman_holdable', nothing),
  block('ice', named('ice', 'packed_ice', 'blue_ice', 'frosted_ice')),
  block('valid_spawn', named('grass_block', 'podzol')),
  block('impermeable', /^(.*_stained_)?glass$/),
  block('underwater_bonemeals', nothing),
  block('coral_blocks', /^(?!dead).*_coral_block$/),
  block('wall_corals', /^(?!dead).*_coral_wall_fan$/),
  block('coral_plants', /^(?!dead).*_coral$/),
  block('corals', /^(?!dead).*_coral(_fan)?$/),
  block(
    'bamboo_plantable_on',
    /^(bamboo|bamboo_sapling|gravel|sand|red_sand|dirt|grass_block|podzol|coarse_dirt|mycelium)$/,
  ),
  block('standing_signs', /^(?!.*_wall_sign).*_sign$/),
  block('wall_signs', /_wall_sign$/),
  both('signs', /_sign$/),
  block('dragon_immune', nothing),
  block('wither_immune', nothing),
  block('wither_summon_base_blocks', named('soul_sand', 'soul_soil')),
  block('beehives', named('bee_nest', 'beehive')),
  block('crops', named('beetroots', 'carrots', 'potatoes', 'wheat', 'melon_stem', 'pumpkin_stem')),
  block('bee_growables', nothing),
  block('portals', named('nether_portal', 'end_portal', 'end_gateway')),
  block('fire', named('fire', 'soul_fire')),
  block('nylium', /_nylium$/),
  block('wart_blocks', named('nether_wart_block', 'warped_wart_block')),
  block('beacon_base_blocks', /^(netherite|emerald|diamond|gold|iron)_block$/),
  block('soul_speed_blocks', named('soul_sand', 'soul_soil')),
  block('wall_post_override', /^((soul_|redstone_)?torch|tripwire|.*_sign|.*_banner|.*_pressure_plate)$/),
  block('climbable', /^(ladder|vine|scaffolding|(weeping|twisting)_vines(_plant)?)$/),
  block('shulker_boxes', /shulker_box$/),
  block('hoglin_repellents', nothing),
  block('strider_warm_blocks', named('lava')),
  block('campfires', named('campfire', 'soul_campfire')),
  block('guarded_by_piglins', nothing),
  block('prevent_mob_spawning_inside', nothing),
  block('fence_gates', /_fence_gate$/),
  block('unstable_bottom_center', /_fence_gate$/),
  block('mushroom_grow_block', named('mycelium', 'podzol', 'crimson_nylium', 'warped_nylium')),
  block('infiniburn_overworld', named('netherrack', 'magma_block')),
  block('infiniburn_nether', named('netherrack', 'magma_block')),
  block('infiniburn_end', named('netherrack', 'magma_block', 'bedrock')),
  block('base_stone_overworld', named('stone', 'granite', 'diorite', 'andesite')),
  block('base_stone_nether', named('netherrack', 'basalt', 'blackstone')),
  item('piglin_loved', /^(gold_|golden_|raw_gold)|^(bell|clock|light_weighted_pressure_plate)$/),
  item('boats', /_boat$/),
  item('fishes', named('cod', 'cooked_cod', 'salmon', 'cooked_salmon', 'pufferfish', 'tropical_fish')),
  item('music_discs', /^music_disc_/),
  item('creeper_drop_music_discs', /^music_disc_(?!pigstep)/),
  item('coals', named('coal', 'charcoal')),
  item('arrows', named('arrow', 'tipped_arrow', 'spectral_arrow')),
  item('lectern_books', named('written_book', 'writable_book')),
  item('beacon_payment_items', named('netherite_ingot', 'emerald', 'diamond', 'gold_ingot', 'iron_ingot')),
  item('stone_tool_materials', named('cobblestone', 'blackstone')),
  item('stone_crafting_materials', named('cobblestone', 'blackstone')),
]
