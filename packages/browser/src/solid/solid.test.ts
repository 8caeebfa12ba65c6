import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { compileSolid, runOnServer } from '../../test-support/compile-components.js';
import { strictPolicy } from '../../test-support/site.js';
import { testBinding } from '../../test-support/try-bindings.js';

const components = {
  'alert.solid': `
    import { useErrorTranslation } from '@errlex/browser/solid';
    import { createSignal } from 'solid-js';
    export function Alert({ control }) {
      const [state, change] = createSignal(control);
      control.change = change;
      const options = () => ({ ...state().options, translator: state().options?.isSlow ? globalThis.slow : undefined });
      const translation = useErrorTranslation(() => state().error, options);
      const live = () => translation()?.isUpdate && 'off';
      return <p role="alert" lang={translation()?.locale} dir={translation()?.dir} aria-live={live()}>{translation()?.text}</p>;
    }`,
};

/** Solid writes the markup of its components with `innerHTML`, so the page needs a default policy. */
const contents = `
  import { createComponent, hydrate, render } from 'solid-js/web';
  import { Alert } from 'alert.solid';
  globalThis.trustedTypes?.createPolicy('default', { createHTML: (html) => html });
  globalThis._$HY = { events: [], completed: new WeakSet(), r: {} };
  let control, dispose;
  globalThis.binding = {
    start(state, isHydrating) {
      control = { ...state };
      const element = document.querySelector('#app');
      dispose = (isHydrating ? hydrate : render)(() => createComponent(Alert, { control }), element);
    },
    change: (state) => control.change(state),
    stop: () => dispose(),
  };
`;

const policy = strictPolicy.replace("trusted-types 'none'", 'trusted-types default');

describe('useErrorTranslation in Solid', () => {
  testBinding({
    script: {
      contents,
      policy,
      plugins: [compileSolid(components, 'client')],
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    async renderOnServer(state) {
      const program = `
        import { createComponent, renderToString } from 'solid-js/web';
        import { Alert } from 'alert.solid';
        export default (control) => renderToString(() => createComponent(Alert, { control }));
      `;
      const toHtml = await runOnServer(program, compileSolid(components, 'server'));
      return (toHtml as (state: object) => string)({ ...state });
    },
  });
});
