// What passes between the server and the parts that answer for a host.
export interface FrontRequest {
  readonly host: string;
  readonly method: string;
  readonly url: URL;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** For the log, when the host speaks JSON-RPC: one name an item of a batch. */
  readonly rpcMethods?: readonly string[];
}

/** A JSON answer with its status. */
export function json(value: unknown, status = 200): Answer {
  return { status, body: JSON.stringify(value) };
}

export const NOT_FOUND: Answer = json({ error: 'not part of the devnet' }, 404);
