export { createPseudoMessages } from './create-pseudo-messages.js';
