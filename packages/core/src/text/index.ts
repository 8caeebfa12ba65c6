export { escapeControls, toPlainText, truncate } from './plain-text.js';
export {
  coerceParams,
  MAX_PARAM_LENGTH,
  matchTemplate,
  renderTemplate,
  type Template,
} from './template.js';
