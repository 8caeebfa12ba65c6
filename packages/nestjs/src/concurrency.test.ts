import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ThrowingModule } from './test-support/app.fixture.js';
import { platforms, type Server, startServer } from './test-support/server.fixture.js';

describe.each(platforms)('ApiExceptionFilter on $platform', (platform) => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer(ThrowingModule, platform);
  });
  afterAll(() => server.close());

  it('tells two thousand requests at once in six languages apart', async () => {
    const languages = ['de', 'ja', 'fr', 'ar', 'zh-TW', 'en'];
    const asked = Array.from({ length: 2000 }, (_, index) => languages[index % 6] as string);
    const texts = new Map<string, string>();
    for (const language of languages)
      texts.set(language, (await server.ask('/throw/bare', { language })).text);
    expect(new Set(texts.values()).size).toBe(6);
    const answers = await Promise.all(asked.map((language) => server.ask('/throw/bare', { language })));
    expect(answers.filter(({ text }, index) => text !== texts.get(asked[index] as string))).toEqual([]);
  });
});
