import type { Chase } from "#app/services/actions/chase-actions.ts";

/** What came of asking, for the banner; null when nobody was asked. */
export function chaseWords({ asked, askedAlready, nobodyToAsk }: Chase): string | null {
  if (asked === 0) return null;
  const also = [
    askedAlready > 0 ? `${actions(askedAlready)} had been asked about today already` : "",
    nobodyToAsk > 0 ? `for ${actions(nobodyToAsk)} there is nobody to ask` : "",
  ].filter(Boolean);
  return [`${asked === 1 ? "Its owner has" : "The owners have"} been asked about ${actions(asked)}`, ...also].join(
    "; ",
  );
}

/** Of one action once a day. */
export function refuseChase({ asked, askedAlready, nobodyToAsk }: Chase): string | null {
  if (asked > 0) return null;
  if (askedAlready > 0) return "Each of these has been asked about today already. Ask again tomorrow";
  return nobodyToAsk > 0
    ? "There is nobody to ask: no owner, and the agency has no contact for escalation"
    : "Select actions that are still overdue";
}

function actions(count: number) {
  return count === 1 ? "1 action" : `${count} actions`;
}
