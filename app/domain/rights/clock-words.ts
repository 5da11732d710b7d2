import { fullDay, longDay } from "../dates/iso-day.ts";
import type { Clock } from "./clock.ts";

const STARTS = {
  received: "when it was received",
  identity: "when identity was proved",
  clarification: "when it was said what is wanted",
};

/** The working of a clock, a line a step, so that anybody can check it. */
export function clockWords(clock: Clock): string[] {
  if (clock.state === "waiting") {
    const what = clock.for === "identity" ? "proof of identity" : "an answer about what is wanted";
    return [
      `Waiting for ${what} since ${longDay(clock.since)}. The month begins when it comes: nothing is due till then.`,
    ];
  }
  const { startsOn, startsBy, firstDueOn, dueOn, isCalendarKnown, extension } = clock;
  return [
    `The month is counted from ${longDay(startsOn)}, ${STARTS[startsBy]}.`,
    `One month ends on ${fullDay(firstDueOn)}: the same day of the next month, or its last, moved on to a working day.`,
    ...(extension === null
      ? []
      : [
          `Extended by two further months, to ${fullDay(dueOn)}.`,
          extension.toldOn === null
            ? `The person is to be told of the extension by ${longDay(firstDueOn)}.${extension.isToldLate ? " That day is past." : ""}`
            : `The person was told of the extension on ${longDay(extension.toldOn)}${
                extension.isToldLate ? `, late: it was to be by ${longDay(firstDueOn)}.` : ", in time."
              }`,
        ]),
    ...(isCalendarKnown
      ? []
      : [
          "The bank holidays of that year are not loaded: if the day is one, or a weekend, the next working day counts.",
        ]),
  ];
}
