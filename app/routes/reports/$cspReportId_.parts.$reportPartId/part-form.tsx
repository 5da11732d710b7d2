import { useNavigate } from "@remix-run/react";
import { type FormEvent, type ReactNode, useMemo, useRef, useState } from "react";
import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { SavedState } from "#app/components/forms/saved-state.tsx";
import { TwoTexts } from "#app/components/forms/two-texts.tsx";
import { type Saving, useSavedBeforeLeaving, useSaving } from "#app/components/forms/use-saving.ts";
import { Button } from "#app/components/govuk/button.tsx";
import { ButtonGroup } from "#app/components/govuk/button-group.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonHour } from "#app/domain/dates/iso-day.ts";
import { type FieldValues, textsOfPart } from "#app/domain/reports/part-fields.ts";
import type { TemplateField } from "#app/domain/reports/templates.ts";
import { isHydrated, useAtOnce } from "#app/forms/hydration.ts";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { PartFields } from "./part-fields.tsx";

type Props = {
  reportId: string;
  part: { id: string; words: string; version: number };
  hint: string;
  fields: readonly TemplateField[];
  next: string | null;
  /** The heading, which stands below what is wrong. */
  children: ReactNode;
  reply: { values: FormValues; errors: FieldErrors; recorded: Record<string, string | null> | null } | undefined;
};
const WORDS = { words: "What the report says" };

/** A part of a report, saved by itself as it is typed; without JavaScript by its buttons. */
export function PartForm({ reportId, part, hint, fields, next, reply, children }: Props) {
  const here = `/reports/${reportId}/parts/${part.id}`;
  const { version, words } = part;
  const said = useMemo(
    () => ({ version, texts: textsOfPart(fields, words), savedAt: null, savedByName: null, writerName: null }),
    [version, words, fields],
  );
  const saving = useSaving<FieldValues, typeof said>({ address: `${here}/words`, said, askEveryMs: null });
  const { state, dispatch, send, flush, sendNow } = saving;
  useSavedBeforeLeaving(saving, here);
  const { field, errors, errorOf, onSubmit } = useCheckedForm(null, { version: String(version), ...said.texts }, reply);
  const { read, onInput } = useTexts(saving, reply?.recorded != null);
  const [gaveWay, setGaveWay] = useState<FieldValues | null>(null);
  const navigate = useNavigate();
  const names = fields.length > 0 ? Object.fromEntries(fields.map(({ name, label }) => [name, label])) : WORDS;

  function onSave(event: FormEvent<HTMLFormElement>) {
    // Refused for what it says: the page then shows of which field, as without JavaScript.
    if (state.phase === "refused") return onSubmit(event);
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    const isNext = button?.value === "next" && next !== null;
    const to = isNext ? `/reports/${reportId}/parts/${next}` : `/reports/${reportId}`;
    saving.type(read());
    void flush().then((isSaved) => isSaved && navigate(afterSaving(to, "report-part-written")));
  }

  const isLostWithoutScript = reply?.recorded != null && state.phase !== "lost";
  const { savedAt } = state.held;
  return (
    <>
      <ErrorSummary errors={errors} />
      {children}
      {isLostWithoutScript ? <BothOf names={names} said={said.texts} values={reply?.values ?? {}} /> : null}
      <SavedState state={state} atRest={savedAt === null ? "" : `Saved at ${londonHour(Date.parse(savedAt))}`} />
      {state.phase === "lost" ? (
        <TwoTexts
          {...{ state, names }}
          about="Somebody else has written this part meanwhile. Yours has not been written over theirs."
          onGiveWay={() => {
            setGaveWay(state.typed);
            dispatch({ kind: "gave-way" });
          }}
          onPutMine={() => void send(true)}
        />
      ) : null}
      {gaveWay ? (
        <Details summary="What you had typed">
          {changedFields(state.held.texts, gaveWay).map((name) => (
            <p key={name} className="govuk-body app-typed">
              {gaveWay[name]}
            </p>
          ))}
        </Details>
      ) : null}
      <PageForm onSubmit={onSave} onInput={onInput} onBlur={sendNow}>
        <input type="hidden" name="version" value={versionOf(reply, state.held.version)} readOnly />
        <PartFields hint={hint} fields={fields} field={field} errorOf={errorOf} />
        <ButtonGroup>
          {next === null ? null : (
            <Button name="then" value="next">
              Save and go to the next part
            </Button>
          )}
          <Button name="then" value="report" variant={next === null ? "primary" : "secondary"}>
            Save
          </Button>
        </ButtonGroup>
      </PageForm>
    </>
  );
}

/** What was sent and came back is about the version that came back with it, until a newer one is known. */
function versionOf(reply: Props["reply"], held: number): number {
  return Math.max(Number(reply?.values.version) || 0, held);
}

/** Without JavaScript: what differs, as it is recorded and as it was typed. */
function BothOf({ names, said, values }: { names: Record<string, string>; said: FieldValues; values: FormValues }) {
  const rows = Object.entries(names).map(([name, label]) => ({
    ...{ label, recorded: said[name] || null, entered: String(values[name] ?? "") || null },
  }));
  return <BothVersions rows={rows.filter(({ recorded, entered }) => recorded !== entered)} />;
}

/**
 * Ties the boxes of the form to the texts: what was typed before the page's script came is taken up, and another's text is
 * put into them where its writer gave way.
 */
function useTexts({ state, type, dispatch }: Saving<FieldValues>, hasLost: boolean) {
  const isFirst = useRef(true);
  const read = (): FieldValues => {
    const form = document.getElementById("form");
    const typed = new FormData(form instanceof HTMLFormElement ? form : undefined);
    const names = Object.keys(state.held.texts);
    return Object.fromEntries(names.map((name) => [name, textIn(typed.get(name))]));
  };
  useAtOnce(() => {
    if (isFirst.current) {
      isFirst.current = false;
      const typedEarly = isHydrated() ? state.typed : read();
      if (changedFields(state.typed, typedEarly).length === 0) return;
      type(typedEarly);
      // Sent before the page's script came, and lost: it is not sent again by itself.
      if (hasLost) dispatch({ kind: "lost", current: state.held });
      return;
    }
    if (changedFields(read(), state.typed).length > 0) put(state.typed);
  }, [state.typed]);
  return { read, onInput: () => type(read()) };
}

function textIn(value: FormDataEntryValue | null): string {
  return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
}

function put(texts: FieldValues) {
  const form = document.getElementById("form");
  if (!(form instanceof HTMLFormElement)) return;
  for (const [name, text] of Object.entries(texts))
    for (const box of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(`[name="${CSS.escape(name)}"]`))
      if (box instanceof HTMLInputElement && box.type === "radio") box.checked = box.value === text;
      else box.value = text;
}
