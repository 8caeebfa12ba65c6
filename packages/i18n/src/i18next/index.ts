export { addMessages, namespace } from './add-messages.js';
export { type MessageTOptions, messageArgs } from './message-args.js';
export { translateWith } from './translate-with.js';
