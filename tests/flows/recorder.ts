import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const packagesFolder = fileURLToPath(new URL('../../packages/', import.meta.url));

/** Functions and errors between two reads of the coverage. */
export interface Recording {
  /** How often each function of the packages ran, by `package/source-file: function line:column`. */
  readonly functions: Readonly<Record<string, number>>;
  /** How many objects of each error class were made. */
  readonly errors: Readonly<Record<string, number>>;
}

export interface Recorder {
  /** Returns what ran since the last call. */
  take(): Promise<Recording>;
}

/** Starts to record this process. Import the packages afterwards: their classes extend the counting `Error`. */
export async function startRecorder(): Promise<Recorder> {
  let errors: Record<string, number> = {};
  const counted = (name: string) => {
    errors[name] = (errors[name] ?? 0) + 1;
  };
  globalThis.Error = new Proxy(Error, {
    construct(target, args, newTarget) {
      // `createApiError` constructs an `ApiError` with itself as the target.
      counted(String(newTarget.prototype.constructor.name));
      return Reflect.construct(target, args, newTarget);
    },
    apply(target, self, args) {
      counted('Error');
      return Reflect.apply(target, self, args);
    },
  });
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  return {
    async take() {
      const { result } = await session.post('Profiler.takePreciseCoverage');
      const functions = Object.fromEntries(result.flatMap(readScript));
      const recording = { functions, errors };
      errors = {};
      return recording;
    },
  };
}

interface ScriptCoverage {
  readonly url: string;
  readonly functions: readonly {
    readonly functionName: string;
    readonly ranges: readonly { readonly startOffset: number; readonly count: number }[];
  }[];
}

/** Returns the functions of a script that ran, if a package of ours is built into it. */
function readScript({ url, functions }: ScriptCoverage): [name: string, count: number][] {
  if (!url.startsWith('file:')) return [];
  const path = relative(packagesFolder, fileURLToPath(url));
  const [, folder, file = ''] = /^([\w-]+)\/dist\/(?:esm\/|cjs\/)?(.*)$/.exec(path) ?? [];
  if (folder === undefined) return [];
  const text = readFileSync(new URL(url), 'utf8');
  return functions.flatMap(({ functionName, ranges }) => {
    const { startOffset, count } = ranges[0] ?? { startOffset: 0, count: 0 };
    const isModule = functionName === '' && startOffset === 0;
    if (count === 0 || isModule) return [];
    const lines = text.slice(0, startOffset).split('\n');
    const place = `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
    const source = sourceFileAt(text, startOffset) ?? file;
    return [[`${folder}/${source}: ${functionName || '(anonymous)'} ${place}`, count]];
  });
}

/** Finds the source module of a place in a bundle: esbuild writes `// src/file.ts` before the code of each. */
function sourceFileAt(text: string, offset: number): string | undefined {
  const comments = [...text.slice(0, offset).matchAll(/^\/\/ src\/(\S+)\.tsx?$/gm)];
  return comments.at(-1)?.[1];
}
