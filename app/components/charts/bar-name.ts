const MOST_LETTERS = 22;

/** A name beside a bar, cut between words into two lines at the most: the whole name stands in the table. */
export function barName(name: string): string[] {
  if (name.length <= MOST_LETTERS) return [name];
  const cut = name.lastIndexOf(" ", MOST_LETTERS);
  if (cut <= 0) return [shortened(name)];
  return [name.slice(0, cut), shortened(name.slice(cut + 1))];
}

function shortened(text: string) {
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1).trimEnd()}…` : text;
}
