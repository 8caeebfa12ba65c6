export {
  coerceParams,
  escapeControls,
  MAX_PARAM_LENGTH,
  matchTemplate,
  removeControls,
  renderTemplate,
  type Template,
  truncate,
} from './text.js';
