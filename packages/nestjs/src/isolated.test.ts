import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/**
 * Loads the CommonJS build as Jest does, each module as a script of its own, for which Node has no dynamic
 * import; and prints what an application answers over HTTP and on gRPC.
 */
const program = String.raw`
  const { readFileSync } = require('node:fs');
  const { _extensions } = require('node:module');
  const { Script } = require('node:vm');
  const load = _extensions['.js'];
  _extensions['.js'] = (module, filename) => {
    if (!/\bpackages\b.*\bdist.cjs\b/.test(filename)) return load(module, filename);
    const code = '(function (exports, require, module) {' + readFileSync(filename, 'utf8') + '\n})';
    const run = new Script(code, { filename }).runInThisContext();
    run(module.exports, (name) => module.require(name), module);
  };
  const { ApiException, ApiExceptionFilter, ErrlexModule } = require('@errlex/nestjs');
  const { Metadata } = require('@grpc/grpc-js');
  const { NestFactory } = require('@nestjs/core');
  const { ExecutionContextHost } = require('@nestjs/core/helpers/execution-context-host.js');
  const start = async () => {
    const app = await NestFactory.create(ErrlexModule.forRoot(), { logger: false });
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    console.log(await (await fetch(url, { headers: { 'Accept-Language': 'de' } })).text());
    const host = new ExecutionContextHost([{}, new Metadata()]);
    host.setType('rpc');
    app.get(ApiExceptionFilter).catch(new ApiException('INVALID_SYMBOL'), host).subscribe({
      error: ({ code, metadata }) => console.log(code, String(metadata.get('errlex-bin')[0])),
    });
    await app.close();
  };
  start();
`;

it('the CommonJS build starts and answers where nothing can be imported, as in Jest', async () => {
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  const args = ['--input-type=commonjs', '--eval', program];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd });
  const [http, grpc] = stdout.split('\n');
  expect(http).toBe('{"code":-1000,"msg":"Ein unbekannter Fehler ist aufgetreten."}');
  expect(grpc).toMatch(/^3 \{.*"code":-1121/);
});
