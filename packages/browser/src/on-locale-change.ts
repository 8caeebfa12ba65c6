/**
 * Calls `callback` when the language of the page (`lang` of its root element) or of the browser changes,
 * until the returned function is called. Does nothing on a server.
 */
export function onLocaleChange(callback: () => void): () => void {
  const root = globalThis.document?.documentElement;
  if (!root) return () => {};
  const observer = new MutationObserver(callback);
  observer.observe(root, { attributeFilter: ['lang'] });
  addEventListener('languagechange', callback);
  return () => {
    observer.disconnect();
    removeEventListener('languagechange', callback);
  };
}
