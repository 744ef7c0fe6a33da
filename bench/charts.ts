import { type EChartsOption, init } from 'echarts';
import type { Growth } from './growth/measure.ts';
import { sizes } from './growth/sizes.ts';
import type { Figure } from './statistics.ts';

/** In pixels. */
const WIDTH = 960;

/** Draws two bars for each figure, the bare SDK's being 1. @returns SVG. */
export function drawBars(figures: readonly Figure[]): string {
  const height = 112 + 44 * figures.length;
  return draw('Tip Jar beside the bare SDK', height, {
    legend: { top: 40 },
    grid: { left: 380, right: 40, top: 80, bottom: 32 },
    xAxis: { type: 'value' },
    yAxis: { type: 'category', inverse: true, data: figures.map(({ name }) => name), axisLabel: { width: 360 } },
    series: [
      {
        name: 'Tip Jar',
        type: 'bar',
        data: figures.map(({ ratio }) => Number(ratio.median.toFixed(2))),
        label: { show: true, position: 'right' },
      },
      { name: 'bare SDK = 1', type: 'bar', data: figures.map(() => 1), color: '#b0b0b0' },
    ],
  });
}

/** After so many curves the colours are those of the first ones again, and the lines are dashed. */
const COLOURS = 9;

/** Milliseconds. While the store reads, everybody else waits, which nobody should notice. */
const UNNOTICED = 5;

/** Draws a curve for each operation over the number of jars. Both axes are logarithmic. @returns SVG. */
export function drawCurves(growths: readonly Growth[]): string {
  return draw('Milliseconds by the number of jars', 640, {
    legend: { orient: 'vertical', left: 716, top: 'middle' },
    grid: { left: 64, right: 300, top: 48, bottom: 48 },
    xAxis: { type: 'log', min: sizes[0]?.all ?? 1, name: 'jars', nameLocation: 'middle', nameGap: 28 },
    yAxis: { type: 'log', name: 'ms' },
    series: growths.map(({ name, at }, nth) => ({
      name,
      type: 'line',
      data: at.map(({ size, milliseconds }) => [size.all, milliseconds.median]),
      lineStyle: { type: nth < COLOURS ? 'solid' : 'dashed' },
      ...(nth === 0 && { markLine: { symbol: 'none', data: [{ yAxis: UNNOTICED }], label: { formatter: '5 ms' } } }),
    })),
  });
}

function draw(title: string, height: number, option: EChartsOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: 'sans-serif' },
    title: { text: title, left: 'center' },
    ...option,
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
