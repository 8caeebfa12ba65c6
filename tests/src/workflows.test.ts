import { globSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './packages.js';

// The parser imports JSON as bundlers want it, without saying so as Node does.
registerHooks({
  load: (url, context, load) =>
    load(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import(
  '@actions/workflow-parser'
);
const { ErrorPolicy } = await import('@actions/workflow-parser/model/convert');

const paths = globSync('.github/workflows/*.yml', { cwd: root }).sort();

it('the workflows are those of a change, a release, a night and the page', () => {
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

/** Workflows that guides show. */
const shown = globSync('docs/*.md', { cwd: root }).flatMap((path) =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map(([, content]) => content ?? '')
    .filter((content) => /^on:/m.test(content))
    .map((content): [path: string, content: string] => [path, content]),
);

it.each([...contents, ...shown])('%s is what GitHub accepts', async (path, content) => {
  const { context, value } = parseWorkflow({ name: path, content }, new NoOperationTraceWriter());
  if (value) {
    await convertWorkflowTemplate(context, value, undefined, { errorPolicy: ErrorPolicy.TryConversion });
  }
  expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
});

it.each([...contents, ...shown])(
  '%s pins what it uses by major, and grants no more than it says',
  (_, content) => {
    const used = [...content.matchAll(/\buses: (.*)$/gm)].map(([, action = '']) => action);
    expect(used.filter((action) => !/^[\w-]+\/[\w-]+@v\d+$|^\.\//.test(action))).toEqual([]);
    expect(content).toContain('\npermissions:\n  contents: read\n');
  },
);
