import { data, redirect } from "@remix-run/node";
import type { ItemReply } from "#app/components/meetings/item-reply.ts";
import { createActionForm } from "#app/domain/actions/action.form.ts";
import { ITEM_STATE_NAMES } from "#app/domain/meetings/agenda-item.ts";
import { confirmRiskForm, contributionForm, itemMinuteForm, itemTakenForm } from "#app/domain/meetings/item-minute.form.ts"; // prettier-ignore
import { type FieldErrors, type FormValues, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { addItemAction } from "#app/services/meetings/add-item-action.ts";
import { changeAgendaItem } from "#app/services/meetings/change-agenda-item.ts";
import { confirmInMeeting } from "#app/services/meetings/confirm-in-meeting.ts";
import { contribute } from "#app/services/meetings/contribute.ts";
import type { ItemAt, ItemContext } from "#app/services/meetings/item-to-minute.ts";
import { saveItemMinute } from "#app/services/meetings/save-item-minute.ts";
import { takePen } from "#app/services/meetings/take-pen.ts";

type Refusal = { field: string | null; message: string };
type Result =
  | { kind: "not-found" | "forbidden" | "far-ahead" | "held" | "done" }
  | { kind: "changed"; current: { version: number } }
  | { kind: "refused"; refusal: Refusal };

type Given = { context: ItemContext & { once: string | null }; at: ItemAt; form: FormData; to: string; next: string };

/** One screen, several forms: each names what it is for. All lead back to the screen, or on to the next item. */
export async function answerItemForm({ context, at, form: body, to, next }: Given) {
  const given = body.get("intent");
  const intent = typeof given === "string" ? given : "";
  switch (intent) {
    case "save": {
      const form = parseForm(body, itemMinuteForm);
      if (!form.ok) return bad(intent, form);
      const result = await saveItemMinute(context, at, form.data);
      return reply(intent, result, form.values, {
        to: afterSaving(to, "minute-saved"),
        recorded: recordedTexts(result),
      });
    }
    case "take-over":
      return reply(intent, await takePen(context, at, "take-over"), {}, { to: `${to}#minute` });
    case "state": {
      const form = parseForm(body, itemTakenForm);
      if (!form.ok) return bad(intent, form);
      const result = await changeAgendaItem(context, at, form.data);
      const on = body.get("then") === "next" ? next : afterSaving(to, "agenda-item-changed");
      return reply(intent, result, form.values, { to: on, recorded: recordedState(result) });
    }
    case "contribute": {
      const form = parseForm(body, contributionForm);
      if (!form.ok) return bad(intent, form);
      const result = await contribute(context, at, form.data.contribution);
      return reply(intent, result, form.values, { to: afterSaving(to, "contribution-added") });
    }
    case "action": {
      const form = parseForm(body, createActionForm);
      if (!form.ok) return bad(intent, form);
      const result = await addItemAction(context, at, form.data);
      return reply(intent, result, form.values, { to: afterSaving(to, "action-given") });
    }
    case "confirm-risk": {
      const form = parseForm(body, confirmRiskForm);
      if (!form.ok) return bad(intent, form);
      const result = await confirmInMeeting(context, at, form.data.assessmentId);
      return reply(intent, result, form.values, { to: afterSaving(to, "risk-lowering-confirmed") });
    }
    default:
      return bad(intent, { values: {}, errors: { form: "Reload the page" } });
  }
}

function bad(intent: string, { values, errors }: { values: FormValues; errors: FieldErrors }) {
  return data<ItemReply>({ intent, values, errors, recorded: null, isFarAhead: false }, 400);
}

type Way = { to: string; recorded?: Record<string, string | null> | null };

function reply(intent: string, result: Result, values: FormValues, { to, recorded = null }: Way) {
  const again = { intent, values, recorded: null, isFarAhead: false };
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "far-ahead":
      return data<ItemReply>({ ...again, errors: {}, isFarAhead: true }, 200);
    case "held":
      return data<ItemReply>({ ...again, errors: { form: "Somebody else has taken over meanwhile" } }, 409);
    case "changed": {
      // They have now been shown this version, so sending the form again is about it.
      const sent = { ...values, version: String(result.current.version) };
      const errors = { form: "Someone changed this after you opened it. Nothing of yours has been written over it" };
      return data<ItemReply>({ ...again, values: sent, errors, recorded }, 409);
    }
    case "refused":
      return data<ItemReply>({ ...again, errors: { [result.refusal.field ?? "form"]: result.refusal.message } }, 422);
    case "done":
      return redirect(to);
  }
}

function recordedTexts(result: Awaited<ReturnType<typeof saveItemMinute>>) {
  if (result.kind !== "changed") return null;
  const { minute, decision, sharedSummary } = result.current;
  return { Minute: minute, Decision: decision, "Shared summary": sharedSummary };
}

function recordedState(result: Awaited<ReturnType<typeof changeAgendaItem>>) {
  if (result.kind !== "changed") return null;
  return { State: ITEM_STATE_NAMES[result.current.state], Why: result.current.stateReason };
}
