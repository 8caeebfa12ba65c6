import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const dist = new URL('../dist/esm/', import.meta.url);

/** Packages that every Nest application has installed. */
const common = ['@nestjs/common', '@nestjs/core', 'rxjs'];

/** Every package that a module imports when it runs, itself or through other modules of this package. */
function toImported(entry: URL, seen = new Set<string>()): Set<string> {
  const found = new Set<string>();
  if (seen.has(entry.href)) return found;
  seen.add(entry.href);
  for (const [, from = ''] of readFileSync(entry, 'utf8').matchAll(/(?:from|import) ?"([^"]+)"/g)) {
    if (!from.startsWith('.')) found.add(toPackage(from));
    else for (const name of toImported(new URL(from, entry), seen)) found.add(name);
  }
  return found;
}

function toPackage(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

describe.each([
  ['graphql', [], ['createApolloOptions', 'createMercuriusOptions', 'createSubscriptionOptions']],
  ['microservices', [], ['JsonReplyInterceptor', 'toApiErrors', 'withApiErrors']],
  ['swagger', ['@nestjs/swagger'], ['ApiErrorResponses']],
  ['testing', [], ['expectApiError']],
  ['websockets', ['@nestjs/websockets'], ['ErrlexGateway']],
])('@errlex/nestjs/%s', (entry, peers, names) => {
  const { dependencies }: { dependencies: object } = require('@errlex/nestjs/package.json');

  it('imports the packages of its own peers and no others', () => {
    const imported = [...toImported(new URL(`${entry}/index.js`, dist))];
    const installed = [...Object.keys(dependencies), ...common, ...peers];
    expect(imported.filter((name) => !installed.includes(name) && !isBuiltin(name))).toEqual([]);
    expect(imported).toEqual(expect.arrayContaining(peers));
  });

  it('loads in both builds', async () => {
    expect(Object.keys(await import(import.meta.resolve(`@errlex/nestjs/${entry}`))).sort()).toEqual(names);
    expect(Object.keys(require(`@errlex/nestjs/${entry}`)).sort()).toEqual(names);
  });
});

it('the root imports nothing of a transport', () => {
  const imported = [...toImported(new URL('index.js', dist))];
  expect(imported.filter((name) => name.startsWith('@nestjs/') && !common.includes(name))).toEqual([]);
  expect(
    imported.filter((name) => /grpc|protobuf|nats|mqtt|amqp|redis|kafka|socket|^ws$/.test(name)),
  ).toEqual([]);
});

const listLoaded: Readonly<Record<string, string>> = {
  commonjs: `require('@errlex/nestjs'); print(Object.keys(require.cache));`,
  module: `
    import { registerHooks } from 'node:module';
    const urls = [];
    registerHooks({ load: (url, context, next) => { urls.push(url); return next(url, context); } });
    await import('@errlex/nestjs');
    print(urls);
  `,
};

it.each(Object.keys(listLoaded))('the root entry loads at most 12 files of ours, as %s', (type) => {
  const print = `const print = (files) => console.log(JSON.stringify(files));`;
  const output = execFileSync(
    process.execPath,
    [`--input-type=${type}`, '--eval', `${print} ${listLoaded[type]}`],
    { cwd: new URL('..', import.meta.url), encoding: 'utf8' },
  );
  const files: string[] = JSON.parse(output);
  const own = files.filter((file) => /\/packages\/\w+\/dist\//.test(file));
  expect(own.length).toBeGreaterThan(4);
  expect(own.length).toBeLessThanOrEqual(12);
});
