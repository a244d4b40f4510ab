// How long the main thread was busy at once, from Chromium's own trace.

/// Records what tasks the page's main thread runs while `work` goes on; gives the longest, in milliseconds.
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

/// The longest task in a list of trace events, of those that the page's main thread began while it searched, as the page's marks tell;
/// and the longest for each kind of query. Pages of the browser's own interface (it has some, and they load when they please) are
/// other processes, and don't count. Where the trace has the thread's own time, that counts: what other programs on the machine took
/// is not the page's.
export function longest(events) {
  const marks = events.filter(({ cat, name }) => cat === "blink.user_timing" && name.startsWith("searching "));
  marks.sort((one, other) => one.ts - other.ts);
  const longest = { task: 0, wall: 0, tasks: 0, kinds: {} };
  for (const { name, ph, pid, tid, ts, dur, tdur } of events) {
    if (ph !== "X" || name !== "ThreadControllerImpl::RunTask" || pid !== marks[0]?.pid || tid !== marks[0].tid) {
      continue;
    }
    // A task that began while a mark was set is the one that set it, and searches already.
    const kind = marks.findLast((mark) => mark.ts <= ts + dur)?.name.split(" ")[1];
    if (kind && kind !== "nothing") {
      // Some systems count a thread's time in steps of ten milliseconds, and then it may be longer than the task.
      const task = Math.min(tdur ?? dur, dur) / 1000;
      longest.task = Math.max(longest.task, task);
      longest.wall = Math.max(longest.wall, dur / 1000);
      longest.tasks += 1;
      longest.kinds[kind] = Math.max(longest.kinds[kind] ?? 0, task);
    }
  }
  return longest;
}
