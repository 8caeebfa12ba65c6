import { globSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './packages.js';

// The parser imports JSON without the import attribute that Node requires.
registerHooks({
  load: (url, context, load) =>
    load(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import(
  '@actions/workflow-parser'
);
const { ErrorPolicy } = await import('@actions/workflow-parser/model/convert');

const paths = globSync('.github/workflows/*.yml', { cwd: root }).sort();

it('there are workflows for changes, releases, nights and the site', () => {
  expect(paths.map((path) => path.replace(/^.*\//, ''))).toEqual([
    'ci.yml',
    'nightly.yml',
    'pages.yml',
    'release.yml',
  ]);
});

const contents = paths.map((path): [path: string, content: string] => [
  path,
  readFileSync(join(root, path), 'utf8'),
]);

/** Workflows in the guides. */
const shown = globSync('docs/*.md', { cwd: root }).flatMap((path) =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map(([, content]) => content ?? '')
    .filter((content) => /^on:/m.test(content))
    .map((content): [path: string, content: string] => [path, content]),
);

it.each([...contents, ...shown])('%s is a valid workflow', async (path, content) => {
  const { context, value } = parseWorkflow({ name: path, content }, new NoOperationTraceWriter());
  if (value) {
    await convertWorkflowTemplate(context, value, undefined, { errorPolicy: ErrorPolicy.TryConversion });
  }
  expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
});

function actionsIn(content: string): string[] {
  return [...content.matchAll(/\buses: (.*)$/gm)].map(([, action = '']) => action);
}

it.each(contents)('%s pins actions by commit and images by version', (_, content) => {
  const pinned = /^[\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$|^\.\//;
  expect(actionsIn(content).filter((action) => !pinned.test(action))).toEqual([]);
  expect(content).not.toMatch(/image: \S+:latest\b/);
});

it.each(shown)('the workflow in %s names actions by major version', (_, content) => {
  expect(actionsIn(content).filter((action) => !/^[\w-]+\/[\w-]+@v\d+$/.test(action))).toEqual([]);
});

it.each([...contents, ...shown])('%s grants read access unless a job asks for more', (_, content) => {
  expect(content).toContain('\npermissions:\n  contents: read\n');
});

it('no workflow holds a token for npm', () => {
  expect(contents.filter(([, content]) => /NPM_TOKEN|NODE_AUTH_TOKEN/.test(content))).toEqual([]);
});
