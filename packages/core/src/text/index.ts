export { parseParams } from './parse-params.js';
export { escapeControls, toPlainText } from './plain-text.js';
export { matchTemplate, PARAM_LIMIT, renderTemplate, type Template } from './template.js';
export { truncate } from './truncate.js';
