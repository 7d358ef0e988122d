import type { Figure, Section } from '../../model/records.ts';

/**
 * Running costs printed as the only line of official vehicles are `official_vehicles`; only where purchase and running are
 * printed apart, or below the heading of both, are they themselves (contract, Rulings: Vehicles). Judged by section and stage.
 */
export function withVehiclesNamed(figures: readonly Figure[], sections: readonly Section[]): Figure[] {
  const keys = figures.map((figure) => `${figure.subject}|${sectionIndex(sections, figure.at.start)}|${figure.stage}|${figure.year}`);
  const apart = new Set(keys.filter((_, index) => figures[index]!.measure === 'official_vehicles' || figures[index]!.measure === 'vehicle_purchase'));
  return figures.map((figure, index) =>
    figure.measure === 'vehicle_operation' && !apart.has(keys[index]!) ? { ...figure, measure: 'official_vehicles', rules: [...figure.rules, 'measure.vehicles-only-line'] } : figure);
}

function sectionIndex(sections: readonly Section[], offset: number): number {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sections[middle]!.at.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
