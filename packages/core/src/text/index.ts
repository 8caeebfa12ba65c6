export {
  coerceParams,
  escapeControls,
  MAX_PARAM_LENGTH,
  matchTemplate,
  renderTemplate,
  type Template,
  toPlainText,
  truncate,
} from './text.js';
