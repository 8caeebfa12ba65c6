export { addMessages, namespace } from './add-messages.js';
export { type MessageOptions, messageArgs } from './message-args.js';
export { translateWith } from './translate-with.js';
