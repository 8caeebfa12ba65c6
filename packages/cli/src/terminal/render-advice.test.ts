import { describe, expect, it } from 'vitest';
import { renderAdvice } from './render-advice.js';

describe('renderAdvice', () => {
  it('tells a time to wait in whole seconds, rounded up', () => {
    expect(renderAdvice({ retry: 'backoff', executed: 'no', after: 1200 })).toBe(
      'backoff: wait 2 s, then repeat it; it was not carried out',
    );
  });

  it('tells to set the clock where the timestamp had expired', () => {
    expect(renderAdvice({ retry: 'resync', executed: 'no' })).toBe(
      'resync: read the server time, sign again and repeat once; it was not carried out',
    );
  });
});
