import type { AutosaveEvent, Held, Texts } from "./autosave.ts";

const PATIENCE_MS = 15_000;
/** What browsers still send from a page that is being left, in characters: its bytes may be three times as many. */
const MOST_KEPT_ALIVE = 15_000;
const BY_ITSELF = { "Joint-Action-Unattended": "yes" };

type Sent<T> = { texts: T; version: number; over: boolean; token: string; userName: string };

/** Sends the text as it stands, and says what became of it. */
export async function postText<T extends Texts>(
  address: string,
  { texts, version, over, token, userName }: Sent<T>,
): Promise<AutosaveEvent<T>> {
  const body = new URLSearchParams({
    formToken: token,
    version: String(version),
    ...texts,
    ...(over ? { over: "yes" } : {}),
  });
  try {
    const answer = await postByItself(address, body);
    switch (answer.status) {
      case 200: {
        const { version, savedAt } = (await answer.json()) as { version: number; savedAt: string | null };
        return { kind: "saved", version, savedAt, savedByName: userName };
      }
      case 409:
        return { kind: "lost", current: (await answer.json()) as Held<T> };
      // The token is that of a session that is over: whether there is another is asked next.
      case 401:
      case 403:
        return { kind: "signed-out" };
      case 400:
      case 422:
        return await refusalIn(answer);
      case 404:
        return { kind: "refused", message: "This is not there for you any more" };
      default:
        return { kind: "failed" };
    }
  } catch {
    return { kind: "failed" };
  }
}

/** Of a field, or of all: then nothing else that is typed there would be taken. */
async function refusalIn(answer: Response) {
  const { errors = {} } = (await answer.json()) as { errors?: Record<string, string> };
  const [field, message] = Object.entries(errors)[0] ?? ["form", "Reload the page"];
  return { kind: "refused" as const, message, isOfText: field !== "form" && field !== "version" };
}

/** Null where the server cannot be asked now, or does not answer. */
export async function askSaved<H>(address: string): Promise<(H & { formToken: string }) | null> {
  try {
    const answer = await fetch(address, { headers: BY_ITSELF, signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok ? ((await answer.json()) as H & { formToken: string }) : null;
  } catch {
    return null;
  }
}

/** `isUnattended`: it does not keep the session alive. */
export function postByItself(address: string, body: URLSearchParams, isUnattended = false) {
  return fetch(address, {
    ...{ method: "POST", body, signal: AbortSignal.timeout(PATIENCE_MS) },
    ...{ headers: isUnattended ? BY_ITSELF : {}, keepalive: body.toString().length < MOST_KEPT_ALIVE },
  });
}
