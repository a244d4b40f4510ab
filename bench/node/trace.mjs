// How long the page's main thread was busy at a stretch, from Chromium's trace.

/** Records the tasks of the page's main thread while `work` goes on; returns the longest, see `longest`. */
export async function longestTask(session, work) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  session.on("Tracing.dataCollected", collect);
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "blink.user_timing"] },
  });
  await work();
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  session.off("Tracing.dataCollected", collect);
  return longest(events);
}

/**
 * The longest task in milliseconds among trace events, and the longest for each kind of query.
 *
 * Only tasks count that the page's main thread began while it searched, which the page marks. Pages of the browser's own
 * interface are other processes. Where the trace has the thread's own time, that counts: time that other programs took
 * is not the page's.
 */
export function longest(events) {
  const marks = events.filter(({ cat, name }) => cat === "blink.user_timing" && name.startsWith("searching "));
  marks.sort((one, other) => one.ts - other.ts);
  const longest = { task: 0, wall: 0, tasks: 0, kinds: {} };
  for (const { name, ph, pid, tid, ts, dur, tdur } of events) {
    if (ph !== "X" || name !== "ThreadControllerImpl::RunTask" || pid !== marks[0]?.pid || tid !== marks[0].tid) {
      continue;
    }
    // The task that sets a mark searches already.
    const kind = marks.findLast((mark) => mark.ts <= ts + dur)?.name.split(" ")[1];
    if (kind && kind !== "nothing") {
      // Some systems count a thread's time in steps of 10 ms: it may then exceed the task's.
      const task = Math.min(tdur ?? dur, dur) / 1000;
      longest.task = Math.max(longest.task, task);
      longest.wall = Math.max(longest.wall, dur / 1000);
      longest.tasks += 1;
      longest.kinds[kind] = Math.max(longest.kinds[kind] ?? 0, task);
    }
  }
  return longest;
}
