import { describe, expect, it } from 'vitest';
import { renderAdvice } from './style.js';

describe('renderAdvice', () => {
  it('rounds the time to wait up to whole seconds', () => {
    expect(renderAdvice({ retry: 'backoff', executed: 'no', after: 1200 })).toBe(
      'backoff: wait 2 s, then resend; not executed',
    );
  });

  it('says how to resend after a clock error', () => {
    expect(renderAdvice({ retry: 'resync', executed: 'no' })).toBe(
      'resync: read the server time, sign again, resend once; not executed',
    );
  });
});
