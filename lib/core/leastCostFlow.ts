/**
 * A network in which value goes from place 0 to place 1 at least cost. Whole numbers throughout. A
 * way and the same backwards stand side by side: they differ in the last bit of their number.
 */
export class Network {
  private readonly to: number[] = [];
  private readonly room: number[] = [];
  private readonly cost: number[] = [];
  private readonly ways: number[][];

  constructor(places: number) {
    this.ways = Array.from({ length: places }, () => []);
  }

  /** Adds a way and gives what tells how much goes there. */
  connect(from: number, to: number, room: number, cost: number): () => number {
    const way = this.to.length;
    this.to.push(to, from);
    this.room.push(room, 0);
    this.cost.push(cost, -cost);
    if (room > 0) {
      this.ways[from]?.push(way);
      this.ways[to]?.push(way + 1);
    }
    return () => this.room[way + 1] ?? 0;
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
      const size = path.reduce((least, way) => Math.min(least, this.room[way] as number), left);
      for (const way of path) {
        this.room[way] = (this.room[way] as number) - size;
        this.room[way ^ 1] = (this.room[way ^ 1] as number) + size;
      }
      left -= size;
    }
  }

  /** The cheapest path from 0 to 1 that costs less than nothing; empty when there is none. */
  private cheapestPath(): number[] {
    const sums = new Float64Array(this.ways.length).fill(Number.POSITIVE_INFINITY);
    const via = new Int32Array(this.ways.length).fill(-1);
    const isQueued = new Uint8Array(this.ways.length);
    sums[0] = 0;
    const queue = [0];
    for (let next = 0; next < queue.length; next += 1) {
      const place = queue[next] as number;
      isQueued[place] = 0;
      for (const way of this.ways[place] as number[]) {
        const to = this.to[way] as number;
        const sum = (sums[place] as number) + (this.cost[way] as number);
        if ((this.room[way] as number) <= 0 || sum >= (sums[to] as number)) continue;
        sums[to] = sum;
        via[to] = way;
        if (isQueued[to] === 0) queue.push(to);
        isQueued[to] = 1;
      }
    }
    const path: number[] = [];
    if ((sums[1] as number) >= 0) return path;
    for (let way = via[1] as number; way >= 0; way = via[this.to[way ^ 1] as number] as number)
      path.push(way);
    return path;
  }
}
