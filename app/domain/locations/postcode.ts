/** BS 7666: area, district, sector and unit; GIR 0AA is of another age. */
const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[ABD-HJLNP-UW-Z]{2})$/;

/** `le111ab` and `LE11  1AB` as `LE11 1AB`; null for what is no postcode. Files differ in the space from release to release. */
export function postcodeOf(text: string): string | null {
  const [, outward, inward] = POSTCODE.exec(text.toUpperCase().replaceAll(/\s/g, "")) ?? [];
  return outward && inward ? `${outward} ${inward}` : null;
}
