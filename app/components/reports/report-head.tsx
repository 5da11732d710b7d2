import { longDay } from "#app/domain/dates/iso-day.ts";
import type { SentContent } from "#app/domain/reports/sent-content.ts";
import { SummaryList } from "../govuk/summary-list.tsx";

/** Organisation, author and date, as the partnership's form begins (DOMAIN 6.5). */
export function ReportHead({ content }: { content: SentContent }) {
  return (
    <SummaryList
      rows={[
        { key: content.kind === "jag" ? "Group" : "Organisation", value: content.of },
        { key: "Author", value: content.author ?? "Not recorded" },
        { key: "Date", value: longDay(content.sentOn) },
        { key: "Days reported on", value: `${longDay(content.from)} to ${longDay(content.to)}` },
        { key: "Figures counted to", value: longDay(content.days.asAt) },
        { key: "Signed off by", value: content.signedOffBy ?? "Not recorded" },
        ...(content.plan === null ? [] : [{ key: "Themes of", value: content.plan }]),
      ]}
    />
  );
}
