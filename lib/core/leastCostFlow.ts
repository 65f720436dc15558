/** A way between two places with room for so much, at so much a unit; it may be used backwards. */
interface Arc {
  to: number;
  room: number;
  cost: number;
  /** The same way backwards. */
  back: Arc;
}

/** A network in which value goes from place 0 to place 1 at least cost. Whole numbers throughout. */
export class Network {
  private readonly ways: Arc[][];

  constructor(places: number) {
    this.ways = Array.from({ length: places }, () => []);
  }

  /** Adds a way and gives what tells how much goes there. */
  connect(from: number, to: number, room: number, cost: number): () => number {
    const arc = { to, room, cost } as Arc;
    const back: Arc = { to: from, room: 0, cost: -cost, back: arc };
    arc.back = back;
    this.ways[from]?.push(arc);
    this.ways[to]?.push(back);
    return () => back.room;
  }

  /**
   * Sends value as long as it lowers the sum of costs, never more than `most`: by successive
   * cheapest paths (Busacker and Gowen 1961), found by Bellman and Ford with a queue.
   */
  send(most: number): void {
    let left = most;
    while (left > 0) {
      const path = this.cheapestPath();
      if (path.length === 0) return;
      const size = path.reduce((least, { room }) => Math.min(least, room), left);
      for (const arc of path) {
        arc.room -= size;
        arc.back.room += size;
      }
      left -= size;
    }
  }

  /** The cheapest path from 0 to 1 that costs less than nothing; empty when there is none. */
  private cheapestPath(): Arc[] {
    const cost = new Array<number>(this.ways.length).fill(Number.POSITIVE_INFINITY);
    const via = new Array<Arc | undefined>(this.ways.length);
    cost[0] = 0;
    const queue = [0];
    const isQueued = new Set(queue);
    for (let place = queue.shift(); place !== undefined; place = queue.shift()) {
      isQueued.delete(place);
      for (const arc of this.cheaperFrom(place, cost)) {
        via[arc.to] = arc;
        if (!isQueued.has(arc.to)) queue.push(arc.to);
        isQueued.add(arc.to);
      }
    }
    const path: Arc[] = [];
    if (Number(cost[1]) >= 0) return path;
    for (let arc = via[1]; arc; arc = via[arc.back.to]) path.push(arc);
    return path;
  }

  /** The ways from a place that reach theirs more cheaply than was known; it is known now. */
  private cheaperFrom(place: number, cost: number[]): Arc[] {
    return (this.ways[place] ?? []).filter((arc) => {
      const sum = Number(cost[place]) + arc.cost;
      if (arc.room <= 0 || sum >= Number(cost[arc.to])) return false;
      cost[arc.to] = sum;
      return true;
    });
  }
}
