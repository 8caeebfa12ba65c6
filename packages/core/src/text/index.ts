export { escapeControls, toPlainText, truncate } from './plain-text.js';
export {
  coerceParams,
  matchTemplate,
  PARAM_LIMIT,
  renderTemplate,
  type Template,
} from './template.js';
