/** The end of a council's name as it is written short. */
const COUNCILS: readonly [short: RegExp, whole: string][] = [
  [/ bc$/, " borough council"],
  [/ dc$/, " district council"],
  [/ cc$/, " county council"],
];

/** By what the folded name of an agency in a file is found: "charnwood bc" is Charnwood Borough Council. */
export function agencyKey(folded: string): string {
  const plain = folded.replaceAll(/ and /g, " ");
  return COUNCILS.reduce((key, [short, whole]) => key.replace(short, whole), plain);
}
