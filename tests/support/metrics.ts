/** What a bot's `GET /metrics` says, by name and labels as Prometheus writes them. @param port Of a server on loopback. */
export async function metricsAt(port: string | number | undefined) {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  if (response.status !== 200) throw new Error(`/metrics: ${response.status} ${await response.text()}`);
  return readMetrics(await response.text());
}

/** @param text In Prometheus' text format. */
export function readMetrics(text: string) {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const samples = new Map(
    lines.map((line): [string, number] => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
  return {
    text,
    /** The names and labels of all series. */
    series: [...samples.keys()],
    /** @param series Such as `tipjar_connected{platform="slack"}`; undefined where there is none. */
    value: (series: string) => samples.get(series),
  };
}
