const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** A moment (epoch milliseconds) as a clock time `HH:MM` in the time zone of this PC. */
export function formatClock(epochMilliseconds: number): string {
  const date = new Date(epochMilliseconds);
  return `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

/** A moment with its second, `HH:MM:SS`, for lists in which the order of rows matters. */
export function formatClockWithSeconds(epochMilliseconds: number): string {
  return `${formatClock(epochMilliseconds)}:${twoDigits(new Date(epochMilliseconds).getSeconds())}`;
}

/** A day and a clock time, `Thu 26 Nov 17:00`. */
export function formatDayAndClock(epochMilliseconds: number): string {
  const date = new Date(epochMilliseconds);
  const day = `${weekdays[date.getDay()]} ${date.getDate()} ${months[date.getMonth()]}`;
  return `${day} ${formatClock(epochMilliseconds)}`;
}

/** A day with its year, `26 Nov 2026`. */
export function formatDay(epochMilliseconds: number): string {
  const date = new Date(epochMilliseconds);
  return `${date.getDate()} ${months[date.getMonth()]} ${date.getFullYear()}`;
}

/** A day with its year and a clock time, `26 Nov 2026 17:00`, for what may be years ago. */
export function formatDateAndClock(epochMilliseconds: number): string {
  return `${formatDay(epochMilliseconds)} ${formatClock(epochMilliseconds)}`;
}

/** A span of time as a person would say it: `20 s`, `98 min`, `1 h 40 min`, `12 h`, `2 d`. Never negative. */
export function formatAge(spanMs: number): string {
  const span = Math.max(0, spanMs);
  if (span < minuteMs) return `${Math.floor(span / 1000)} s`;
  if (span < 100 * minuteMs) return `${Math.floor(span / minuteMs)} min`;
  const minutesLeft = Math.floor((span % hourMs) / minuteMs);
  if (span < 10 * hourMs && minutesLeft > 0) return `${Math.floor(span / hourMs)} h ${minutesLeft} min`;
  if (span < 2 * dayMs) return `${Math.floor(span / hourMs)} h`;
  return `${Math.floor(span / dayMs)} d`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
