let hydrated = false;

/** Once the page that the server sent has been taken over: what is drawn after that was never typed into before. */
export function markHydrated() {
  hydrated = true;
}

export function isHydrated() {
  return hydrated;
}
