const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)(;|$)/i;

/** A page's form is words; files have a way of their own. */
const LARGEST_FORM = 1_000_000;
const MOST_FIELDS = 1_000;

/** Remix answers 500 when formData() cannot read a body. The sender is told what is wrong: 400, 413 or 415. */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get("content-type") ?? "";
  if (!FORM.test(type)) throw new Response(null, { status: 415 });
  const body = await readBody(request);
  let form: FormData;
  try {
    form = await new Response(body, { headers: { "Content-Type": type } }).formData();
  } catch {
    throw new Response(null, { status: 400 });
  }
  if ([...form.keys()].length > MOST_FIELDS) throw new Response(null, { status: 413 });
  return form;
}

async function readBody(request: Request) {
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST_FORM) throw new Response(null, { status: 413 });
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
      size += part.byteLength;
      if (size > LARGEST_FORM) break;
      parts.push(part);
    }
  } catch {
    throw new Response(null, { status: 400 });
  }
  if (size > LARGEST_FORM) throw new Response(null, { status: 413 });
  return Buffer.concat(parts);
}
