type Listener = (data: never) => unknown;

/** Who wants to be told of what, by event name. */
export class Listeners<Events> {
  readonly #byEvent = new Map<keyof Events, Set<Listener>>();

  add<Name extends keyof Events>(event: Name, listener: (data: Events[Name]) => unknown): void {
    const listeners = this.#byEvent.get(event) ?? new Set();
    this.#byEvent.set(event, listeners.add(listener));
  }

  remove<Name extends keyof Events>(event: Name, listener: (data: Events[Name]) => unknown): void {
    this.#byEvent.get(event)?.delete(listener);
  }

  /** Tells everyone, at once. A listener that fails, now or later, concerns nobody else. */
  emit<Name extends keyof Events>(event: Name, data: Events[Name]): void {
    const tell = async (listener: Listener) => listener(data as never);
    for (const listener of [...(this.#byEvent.get(event) ?? [])])
      tell(listener).catch(() => undefined);
  }
}
