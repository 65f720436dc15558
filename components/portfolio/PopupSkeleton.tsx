import { Bone } from '../ui/Progress.tsx';

const ROWS = ['a', 'b', 'c', 'd'];

/** The popup's body in its final geometry before anything was read. */
export const PopupSkeleton = () => (
  <div aria-busy="true">
    <div className="border-line border-b px-4 pt-3.5 pb-3">
      <div className="flex items-end justify-between">
        <Bone className="mt-4 h-10 w-44" />
        <Bone className="mb-1 h-6 w-14" />
      </div>
      <Bone className="mt-2.5 h-3.5" />
      <Bone className="mt-[3px] mb-2 h-1.5" />
      <Bone className="h-4 w-32" />
    </div>
    <div className="px-4 pt-2.5 pb-1">
      <Bone className="mb-0.5 h-5 w-36" />
      {ROWS.map((row) => (
        <div
          key={row}
          className="grid h-11 grid-cols-[1.5rem_minmax(0,1fr)_7.5rem_4.75rem] items-center gap-x-3"
        >
          <Bone className="size-6 rounded-full" />
          <Bone className="h-8" />
          <Bone className="h-3" />
          <Bone className="h-8" />
        </div>
      ))}
    </div>
  </div>
);
