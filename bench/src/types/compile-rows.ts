import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const compilerOptions = { target: 'es2022', module: 'nodenext', strict: true, noEmit: true, types: [] };

/** What the compiler says of a catalog. */
export interface Compilation {
  readonly instantiations: number;
  readonly seconds: number;
  /** Its errors; empty where there are none. */
  readonly errors: readonly string[];
}

/** Compiles a catalog of these rows, inside this package, so that the compiler finds core as it is built. */
export function compileRows(rows: readonly string[]): Compilation {
  const folder = join(import.meta.dirname, '../../.programs', `types-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['rows.ts'] }));
  // The first row stands in the third line.
  const program = `import { defineErrors } from '@errlex/core';\nexport const errors = defineErrors([\n${rows.join('\n')}\n]);\n`;
  writeFileSync(join(folder, 'rows.ts'), program);
  const options = { cwd: folder, shell: true, encoding: 'utf8' } as const;
  const { stdout } = spawnSync('tsc -p . --extendedDiagnostics', options);
  rmSync(folder, { recursive: true });
  const read = (name: string) => Number(new RegExp(`^${name}: +([\\d.]+)`, 'm').exec(stdout)?.[1]);
  return {
    instantiations: read('Instantiations'),
    seconds: read('Check time'),
    errors: stdout.split(/^(?=rows\.ts\()/m).filter((text) => text.startsWith('rows.ts(')),
  };
}
