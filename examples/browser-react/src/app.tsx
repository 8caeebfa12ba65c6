import { withApiErrors } from '@errlex/browser';
import { ErrorAlert } from '@errlex/browser/react';
import { useState } from 'react';

const request = withApiErrors(fetch);

export function App() {
  const [price, setPrice] = useState('');
  const [error, setError] = useState<unknown>();

  async function ask(form: FormData) {
    setPrice('');
    setError(undefined);
    try {
      const symbol = encodeURIComponent(String(form.get('symbol')));
      const response = await request(`/api/v3/market/ticker/price?symbol=${symbol}`);
      setPrice((await response.json()).price);
    } catch (thrown) {
      setError(thrown);
    }
  }

  return (
    <>
      <form action={ask}>
        <label>
          Symbol <input name="symbol" defaultValue="BTC_USDT" />
        </label>
        <button type="submit">Price</button>
        <output>{price}</output>
        <ErrorAlert error={error} />
      </form>
      <label>
        Language
        <select
          id="language"
          onChange={({ target }) => {
            // The shown error changes its language too.
            document.documentElement.lang = target.value;
          }}
        >
          {['', 'en', 'de', 'ja', 'ar'].map((tag) => (
            <option key={tag}>{tag}</option>
          ))}
        </select>
      </label>
    </>
  );
}
