/** Module boundaries. A package appears here as its folder, or as its name if it is not built. */
export default {
  forbidden: [
    {
      name: 'arrows-point-down',
      comment: 'A package imports core, i18n and itself; nothing in packages/ imports an app.',
      severity: 'error',
      from: { path: '^packages/(?!(?:cli|nestjs)/)([^/]+)/' },
      to: {
        path: '^(?:packages|@errlex|apps|bench|examples|tests)/',
        pathNot: '^(?:packages|@errlex)/(?:core|i18n|$1)(?:/|$)',
      },
    },
    {
      name: 'command-uses-codegen',
      comment: 'The command imports core, i18n and codegen.',
      severity: 'error',
      from: { path: '^packages/cli/' },
      to: {
        path: '^(?:packages|@errlex|apps|bench|examples|tests)/',
        pathNot: '^(?:packages|@errlex)/(?:core|i18n|codegen|cli)(?:/|$)',
      },
    },
    {
      name: 'nestjs-uses-server',
      comment: 'The Nest package imports core, i18n and server.',
      severity: 'error',
      from: { path: '^packages/nestjs/' },
      to: {
        path: '^(?:packages|@errlex|apps|bench|examples|tests)/',
        pathNot: '^(?:packages|@errlex)/(?:core|i18n|server|nestjs)(?:/|$)',
      },
    },
    {
      name: 'core-is-lowest',
      severity: 'error',
      from: { path: '^packages/core/' },
      to: { path: '^(?:packages|@errlex)/i18n(?:/|$)' },
    },
    {
      name: 'through-public-entries',
      comment: 'Workspaces import each other through public entry points only.',
      severity: 'error',
      from: { path: '^((?:packages|apps|examples)/[^/]+|bench|tests)/' },
      to: { path: '^(?:packages|apps|examples)/[^/]+/src/', pathNot: '^$1/' },
    },
    { name: 'no-cycle-between-files', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-cycle-between-folders',
      comment: 'Sibling folders must not depend on each other in a cycle. A folder and its subfolders may.',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules|/dist/' },
    // tsup deletes its bundled configuration when a build ends.
    exclude: { path: '\\.(?:test|test-d|fixture)\\.ts$|/test-support/|/\\.programs/|\\.bundled_' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node'] },
  },
};
