import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { compileSvelte, runOnServer } from '../../test-support/compile-components.js';
import { strictPolicy } from '../../test-support/site.js';
import { testBinding } from '../../test-support/try-bindings.js';

const components = {
  'alert.svelte': `
    <script>
      import { useErrorTranslation } from '@errlex/browser/svelte';
      const { control } = $props();
      let thrown = $state.raw(control.error);
      let options = $state.raw(control.options ?? {});
      control.change = (state) => {
        thrown = state.error;
        options = state.options ?? {};
      };
      const translator = $derived(options.isSlow ? globalThis.slow : undefined);
      const translation = useErrorTranslation(() => thrown, () => ({ ...options, translator }));
    </script>
    <p
      role="alert"
      lang={translation.current?.locale}
      dir={translation.current?.dir}
      aria-live={translation.current?.isUpdate && 'off'}
    >{translation.current?.text}</p>`,
};

const contents = `
  import { hydrate, mount, unmount } from 'svelte';
  import Alert from 'alert.svelte';
  let app, control;
  globalThis.binding = {
    start(state, isHydrating) {
      control = { ...state };
      const target = document.querySelector('#app');
      app = (isHydrating ? hydrate : mount)(Alert, { target, props: { control } });
    },
    change: (state) => control.change(state),
    stop: () => unmount(app),
  };
`;

/** Svelte creates a trusted-types policy, so the page must allow it. */
const policy = strictPolicy.replace("trusted-types 'none'", 'trusted-types svelte-trusted-html');

describe('useErrorTranslation in Svelte', () => {
  testBinding({
    script: {
      contents,
      policy,
      plugins: [compileSvelte(components, 'client')],
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    async renderOnServer(state) {
      const program = `
        import { render } from 'svelte/server';
        import Alert from 'alert.svelte';
        export default (control) => render(Alert, { props: { control } }).body;
      `;
      const toHtml = await runOnServer(program, compileSvelte(components, 'server'));
      return (toHtml as (state: object) => string)({ ...state });
    },
  });
});
