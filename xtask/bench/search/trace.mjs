// How long the main thread was busy at once, from Chromium's own trace.

/// Records what tasks the page's main thread runs while `work` goes on; gives the longest, in milliseconds.
export async function longestTask(session, work) {
  const events = [];
  const collect = ({ value }) => events.push(...value);
  session.on("Tracing.dataCollected", collect);
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "__metadata", "disabled-by-default-devtools.timeline"] },
  });
  await work();
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  session.off("Tracing.dataCollected", collect);
  return longest(events);
}

/// The longest task in a list of trace events, on the main threads of pages. Where the trace has the thread's own
/// time, that counts: what other programs on the machine took is not the page's.
export function longest(events) {
  const threads = new Set();
  for (const { name, ph, pid, tid, args } of events) {
    if (ph === "M" && name === "thread_name" && args?.name === "CrRendererMain") {
      threads.add(`${pid} ${tid}`);
    }
  }
  let longest = { task: 0, wall: 0, tasks: 0 };
  for (const { name, ph, pid, tid, dur, tdur } of events) {
    if (ph === "X" && name.endsWith("RunTask") && threads.has(`${pid} ${tid}`)) {
      longest = {
        task: Math.max(longest.task, (tdur ?? dur) / 1000),
        wall: Math.max(longest.wall, dur / 1000),
        tasks: longest.tasks + 1,
      };
    }
  }
  return longest;
}
