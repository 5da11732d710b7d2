import { BackupRefused } from "./backup-refused.ts";

/** So many bytes of a stream as are asked for, neither more nor fewer: one that ends before is not whole. */
export class ExactReader {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async read(size: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.parts(size)) parts.push(part);
    return Buffer.concat(parts);
  }

  async *parts(size: number): AsyncGenerator<Buffer> {
    for (let wanted = size; wanted > 0;) {
      const part = await this.some(wanted);
      wanted -= part.length;
      yield part;
    }
  }

  /** What has come, up to so many bytes; at least one. */
  async some(most: number): Promise<Buffer> {
    if (this.#rest.length === 0 && !(await this.#more()))
      throw new BackupRefused("The backup is not whole: it ends too early");
    const part = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(part.length);
    return part;
  }

  async isAtEnd(): Promise<boolean> {
    return this.#rest.length === 0 && !(await this.#more());
  }

  /** Nobody goes on reading: what stands behind the stream, an open file, is let go. */
  async close() {
    await this.#source.return?.();
  }

  async #more(): Promise<boolean> {
    for (;;) {
      const next = await this.#source.next();
      if (next.done) return false;
      this.#rest = next.value;
      if (this.#rest.length > 0) return true;
    }
  }
}
