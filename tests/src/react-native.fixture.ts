/** Stands for React Native, which is written in Flow and which Node therefore cannot load. */
export const Text = 'Text';
