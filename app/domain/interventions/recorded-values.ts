import type { Asked } from "./asked.ts";
import type { RecordedFields } from "./intervention.form.ts";

/** What a form says, without what its kind does not ask: a field that was open before the kind was changed is not kept. */
export function recordedValues(form: RecordedFields, asked: Asked) {
  const isOn = (name: "interim" | "without-notice") =>
    asked.court && form.made.includes(name) ? (1 as const) : (0 as const);
  const untilDay = asked.lasts && form.ends === "day" ? form.untilDay : null;
  return {
    state: form.state,
    issuedOn: form.issuedOn,
    issuedTime: asked.hours ? form.issuedTime : null,
    fromDay: (asked.lasts ? form.fromDay : null) ?? form.issuedOn,
    untilDay,
    untilTime: asked.hours && untilDay !== null ? form.untilTime : null,
    isInterim: isOn("interim"),
    isWithoutNotice: isOn("without-notice"),
    authorisedBy: asked.authoriser ? form.authorisedBy : null,
    areaWords: form.areaWords,
    agencyId: form.agencyId,
    officerUserId: form.officerUserId,
    officerName: form.officerName,
    court: asked.court ? form.court : null,
    courtReference: asked.court ? form.courtReference : null,
    grounds: form.grounds,
    consultedOn: asked.consultation ? form.consultedOn : null,
    consultedWords: asked.consultation ? form.consultedWords : null,
    notConsultedReason: asked.consultation ? form.notConsultedReason : null,
    skippedStageReason: asked.stage ? form.skippedStageReason : null,
    supportOffered: asked.support ? form.supportOffered : null,
    supportWords: asked.support ? (form.supportOffered === "no" ? form.supportNotWords : form.supportWords) : null,
    vehicleWords: asked.vehicle ? form.vehicleWords : null,
    amountPounds: asked.amount ? form.amountPounds : null,
  };
}
export type RecordedValues = ReturnType<typeof recordedValues>;

/** By their columns. */
export function columnsOf(values: RecordedValues) {
  return {
    ...{ state: values.state, issued_on: values.issuedOn, issued_time: values.issuedTime },
    ...{ from_day: values.fromDay, until_day: values.untilDay, until_time: values.untilTime },
    ...{ is_interim: values.isInterim, is_without_notice: values.isWithoutNotice, authorised_by: values.authorisedBy },
    ...{ area_words: values.areaWords, agency_id: values.agencyId },
    ...{ officer_user_id: values.officerUserId, officer_name: values.officerName },
    ...{ court: values.court, court_reference: values.courtReference, grounds: values.grounds },
    ...{ consulted_on: values.consultedOn, consulted_words: values.consultedWords },
    ...{ not_consulted_reason: values.notConsultedReason, skipped_stage_reason: values.skippedStageReason },
    ...{ support_offered: values.supportOffered, support_words: values.supportWords },
    ...{ vehicle_words: values.vehicleWords, amount_pounds: values.amountPounds },
  };
}
