import { type EChartsOption, init } from 'echarts';
import type { Growth } from './growth/measure.ts';
import type { Figure } from './statistics.ts';

/** In pixels. */
const WIDTH = 960;

/** Draws two bars for each figure, the bare SDK's being 1. @returns SVG. */
export function drawBars(figures: readonly Figure[]): string {
  const height = 120 + 44 * figures.length;
  return draw(height, {
    title: { text: 'The bot beside the bare SDK', left: 'center' },
    legend: { top: 32 },
    grid: { left: 380, right: 40, top: 72, bottom: 32 },
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

/** Draws a curve for each operation over the number of jars. Both axes are logarithmic. @returns SVG. */
export function drawCurves(growths: readonly Growth[]): string {
  return draw(640, {
    title: { text: 'Milliseconds by the number of jars', left: 'center' },
    legend: { orient: 'vertical', right: 8, top: 'middle' },
    grid: { left: 64, right: 260, top: 48, bottom: 48 },
    xAxis: { type: 'log', name: 'jars', nameLocation: 'middle', nameGap: 28 },
    yAxis: { type: 'log', name: 'ms' },
    series: growths.map(({ name, at }) => ({
      name,
      type: 'line',
      data: at.map(({ size, milliseconds }) => [size.all, milliseconds.median]),
    })),
  });
}

function draw(height: number, option: EChartsOption): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  chart.setOption({ animation: false, backgroundColor: '#ffffff', textStyle: { fontFamily: 'sans-serif' }, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
