import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSamples, type Sample } from './contracts.fixture.js';
import {
  compileJava,
  createWorkspace,
  hasProgram,
  prepareGo,
  readDifferences,
  removeWorkspace,
  run,
  runJava,
  runPython,
  runTypeScript,
  type Workspace,
} from './workspace.fixture.js';

const isRequired = process.env.ERRLEX_LANGUAGES === 'required';
const hasMypy = hasProgram('mypy', ['--version']);

let samples: Sample[];
beforeAll(async () => {
  samples = await loadSamples();
});

/** Skips the tests of a language whose tools are missing, with a notice. */
function describeLanguage(name: string, isInstalled: boolean, tests: () => void): void {
  if (!isInstalled && !isRequired) console.warn(`${name} is not installed; its tests are skipped.`);
  describe.skipIf(!isInstalled && !isRequired)(name, tests);
}

/** Expects every module to pass, except for the one in which a difference was planted. */
function expectToPass(workspace: Workspace, toExpected?: (text: string) => string): void {
  const { honest, planted } = readDifferences(workspace, toExpected);
  expect(honest).toEqual([]);
  expect(planted[0]?.expected).toContain('Planted text.');
}

describe('TypeScript', () => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = createWorkspace('json', samples);
  });
  afterAll(() => removeWorkspace(workspace));

  it('passes all vectors, and fails with a planted difference', () => {
    runTypeScript(workspace);
    expectToPass(workspace);
  });
});

describeLanguage(
  'Python',
  hasProgram('python3', ['-c', 'import sys; assert sys.version_info >= (3, 11)']),
  () => {
    let workspace: Workspace;
    beforeAll(() => {
      workspace = createWorkspace('python', samples);
    });
    afterAll(() => removeWorkspace(workspace));

    it('passes all vectors, and fails with a planted difference', () => {
      runPython(workspace);
      expectToPass(workspace);
    });

    it.skipIf(!hasMypy && !isRequired)('is clean under mypy --strict', () => {
      const files = workspace.modules.map(({ name }) => `${name}.py`);
      expect(run(workspace, 'mypy', ['--strict', '--python-version', '3.11', ...files])).toContain(
        'no issues found',
      );
    });
  },
);

describeLanguage('Go', hasProgram('go', ['version']), () => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = createWorkspace('go', samples);
    prepareGo(workspace);
  });
  afterAll(() => removeWorkspace(workspace));

  it('is formatted as gofmt does', () => {
    expect(run(workspace, 'gofmt', ['-l', '.'])).toBe('');
  });

  it('is clean under go vet', () => {
    expect(run(workspace, 'go', ['vet', './...'])).toBe('');
  });

  it('passes all vectors, and fails with a planted difference', () => {
    run(workspace, 'go', ['run', '.']);
    // A string of Go that came from JSON has U+FFFD in place of a lone surrogate.
    const toGo = (json: string) => json.replace(/\\ud[89a-f][0-9a-f]{2}/g, '\ufffd').toWellFormed();
    expectToPass(workspace, toGo);
  });
});

describeLanguage('Java', hasProgram('javac', ['--release', '17', '-version']), () => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = createWorkspace('java', samples);
  });
  afterAll(() => removeWorkspace(workspace));

  it('compiles without a warning', () => {
    expect(compileJava(workspace)).toBe('');
  });

  it('passes all vectors, and fails with a planted difference', () => {
    runJava(workspace);
    expectToPass(workspace);
  });
});
