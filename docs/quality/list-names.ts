import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

interface Comment {
  readonly line: number;
  readonly text: string;
  readonly next: string;
}

interface Source {
  readonly path: string;
  readonly code: string;
  readonly comments: readonly Comment[];
}

const MAX_SIGNATURE_LENGTH = 400;
const TOKEN = /\/\/.*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`/g;
const REGEX_LITERAL = /(?<=[(,=:?[!&|]\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/g;
const COMMENT_MARKS = /^\s*(?:\/\*\*?|\*\/|\*|\/\/)|\*\/$/gm;
const DECLARATION =
  /^(?:export )?(?:declare |abstract |async )*(?:(?:function|const|let|type|interface|class) ([\w$]+)|const (\{[^}]*\}))/;
const DIRECTIVE = /^(?:biome-ignore|@ts-|#__PURE__)/;

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    root: { type: 'string', default: '.' },
    comments: { type: 'boolean', default: false },
    /** Folders of the packages to list, such as `packages/core`; everything if omitted. */
    package: {
      type: 'string',
      multiple: true,
      default: ['packages/*', 'apps/*', 'bench', 'tests', 'mutation', 'scripts', 'examples/*'],
    },
    sample: { type: 'string', default: '100' },
  },
});

/** Returns a generator of pseudo-random numbers in [0, 1), the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function drawSample<Item>(items: readonly Item[], random: () => number): Item[] {
  const ranked = items.map((item) => ({ item, rank: random() }));
  const drawn = new Set(
    [...ranked].sort((left, right) => left.rank - right.rank).slice(0, Number(options.sample)),
  );
  return ranked.filter((entry) => drawn.has(entry)).map(({ item }) => item);
}

/** Splits a file into its code and its comments; adjacent `//` lines are one comment. */
function readSource(path: string): Source {
  const raw = readFileSync(join(options.root, path), 'utf8');
  // Quotes and slashes in a regular expression would be read as strings and comments.
  const masked = raw.replace(REGEX_LITERAL, (regex) => regex.replace(/['"`/]/g, '_'));
  const comments: Comment[] = [];
  let end = 0;
  const code = masked.replace(TOKEN, (token, start: number) => {
    if (!/^\/[/*]/.test(token)) {
      return token;
    }
    const last = comments.at(-1);
    const isContinued = last && token.startsWith('//') && raw.slice(end, start).trim() === '';
    end = start + token.length;
    const words = raw.slice(start, end).replace(COMMENT_MARKS, '');
    const text = `${isContinued ? last.text : ''} ${words}`.replace(/\s+/g, ' ').trim();
    const below = masked.slice(end).replace(/^(?:\s+|\/\/.*|\/\*[\s\S]*?\*\/)+/, '');
    if (isContinued) {
      comments[comments.length - 1] = { ...last, text };
    } else if (!DIRECTIVE.test(text)) {
      comments.push({ line: raw.slice(0, start).split('\n').length, text, next: below.split('\n')[0] ?? '' });
    }
    return '';
  });
  return { path, code, comments };
}

/** Cuts off the body of a function or class, and the value of a constant unless it is a short literal. */
function toSignature(statement: string): string {
  const [, kind = ''] = /(function|const|let|type|interface|class) /.exec(statement) ?? [];
  const patterns: Readonly<Record<string, RegExp>> = {
    function: /^[\s\S]*?(?=(?<!extends|is|[^\w)\]>}]) \{\s|;?$)/,
    class: /^[^{]*/,
    const: /^[^=]+= (?:'.*'|[\d_]+|(?:async )?\((?:[^()]|\([^()]*\))*\)(?:: [^=]+)? =>|new \w+|[[{(])?/,
  };
  const signature = patterns[kind === 'let' ? 'const' : kind]?.exec(statement)?.[0] ?? statement;
  return signature.replace(/\s+/g, ' ').trim().slice(0, MAX_SIGNATURE_LENGTH);
}

/** Returns the signatures of a file by `file#name`. Each top-level statement starts at column 0 with a word. */
function listDeclarations({ path, code }: Source): Map<string, string> {
  const signatures = new Map<string, string>();
  for (const statement of code.split(/\n(?=[a-z])/).map((each) => each.trim())) {
    const [, name, pattern] = DECLARATION.exec(statement) ?? [];
    for (const each of name ? [name] : (pattern?.match(/[\w$]+(?=\s*[,}])/g) ?? [])) {
      const overloads = signatures.get(`${path}#${each}`);
      signatures.set(`${path}#${each}`, `${overloads ? `${overloads} | ` : ''}${toSignature(statement)}`);
    }
  }
  return signatures;
}

/** Returns `file#name` of each name that an entry point exports, without those of other packages. */
function listExports({ code, path }: Source): string[] {
  const own = [...code.matchAll(/^export (?:const|function|interface) (\w+)/gm)];
  const lists = [...code.matchAll(/^export (?:type )?\{([^}]*)\}(?: from '(\.[^']*)\.js')?;$/gm)];
  return [
    ...own.map(([, name]) => `${path}#${name}`),
    ...lists.flatMap(([, names = '', from]) =>
      names
        .split(',')
        .map((name) => name.trim().replace(/^type /, ''))
        .filter(Boolean)
        .map((name) => `${from ? join(dirname(path), `${from}.ts`) : path}#${name}`),
    ),
  ];
}

const random = createRandom(Number(options.seed));
const sources = options.package
  .flatMap((folder) =>
    globSync(`${folder}/**/*.ts`, { cwd: options.root, exclude: ['**/{node_modules,dist,generated}'] }),
  )
  .filter((path) => !path.endsWith('.test-d.ts'))
  .sort()
  .map(readSource);

if (options.comments) {
  const comments = sources.flatMap((source) =>
    source.comments.map((each) => ({ ...each, path: source.path })),
  );
  console.log(`# ${comments.length} comments`);
  for (const { path, line, text, next } of drawSample(comments, random)) {
    console.log(`${path}:${line}\n  ${text}\n  > ${next.trim()}`);
  }
} else {
  const entryPoints = sources.filter(({ path }) =>
    /^packages\/\w+\/src\/.*index\.ts$|^packages\/\w+\/src\/index\.ts$/.test(path),
  );
  const publicNames = new Set(entryPoints.flatMap(listExports));
  const declared = new Map(sources.flatMap((source) => [...listDeclarations(source)]));
  const internal = [...declared.keys()].filter(
    (name) => !publicNames.has(name) && !/\.(?:test|fixture)\.ts#/.test(name),
  );
  const lists = {
    public: [...publicNames],
    [`of ${internal.length} internal`]: drawSample(internal, random),
  };
  for (const [title, names] of Object.entries(lists)) {
    console.log(`# ${names.length} ${title} names`);
    for (const name of names) console.log(name, declared.get(name) ?? '');
  }
}
