export const NEW_PASSWORD_HINT =
  "12 characters or more. Several words that have nothing to do with each other are easy to remember and hard to guess. Do not use your name, your agency or your partnership.";
