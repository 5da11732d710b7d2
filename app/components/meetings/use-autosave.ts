import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { changedTexts, type ItemTexts } from "#app/domain/meetings/item-minute.ts";
import { isHydrated, useAtOnce } from "#app/forms/hydration.ts";
import { useRootData } from "../layout/root-data.ts";
import { autosave, type AutosaveEvent, beginAutosave, type Held, isStuck, isUnsaved, nextTryIn } from "./autosave.ts";
import { askItem, type Heard, postText } from "./item-requests.ts";

type Given = { address: string; said: Heard; userName: string };
const ASK_EVERY_MS = 10_000;
const SIGNED_OUT_MS = 5_000;
/** What is typed while the last words are under way is sent after them, and no more than so often. */
const MOST_FLUSHES = 3;

/** The text of one item, from the open page to the server and back. Nothing of it is kept in the browser's storage. */
export function useAutosave({ address, said, userName }: Given) {
  const [state, tell] = useReducer(autosave, null, () => beginAutosave(heldOf(said), said.writerName));
  const [contributions, setContributions] = useState(said.contributions);
  const token = useRef(useRootData()?.formToken ?? "");
  // As the state will be once it is drawn: a key may be pressed before that.
  const now = useRef(state);
  const dispatch = useCallback((event: AutosaveEvent) => {
    now.current = autosave(now.current, event);
    tell(event);
  }, []);

  const hear = useCallback(
    (heard: Heard) => {
      setContributions(heard.contributions);
      dispatch({ kind: "heard", current: heldOf(heard), writerName: heard.writerName });
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
    const heard = await askItem(address);
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
    const timer = setInterval(
      () => document.visibilityState === "visible" && void ask(),
      phase === "signed-out" ? SIGNED_OUT_MS : ASK_EVERY_MS,
    );
    return () => clearInterval(timer);
  }, [phase, ask]);

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
    ...{ state, dispatch, contributions, ask, send },
    type: (texts: ItemTexts) => dispatch({ kind: "typed", texts, at: Date.now() }),
    /** Whether all is saved, after what is typed has been sent. */
    flush: async () => {
      for (let tries = 0; tries < MOST_FLUSHES && isUnsaved(now.current) && !isStuck(now.current); tries++)
        await send();
      return !isUnsaved(now.current);
    },
    tokenNow: () => token.current,
  };
}
export type ItemAutosave = ReturnType<typeof useAutosave>;

function heldOf({ version, texts, savedAt, savedByName }: Heard): Held {
  return { version, texts, savedAt, savedByName };
}

/**
 * Ties the boxes of the page to the text: what was typed before the page's script came is taken up, and what another has
 * saved is put into them where nothing of one's own would be lost.
 */
export function useBoxes({ state, type, dispatch }: ItemAutosave, hasLost: boolean) {
  const boxes = useRef<Partial<Record<keyof ItemTexts, HTMLTextAreaElement | null>>>({});
  const isFirst = useRef(true);
  const read = (): ItemTexts => ({
    minute: boxes.current.minute?.value ?? state.typed.minute,
    decision: boxes.current.decision?.value ?? state.typed.decision,
    sharedSummary: boxes.current.sharedSummary?.value ?? state.typed.sharedSummary,
  });
  useAtOnce(() => {
    if (isFirst.current) {
      isFirst.current = false;
      const typedEarly = isHydrated() ? state.typed : read();
      if (changedTexts(typedEarly, state.typed).length > 0) {
        type(typedEarly);
        // Sent before the page's script came, and lost: it is not sent again by itself.
        if (hasLost) dispatch({ kind: "lost", current: state.held });
        return;
      }
    }
    for (const [name, box] of Object.entries(boxes.current))
      if (box && box.value !== state.typed[name as keyof ItemTexts]) box.value = state.typed[name as keyof ItemTexts];
  }, [state.typed]);
  return {
    onInput: () => type(read()),
    refOf: (name: keyof ItemTexts) => (box: HTMLTextAreaElement | null) => {
      boxes.current[name] = box;
    },
  };
}
