const DAY_AND_ID = String.raw`\d{4}-\d{2}-\d{2}~[0-9a-f-]{36}`;
const LISTS: readonly { address: RegExp; name: string }[] = [
  { address: /^\/actions\/overdue(\?[a-z0-9=&~%-]*)?$/i, name: "Overdue actions" },
  { address: new RegExp(`^/actions/unowned(\\?after=${DAY_AND_ID})?$`), name: "Actions that nobody owns" },
  {
    address: new RegExp(`^/actions/groups/[0-9a-f-]{36}(\\?(after|finished)=${DAY_AND_ID})?$`),
    name: "Actions of the group",
  },
];

/** The page of an action, with the list that it was opened from, so that there is a way back to the same rows. */
export function actionHref(id: string, from?: string): string {
  return from ? `/actions/${id}?${new URLSearchParams({ from }).toString()}` : `/actions/${id}`;
}

/** The list that an address names; null for anything else, so that nobody is led elsewhere by a link to an action. */
export function wayBack(from: string | null): { href: string; text: string } | null {
  const list = from === null ? undefined : LISTS.find(({ address }) => address.test(from));
  return list && from !== null ? { href: from, text: list.name } : null;
}
