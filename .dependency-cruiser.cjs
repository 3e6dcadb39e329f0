/** Data flows env -> diagnosis -> memory -> distill -> agent -> evolve -> cli; imports only point left. */
const rooms = ['env', 'diagnosis', 'memory', 'distill', 'agent', 'evolve', 'cli']

const onlyLeft = rooms.slice(0, -1).map((room, index) => ({
  name: `${room}-imports-only-left`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: `^src/(${rooms.slice(index + 1).join('|')})/` },
}))

/** A room is entered through its door, or through an adapter folder that stays outside the door. */
const throughTheDoor = rooms.map((room) => ({
  name: `${room}-through-its-door`,
  severity: 'error',
  from: { path: '^src/', pathNot: [`^src/${room}/`, '^src/cli/composition/'] },
  to: { path: `^src/${room}/`, pathNot: [`^src/${room}/index\\.ts$`] },
}))

/** How the world really is, nobody who plays may know: only the composition root hands it to a score. */
const refereeApart = {
  name: 'referee-apart',
  severity: 'error',
  from: { path: '^src/', pathNot: ['^src/env/embedded/referee/', '^src/cli/composition/'] },
  to: { path: '^src/env/embedded/referee/' },
}

/** Where each heavy package may live. */
const heavy = [
  { package: 'mineflayer(-pathfinder)?', home: '^src/env/(mineflayer|embedded|remote)/' },
  { package: 'better-sqlite3', home: '^src/memory/sqlite/' },
  { package: 'inversify', home: '^src/cli/composition/' },
  { package: '@sinonjs/fake-timers', home: '^src/env/embedded/host/' },
  { package: 'onnxruntime-node', home: '^src/distill/training/onnx/' },
  { package: 'hyparquet(-writer)?', home: '^src/distill/dataset/file/' },
  { package: '(@bufbuild/protobuf|onnx-buf)', home: '^src/distill/training/graph/' },
].map(({ package: name, home }) => ({
  name: `${name}-stays-home`,
  severity: 'error',
  from: { path: '^src/', pathNot: home },
  to: { path: `^node_modules/${name}/`, dependencyTypesNot: ['type-only'] },
}))

module.exports = {
  forbidden: [
    {
      name: 'no-rings',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...onlyLeft,
    ...throughTheDoor,
    refereeApart,
    ...heavy,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.cjs', '.json'],
    },
  },
}
