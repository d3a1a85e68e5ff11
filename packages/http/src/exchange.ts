import { Readable } from "node:stream";
import type { Dispatcher } from "undici";
import { HttpError, toHttpError } from "./http-error.ts";
import type { HttpErrorCode } from "./http-error.ts";
import type { HeaderPairs, HttpAnswer, HttpRequest } from "./message.ts";

/**
 * One request on its way through undici, from its place in a queue to the last byte of its answer.
 * It alone keeps the time and size limits, and it alone knows whether the request may have reached the server.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #request: HttpRequest;
  readonly #outcome = Promise.withResolvers<HttpAnswer>();
  readonly #deadline: NodeJS.Timeout;
  #silence: NodeJS.Timeout | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #body: Readable | undefined;
  #receivedBytes = 0;
  #isOver = false;

  constructor(request: HttpRequest) {
    this.#request = request;
    this.#deadline = setTimeout(this.#onTimeout, request.limits.totalMs);
    request.signal?.addEventListener("abort", this.#onAbort);
  }

  /** Settles when the answer's header is there, or with an `HttpError`. */
  get answer(): Promise<HttpAnswer> {
    return this.#outcome.promise;
  }

  /** The first byte is about to be written: up to here nothing has been sent, from here on anything may have been. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#isOver) return controller.abort(new HttpError("aborted", { sent: false }));
    this.#controller = controller;
    this.#silence = setTimeout(this.#onTimeout, this.#request.limits.headersMs);
  }

  onBodySent(): void {
    this.#silence?.refresh();
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    if (status < 200) return;
    const headers = toPairs(controller.rawHeaders);
    const header = lookUp(headers);
    if (status > 599) return this.#fail("bad_answer");
    if (this.#request.method !== "HEAD" && Number(header("content-length")) > this.#request.limits.bodyBytes) {
      return this.#fail("body_too_large");
    }
    clearTimeout(this.#silence);
    this.#silence = setTimeout(this.#onTimeout, this.#request.limits.bodyIdleMs);
    this.#body = this.#openBody(controller);
    this.#outcome.resolve({ status, headers, header, body: this.#body });
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#receivedBytes += chunk.byteLength;
    if (this.#receivedBytes > this.#request.limits.bodyBytes) return this.#fail("body_too_large");
    this.#silence?.refresh();
    if (this.#body?.push(chunk) === false) controller.pause();
  }

  onResponseEnd(): void {
    this.#finish();
    this.#body?.push(null);
  }

  onResponseError(_controller: unknown, error: Error): void {
    const isOurs = error === this.#requestBody?.errored;
    this.#end(isOurs ? new HttpError("aborted", { sent: this.#sent, cause: error }) : toHttpError(error, this.#sent));
  }

  readonly #onTimeout = (): void => {
    if (this.#body) this.#fail("timeout_body");
    else this.#fail(this.#sent ? "timeout_headers" : "timeout_connect");
  };

  readonly #onAbort = (): void => this.#fail("aborted", this.#request.signal?.reason);

  get #sent(): boolean {
    return this.#controller !== undefined;
  }

  get #requestBody(): Readable | undefined {
    return this.#request.body instanceof Readable ? this.#request.body : undefined;
  }

  #openBody(controller: Dispatcher.DispatchController): Readable {
    const body = new Readable({
      read: () => controller.resume(),
      destroy: (error, done) => {
        this.#fail("aborted");
        done(error);
      },
    });
    // A body that fails while nobody reads it must not end the process; a reader, now or later, still gets the error.
    body.on("error", () => {});
    return body;
  }

  #fail(code: HttpErrorCode, cause?: unknown): void {
    // Every answer's body is destroyed in the end: an error for nobody would cost its stack.
    if (this.#isOver) return;
    this.#end(new HttpError(code, { sent: this.#sent, cause }));
  }

  #end(error: HttpError): void {
    if (this.#isOver) return;
    this.#finish();
    this.#controller?.abort(error);
    this.#requestBody?.destroy();
    this.#body?.destroy(error);
    this.#outcome.reject(error);
  }

  #finish(): void {
    this.#isOver = true;
    clearTimeout(this.#deadline);
    clearTimeout(this.#silence);
    this.#request.signal?.removeEventListener("abort", this.#onAbort);
  }
}

/** Header bytes are taken one to one, as Node does when it writes them out again. */
const toPairs = (raw: Dispatcher.DispatchController["rawHeaders"]): HeaderPairs => {
  if (!Array.isArray(raw)) return [];
  const pairs: [string, string][] = [];
  for (let at = 0; at < raw.length; at += 2) pairs.push([toText(raw[at]), toText(raw[at + 1])]);
  return pairs;
};

const toText = (part: Buffer | string | undefined): string =>
  typeof part === "string" ? part : (part?.toString("latin1") ?? "");

const lookUp = (headers: HeaderPairs): HttpAnswer["header"] => {
  const values = new Map<string, string>();
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    const before = values.get(lower);
    values.set(lower, before === undefined ? value : `${before}, ${value}`);
  }
  return (name) => values.get(name.toLowerCase());
};
