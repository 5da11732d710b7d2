import { useFormAction } from "@remix-run/react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { ITEM_TEXT_NAMES, type ItemTexts } from "#app/domain/meetings/item-minute.ts";
import { useAtOnce } from "#app/forms/hydration.ts";
import { BothVersions } from "../admin/both-versions.tsx";
import { FormToken } from "../forms/page-form.tsx";
import { SavedState } from "../forms/saved-state.tsx";
import { Button } from "../govuk/button.tsx";
import { ErrorSummary } from "../govuk/error-summary.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { isUnsaved } from "../forms/autosave.ts";
import { beginWriting } from "./item-requests.ts";
import type { ItemReply } from "./item-reply.ts";
import { lineAt } from "./line-at.ts";
import { LostRace } from "./lost-race.tsx";
import { type ItemAutosave, useBoxes } from "./use-autosave.ts";

const NAMES = Object.keys(ITEM_TEXT_NAMES) as (keyof ItemTexts)[];
const HINTS: Partial<Record<keyof ItemTexts, string>> = {
  sharedSummary:
    "What every agency at the table may take away. Nothing else of this goes into their copies of the minutes",
};
const ROWS: Record<keyof ItemTexts, number> = { minute: 9, decision: 3, sharedSummary: 3 };
const KEEP_PEN_MS = 45_000;

type Props = {
  address: string;
  autosave: ItemAutosave;
  reply: ItemReply | undefined;
  /** The words of a line, or of what is selected, from which an action is to be made; null: nobody can be given one. */
  onAction: ((words: string) => void) | null;
};

/** Minute, decision and shared summary, saved by themselves; without JavaScript by a button. */
export function ItemEditor({ address, autosave, reply, onAction }: Props) {
  const { state, ask, flush, tokenNow } = autosave;
  const { onInput, refOf } = useBoxes(autosave, reply?.recorded != null);
  const form = useRef<HTMLFormElement>(null);
  const begin = async (isByItself: boolean) => {
    if (!(await beginWriting(address, tokenNow(), isByItself))) await ask();
  };
  const isHeld = state.writerName !== null && !isUnsaved(state);
  usePen(form, begin, isHeld);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== "Enter" || !event.ctrlKey || onAction === null) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    onAction(lineAt(value, selectionStart, selectionEnd));
  }

  const version = reply ? String(reply.values.version) : String(state.held.version);
  const errors = Object.entries(reply?.errors ?? {}).map(([name, message]) => ({ name, message, href: name === "form" ? "#minute" : `#${name}` })); // prettier-ignore
  return (
    <form
      method="post"
      action={useFormAction()}
      className="app-item-editor"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void flush();
      }}
    >
      <FormToken />
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="version" value={version} />
      {reply?.recorded ? <input type="hidden" name="over" value="yes" /> : null}
      <ErrorSummary errors={errors} />
      {reply?.recorded && state.phase !== "lost" ? <TextsOfRace reply={reply} /> : null}
      <SavedState state={state} />
      {state.phase === "lost" ? <LostRace autosave={autosave} /> : null}
      {NAMES.map((name) => (
        <Textarea
          key={name}
          field={{
            ...{ id: name, name, ref: refOf(name) as (element: Element | null) => void, onChange: onInput },
            defaultValue: String(reply?.values[name] ?? state.typed[name]),
          }}
          label={ITEM_TEXT_NAMES[name]}
          labelSize="s"
          hint={HINTS[name]}
          rows={ROWS[name]}
          autoComplete="off"
          readOnly={isHeld && !reply?.recorded}
          onKeyDown={onKeyDown}
          error={reply?.errors[name]}
        />
      ))}
      <Button variant="secondary" className="govuk-!-margin-bottom-2">
        Save
      </Button>
    </form>
  );
}

/** Without JavaScript: what differs, as it is recorded and as it was typed. */
function TextsOfRace({ reply: { recorded, values } }: { reply: ItemReply }) {
  const rows = NAMES.map((name) => ({
    ...{ label: ITEM_TEXT_NAMES[name], recorded: recorded?.[ITEM_TEXT_NAMES[name]] || null },
    entered: String(values[name] ?? "") || null,
  }));
  return <BothVersions rows={rows.filter(({ recorded: there, entered }) => there !== entered)} />;
}

/** Whoever sits in the text has the pen, and keeps it in hand; two minutes after they leave it lies there for others. */
function usePen(
  form: { current: HTMLFormElement | null },
  begin: (isByItself: boolean) => Promise<void>,
  isHeld: boolean,
) {
  const latest = useRef(begin);
  useAtOnce(() => {
    latest.current = begin;
  });
  useEffect(() => {
    const inText = () =>
      form.current?.contains(document.activeElement) && document.activeElement?.tagName === "TEXTAREA";
    const focused = (event: FocusEvent) => {
      const isText = event.target instanceof HTMLTextAreaElement && form.current?.contains(event.target);
      if (isText && !isHeld) void latest.current(false);
    };
    document.addEventListener("focusin", focused);
    const timer = setInterval(() => {
      if (!isHeld && document.visibilityState === "visible" && inText()) void latest.current(true);
    }, KEEP_PEN_MS);
    return () => {
      document.removeEventListener("focusin", focused);
      clearInterval(timer);
    };
  }, [form, isHeld]);
}
