import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const compilerOptions = { target: 'es2022', module: 'nodenext', strict: true, noEmit: true, types: [] };

/** Result of compiling a catalog. */
export interface Compilation {
  readonly instantiations: number;
  readonly seconds: number;
  /** Compiler errors; empty if there are none. */
  readonly errors: readonly string[];
}

/** Compiles a catalog of these definitions inside this package, so that the compiler finds the built core. */
export function compileRows(rows: readonly string[]): Compilation {
  const folder = join(import.meta.dirname, '../../.programs', `types-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['rows.ts'] }));
  // The first definition is in line 3.
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
