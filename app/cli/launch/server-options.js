/**
 * Options of Node with which the server runs. A page leaves much behind that nobody needs once it is answered; with twice the
 * room for what is new, little of it lives long enough to be moved, and a page takes a tenth less of the processor
 * (docs/decisions/0054). It costs at most 48 MB.
 */
export const SERVER_OPTIONS = ["--max-semi-space-size=32"];
