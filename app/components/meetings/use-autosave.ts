import { useRef, useState } from "react";
import { changedTexts, type ItemTexts } from "#app/domain/meetings/item-minute.ts";
import { isHydrated, useAtOnce } from "#app/forms/hydration.ts";
import { useSaving } from "../forms/use-saving.ts";
import type { Heard } from "./item-requests.ts";

const ASK_EVERY_MS = 10_000;

/** The text of one item, saved by itself, with what others at the table add meanwhile. */
export function useAutosave({ address, said }: { address: string; said: Heard }) {
  const [contributions, setContributions] = useState(said.contributions);
  const saving = useSaving<ItemTexts, Heard>({
    ...{ address, said, askEveryMs: ASK_EVERY_MS },
    onHeard: (heard) => setContributions(heard.contributions),
  });
  return { ...saving, contributions };
}
export type ItemAutosave = ReturnType<typeof useAutosave>;

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
