import { Button } from "#app/components/govuk/button.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { ATTRIBUTION_NAMES, ATTRIBUTIONS } from "#app/domain/premises/attribution.ts";
import { type ViolenceAsked, violenceAttribution } from "#app/domain/premises/violence.ts";

type Props = { asked: ViolenceAsked; beats: readonly { code: string; name: string }[] };

/** Other months, one attribution, the hours of one beat. */
export function ViolenceFilter({ asked, beats }: Props) {
  const isNarrowed = asked.attribution !== undefined || asked.beat !== undefined;
  const field = (name: "from" | "to" | "attribution" | "beat") => ({ id: name, name, defaultValue: asked[name] ?? "" });
  return (
    <form method="get" noValidate>
      <Details summary="Other months, one attribution or one beat" open={isNarrowed}>
        <Input key={`from ${asked.from}`} field={field("from")} label="First month" hint="Like 2026-04" width={5} />
        <Input key={`to ${asked.to}`} field={field("to")} label="Last month" hint="24 months at most" width={5} />
        <Select
          key={`attribution ${asked.attribution ?? ""}`}
          field={field("attribution")}
          label="Attribution"
          items={ATTRIBUTIONS.map((value) => ({ value, text: ATTRIBUTION_NAMES[value] }))}
          placeholder={violenceAttribution(undefined)}
        />
        <Select
          key={`beat ${asked.beat ?? ""}`}
          field={field("beat")}
          label="Hours of one beat"
          items={beats.map(({ code, name }) => ({ value: code, text: name }))}
          placeholder="Every beat"
        />
        <Button variant="secondary">Show</Button>
      </Details>
    </form>
  );
}
