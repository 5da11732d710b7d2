/** Counted so far and no further, because every page shows it. */
export const MOST_UNREAD = 100;

export function unreadInWords(unread: number): string {
  return unread >= MOST_UNREAD ? `${MOST_UNREAD - 1}+` : String(unread);
}
