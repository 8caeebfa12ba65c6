export { addMessages, namespace } from './add-messages.js';
export { type MessageTOptions, messageArgs, translateWith } from './message-args.js';
