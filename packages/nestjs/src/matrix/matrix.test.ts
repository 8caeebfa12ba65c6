import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as common from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Server, startServer } from '../test-support/server.fixture.js';
import { MatrixModule, refuse } from './matrix.fixture.js';
import { curedPlatforms } from './platforms.fixture.js';
import { rows } from './rows.fixture.js';
import { cellOf, columns, toTable } from './to-table.fixture.js';

// Only Nest 12 has this pipe.
const major = 'StandardSchemaValidationPipe' in common ? '12' : '11';

describe.each(curedPlatforms)(`the matrix on $platform ${major}`, (platform) => {
  const column = columns.find((one) => one === `${platform.platform} ${major}`) ?? columns[0];
  let server: Server;
  const rejections: unknown[] = [];
  const reject = (reason: unknown) => rejections.push(reason);
  beforeAll(async () => {
    process.on('unhandledRejection', reject);
    server = await startServer(MatrixModule, platform, (app) => app.use('/used', refuse));
  });
  afterAll(async () => {
    process.off('unhandledRejection', reject);
    await server.close();
  });
  beforeEach(() => {
    rejections.length = 0;
  });

  it.each(rows)('$title', async (row) => {
    expect(await row.ask(server)).toBe(cellOf(row, column));
    expect(rejections).toEqual([]);
  });
});

it('the table of the README is that of the matrix', async () => {
  const file = fileURLToPath(new URL('../../README.md', import.meta.url));
  const [before = '', rest = ''] = readFileSync(file, 'utf8').split('<!-- matrix -->\n');
  const [, after = ''] = rest.split('\n<!-- /matrix -->');
  const whole = `${before}<!-- matrix -->\n${toTable(rows)}\n<!-- /matrix -->${after}`;
  await expect(whole).toMatchFileSnapshot(file);
});
