import { useBlocker } from "@remix-run/react";
import { useCallback, useEffect, useReducer, useRef } from "react";
import { useAtOnce } from "#app/forms/hydration.ts";
import { useTakeOver } from "#app/forms/take-over.ts";
import { useRootData } from "../layout/root-data.ts";
import { type Autosave, autosave, type AutosaveEvent, beginAutosave, type Held, isStuck, isUnsaved, nextTryIn, type Texts } from "./autosave.ts"; // prettier-ignore
import { askSaved, postText } from "./save-requests.ts";

type Said<T extends Texts> = Held<T> & { writerName: string | null };
type Given<T extends Texts, H extends Said<T>> = {
  /** Where the text is posted, and where the page asks how it stands. */
  address: string;
  said: H;
  /** How often it asks; null: only whether somebody has signed in again. */
  askEveryMs: number | null;
  onHeard?: (heard: H) => void;
};
const SIGNED_OUT_MS = 5_000;
/** What is typed while the last words are under way is sent after them, and no more than so often. */
const MOST_FLUSHES = 3;

/** Texts of a form, from the open page to the server and back. Nothing of them is kept in the browser's storage. */
export function useSaving<T extends Texts, H extends Said<T>>({ address, said, askEveryMs, onHeard }: Given<T, H>) {
  useTakeOver();
  const root = useRootData();
  const [state, tell] = useReducer(
    (before: Autosave<T>, event: AutosaveEvent<T>) => autosave(before, event),
    null,
    () => beginAutosave(heldOf<T>(said), said.writerName),
  );
  const token = useRef(root?.formToken ?? "");
  const userName = root?.userName ?? "";
  // As the state will be once it is drawn: a key may be pressed before that.
  const now = useRef(state);
  const dispatch = useCallback((event: AutosaveEvent<T>) => {
    now.current = autosave(now.current, event);
    tell(event);
  }, []);

  const latest = useRef(onHeard);
  useAtOnce(() => {
    latest.current = onHeard;
  });
  const hear = useCallback(
    (heard: H) => {
      latest.current?.(heard);
      dispatch({ kind: "heard", current: heldOf<T>(heard), writerName: heard.writerName });
    },
    [dispatch],
  );
  useEffect(() => hear(said), [said, hear]);

  const flying = useRef<Promise<void> | null>(null);
  const send = useCallback(
    (over = false) => {
      const fly = async () => {
        const { typed: texts, held } = now.current;
        dispatch({ kind: "sending" });
        dispatch(await postText(address, { texts, version: held.version, over, token: token.current, userName }));
        flying.current = null;
      };
      return (flying.current ??= fly());
    },
    [address, userName, dispatch],
  );

  const ask = useCallback(async () => {
    const heard = await askSaved<H>(address);
    if (heard === null) return;
    if (now.current.phase === "signed-out") {
      const isNew = heard.formToken !== token.current;
      dispatch(isNew ? { kind: "signed-in" } : { kind: "refused", message: "You may not write here any more" });
    }
    token.current = heard.formToken;
    hear(heard);
  }, [address, hear, dispatch]);

  const { phase, typedAt, failures, unsavedSince } = state;
  useEffect(() => {
    const wait = nextTryIn(now.current, Date.now());
    if (wait === null) return;
    const timer = setTimeout(() => void send(), wait);
    return () => clearTimeout(timer);
  }, [phase, typedAt, failures, unsavedSince, send]);

  useEffect(() => {
    const every = phase === "signed-out" ? SIGNED_OUT_MS : askEveryMs;
    if (every === null) return;
    const timer = setInterval(() => document.visibilityState === "visible" && void ask(), every);
    return () => clearInterval(timer);
  }, [phase, ask, askEveryMs]);

  useEffect(() => {
    const online = () => now.current.phase === "failed" && void send();
    const leaving = (event: BeforeUnloadEvent) => isUnsaved(now.current) && event.preventDefault();
    const hidden = () => document.visibilityState === "hidden" && now.current.phase === "typing" && void send();
    window.addEventListener("online", online);
    window.addEventListener("beforeunload", leaving);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      window.removeEventListener("online", online);
      window.removeEventListener("beforeunload", leaving);
      document.removeEventListener("visibilitychange", hidden);
    };
  }, [send]);

  return {
    ...{ state, dispatch, ask, send },
    type: (texts: T) => dispatch({ kind: "typed", texts, at: Date.now() }),
    /** As the field is left: what was typed is not left waiting for its pause. */
    sendNow: () => now.current.phase === "typing" && void send(),
    /** Whether all is saved, after what is typed has been sent. */
    flush: async () => {
      for (let tries = 0; tries < MOST_FLUSHES && isUnsaved(now.current) && !isStuck(now.current); tries++)
        await send();
      return !isUnsaved(now.current);
    },
    tokenNow: () => token.current,
  };
}
export type Saving<T extends Texts> = ReturnType<typeof useSaving<T, Said<T>>>;

function heldOf<T extends Texts>({ version, texts, savedAt, savedByName }: Held<T>): Held<T> {
  return { version, texts, savedAt, savedByName };
}

/** Nobody leaves a page with words that are not saved: they are saved first, or the page stays. */
export function useSavedBeforeLeaving<T extends Texts>({ state, flush }: Saving<T>, own: string) {
  const blocker = useBlocker(({ nextLocation }) => isUnsaved(state) && !isSame(nextLocation.pathname, own));
  const latest = useRef({ blocker, flush });
  useAtOnce(() => {
    latest.current = { blocker, flush };
  });
  const isBlocked = blocker.state === "blocked";
  useEffect(() => {
    if (!isBlocked) return;
    void latest.current.flush().then((isSaved) => {
      const { blocker: now } = latest.current;
      if (now.state !== "blocked") return;
      if (isSaved) now.proceed();
      else now.reset();
    });
  }, [isBlocked]);
}

function isSame(pathname: string, own: string) {
  return pathname.replace(/\/$/, "") === own;
}
