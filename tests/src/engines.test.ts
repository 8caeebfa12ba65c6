import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Node, parse } from 'acorn';
import { full } from 'acorn-walk';
import { describe, expect, it } from 'vitest';
import { missingBuiltIns, missingGlobals, missingMethods, missingPatterns } from './engine-gaps.js';
import { root } from './packages.js';

/** The packages that run in browsers and in React Native. */
const packages = ['core', 'i18n', 'browser'];

/** ES2020: what Chrome 80, Firefox 78, Safari 14 and Hermes parse, apart from the listed patterns. */
const OLDEST_VERSION = 2020;

/** A node of any type, whose fields are read by name. */
type AnyNode = Node & Readonly<Record<string, unknown>>;

/**
 * Returns the built-ins of a program that the oldest engines lack, with the engines that have them. Throws a `SyntaxError` if they
 * cannot parse the program.
 */
function findGaps(code: string): Map<string, string> {
  const gaps = new Map<string, string>();
  const check = (table: Readonly<Record<string, string>>, name: string) => {
    if (Object.hasOwn(table, name)) gaps.set(name, table[name] as string);
  };
  full(parse(code, { ecmaVersion: OLDEST_VERSION, sourceType: 'module' }), (one) => {
    const node = one as AnyNode;
    if (node.type === 'Identifier') check(missingGlobals, node.name as string);
    if (node.type === 'MemberExpression') {
      const field = nameOf(node.property);
      check(missingMethods, field);
      check(missingBuiltIns, `${nameOf(node.object)}.${field}`);
    }
    if (node.type === 'NewExpression' && nativeError.test(nameOf(node.callee))) {
      if ((node.arguments as unknown[]).length > 1) gaps.set('cause', 'Chrome 93, Firefox 91, Safari 15');
    }
    // A string may be the source of a `RegExp`.
    const source = node.type === 'TemplateElement' ? (node.value as { raw: string }).raw : node.raw;
    for (const [part, engines] of missingPatterns) {
      if (typeof source === 'string' && part.test(source)) gaps.set(source, engines);
    }
  });
  return gaps;
}

const nativeError = /^(?:Eval|Range|Reference|Syntax|Type|URI)?Error$/;

function nameOf(node: unknown): string {
  return String((node as AnyNode).name);
}

describe.each(packages)('@errlex/%s as built', (folder) => {
  const directory = join(root, 'packages', folder);
  const files = globSync('{dist,react-native}/**/*.js', { cwd: directory });

  it('uses no syntax and no built-in that Chrome 80, Firefox 78, Safari 14 or Hermes lacks', () => {
    expect(files.length).toBeGreaterThan(5);
    const gaps = files.flatMap((file) => {
      const found = findGaps(readFileSync(join(directory, file), 'utf8'));
      return [...found].map(([name, engines]) => `${file}: ${name} needs ${engines}`);
    });
    expect(gaps).toEqual([]);
  });
});

describe('the check', () => {
  it.each([
    ['Object.hasOwn(a, "b")', 'Object.hasOwn'],
    ['a.at(-1)', 'at'],
    ['a?.replaceAll("b", "c")', 'replaceAll'],
    ['structuredClone(a)', 'structuredClone'],
    ['throw new TypeError("a", { cause: b })', 'cause'],
    ['/(?<=a)b/', '/(?<=a)b/'],
    ['new RegExp("(?<name>a)")', '"(?<name>a)"'],
    ['/\\p{L}/u', '/\\p{L}/u'],
  ])('finds %s', (code, name) => {
    expect([...findGaps(code).keys()]).toEqual([name]);
  });

  it.each(['a ??= b', 'class A { static b = 1 }', 'class A { #b }', 'await a', 'a = 1_000', '/a/d'])(
    'rejects the syntax of %s',
    (code) => {
      expect(() => findGaps(code)).toThrow(SyntaxError);
    },
  );
});
