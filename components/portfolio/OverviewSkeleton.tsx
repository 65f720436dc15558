import { Card } from '../ui/Card.tsx';
import { Bone } from '../ui/Progress.tsx';

const ROWS = ['a', 'b', 'c', 'd'];

/** The overview's cards in their final geometry before anything was read. */
export const OverviewSkeleton = () => (
  <div aria-busy="true" className="flex flex-col gap-4">
    <Card>
      <Bone className="mb-4 h-6 w-28" />
      <Bone className="mb-2 ml-16 h-3.5" />
      <Bone className="ml-16 h-3.5" />
      <Bone className="mt-3 ml-16 h-4 w-80" />
    </Card>
    <Card isFlush>
      <Bone className="mx-5 mt-5 mb-8 h-6 w-20" />
      {ROWS.map((row) => (
        <div key={row} className="flex h-14 items-center gap-3 border-line border-t px-5">
          <Bone className="size-6 rounded-full" />
          <Bone className="h-8 w-32" />
          <Bone className="ml-auto h-3 w-72" />
          <Bone className="h-5 w-40" />
        </div>
      ))}
    </Card>
  </div>
);
