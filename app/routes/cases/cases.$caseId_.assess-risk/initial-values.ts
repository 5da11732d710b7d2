import { RISK_DOMAINS, type RiskDomain, type RiskLevel } from "#app/domain/risk/levels.ts";
import { SIGN_LISTS, type SignList } from "#app/domain/risk/signs.ts";
import { dayParts, type FormValues } from "#app/forms/parse-form.ts";

type From = Record<RiskDomain, RiskLevel> &
  Record<`${RiskDomain}Reasons`, string> & {
    overall: RiskLevel;
    assessedOn: string;
    occasion: string | null;
    protectiveFactors: string | null;
    strengths: string | null;
    ownView: string | null;
    nextReviewOn: string | null;
  };
type Found = {
  person: { id: string };
  today: string;
  before: { id: string } | null;
  from: From | undefined;
  corrected: { id: string } | null;
  factorIds: readonly string[];
  signs: readonly { list: SignList; sign: string }[];
};

/**
 * Levels and reasons are asked anew each time; a correction begins with what it corrects. Factors, signs and what protects
 * are kept from the newest, so that nobody types them again.
 */
export function initialValues({ person, today, before, from, corrected, factorIds, signs }: Found): FormValues {
  const domains = RISK_DOMAINS.flatMap(({ id }) => [
    [id, corrected && from ? from[id] : ""],
    [`${id}Reasons`, corrected && from ? from[`${id}Reasons`] : ""],
  ]);
  const lists = (Object.keys(SIGN_LISTS) as SignList[]).map((list) => [
    list,
    signs.filter((s) => s.list === list).map((s) => s.sign),
  ]);
  return {
    ...(Object.fromEntries(domains) as FormValues),
    ...(Object.fromEntries(lists) as FormValues),
    personId: person.id,
    seen: before?.id ?? "",
    correctsId: corrected?.id ?? "",
    correctionReason: "",
    occasion: corrected ? (from?.occasion ?? "review") : before ? "review" : "referral",
    chosen: "",
    levelReason: "",
    factors: [...factorIds],
    protectiveFactors: from?.protectiveFactors ?? "",
    strengths: from?.strengths ?? "",
    ownView: corrected ? (from?.ownView ?? "") : "",
    ...dayParts("assessedOn", corrected ? from?.assessedOn : today),
    ...dayParts("nextReviewOn", null),
  };
}
