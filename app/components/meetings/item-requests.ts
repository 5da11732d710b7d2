import type { ContributionKind, ItemTexts } from "#app/domain/meetings/item-minute.ts";
import type { AutosaveEvent, Held } from "./autosave.ts";

export type ShownContribution = {
  id: string;
  kind: ContributionKind;
  words: string;
  saidAt: string;
  by: string;
  agencyName: string;
  isOwn: boolean;
};
/** What the server says of an item: with the page, and whenever the page asks again. */
export type Heard = Held & { writerName: string | null; contributions: readonly ShownContribution[] };

const PATIENCE_MS = 15_000;
/** What browsers still send from a page that is being left, in characters: its bytes may be three times as many. */
const MOST_KEPT_ALIVE = 15_000;
const BY_ITSELF = { "Joint-Action-Unattended": "yes" };

type Sent = { texts: ItemTexts; version: number; over: boolean; token: string; userName: string };

/** Sends the text as it stands, and says what became of it. */
export async function postText(
  address: string,
  { texts, version, over, token, userName }: Sent,
): Promise<AutosaveEvent> {
  const body = new URLSearchParams({
    formToken: token,
    version: String(version),
    ...texts,
    ...(over ? { over: "yes" } : {}),
  });
  try {
    const answer = await post(address, body);
    switch (answer.status) {
      case 200: {
        const { version, savedAt } = (await answer.json()) as { version: number; savedAt: string | null };
        return { kind: "saved", version, savedAt, savedByName: userName };
      }
      case 409:
        return { kind: "lost", current: (await answer.json()) as Held };
      // The token is that of a session that is over: whether there is another is asked next.
      case 401:
      case 403:
        return { kind: "signed-out" };
      case 400:
      case 422:
        return { kind: "refused", message: await refusalIn(answer) };
      case 404:
        return { kind: "refused", message: "This item is not there for you any more" };
      default:
        return { kind: "failed" };
    }
  } catch {
    return { kind: "failed" };
  }
}

async function refusalIn(answer: Response): Promise<string> {
  const { errors = {} } = (await answer.json()) as { errors?: Record<string, string> };
  return Object.values(errors)[0] ?? "Reload the page";
}

/** Takes the pen where it lies, or keeps it in hand: by itself too, while somebody sits in the text. */
export async function beginWriting(address: string, token: string, isByItself: boolean): Promise<boolean> {
  const body = new URLSearchParams({ formToken: token, intent: "begin" });
  try {
    return (await post(address, body, isByItself)).ok;
  } catch {
    return true;
  }
}

/** Null where the server cannot be asked now, or does not answer. */
export async function askItem(address: string): Promise<(Heard & { formToken: string }) | null> {
  try {
    const answer = await fetch(address, { headers: BY_ITSELF, signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok ? ((await answer.json()) as Heard & { formToken: string }) : null;
  } catch {
    return null;
  }
}

function post(address: string, body: URLSearchParams, isByItself = false) {
  return fetch(address, {
    ...{ method: "POST", body, signal: AbortSignal.timeout(PATIENCE_MS) },
    ...{ headers: isByItself ? BY_ITSELF : {}, keepalive: body.toString().length < MOST_KEPT_ALIVE },
  });
}
