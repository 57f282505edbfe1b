// What a page's main thread did, from Chromium's own trace. Times are those for which the thread had
// the processor, so that other work on the machine does not count.
import type { Page } from 'puppeteer-core';

export interface Work {
  /** All that the thread was busy with, in ms. */
  busy: number;
  /** The longest task, in ms. */
  longest: number;
  /** Running the script that was asked about, in ms. */
  script: number;
  /** Styles, layout and paint, in ms. */
  rendering: number;
  /** Layouts that the script forced. */
  forcedLayouts: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  dur?: number;
  /** The same without the time in which the thread waited for the processor. */
  tdur?: number;
  args?: { data?: { url?: string } };
}

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8.execute',
  'blink.user_timing',
];
const SCRIPT = new Set(['EvaluateScript', 'FunctionCall', 'RunMicrotasks', 'v8.compile']);
const RENDERING = new Set([
  'UpdateLayoutTree',
  'Layout',
  'PrePaint',
  'Paint',
  'Layerize',
  'Commit',
]);
/** Tells the page's thread from all others in the trace. */
const HERE = 'caveat-bench';

/**
 * Traces the page while `work` goes on. `isOurs` tells by its address which script is asked about;
 * promises that go on in no function of their own count as the script's. `seen` is another page to look
 * at, one that `work` opens.
 */
export async function traced(
  page: Page,
  isOurs: (url: string) => boolean,
  work: () => Promise<unknown>,
  seen: () => Page | undefined = () => page,
): Promise<Work> {
  await page.tracing.start({ categories: CATEGORIES });
  await work();
  await seen()?.evaluate((name) => void performance.mark(name), HERE);
  const trace = await page.tracing.stop();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as {
    traceEvents: TraceEvent[];
  };
  const here = traceEvents.find(({ name }) => name === HERE);
  if (!here) throw new Error('the trace does not show the page');
  const events = traceEvents
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === here.pid && tid === here.tid)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  return workOf(events, isOurs);
}

function workOf(events: readonly TraceEvent[], isOurs: (url: string) => boolean): Work {
  const work: Work = { busy: 0, longest: 0, script: 0, rendering: 0, forcedLayouts: 0 };
  // Events nest: of each sort only the outermost is counted.
  const until = { task: 0, script: 0, rendering: 0 };
  let isInside = false;
  for (const { name, ts, dur = 0, tdur = dur, args } of events) {
    const ms = tdur / 1000;
    const end = ts + dur;
    if (name === 'RunTask' && ts >= until.task) {
      until.task = end;
      work.busy += ms;
      work.longest = Math.max(work.longest, ms);
    } else if (SCRIPT.has(name) && ts >= until.script) {
      until.script = end;
      const url = args?.data?.url;
      isInside = url === undefined || isOurs(url);
      if (isInside) work.script += ms;
    } else if (RENDERING.has(name) && ts >= until.rendering) {
      until.rendering = end;
      work.rendering += ms;
    }
    if (name === 'Layout' && ts < until.script && isInside) work.forcedLayouts++;
  }
  return work;
}
