import type { Figure, Section } from '../../model/records.ts';

/**
 * Running costs printed as the only line of official vehicles are `official_vehicles`; only where purchase and running are
 * printed apart, or below the heading of both, are they themselves (contract, Rulings: Vehicles). Judged by section and stage.
 */
export function withVehiclesNamed(figures: readonly Figure[], sections: readonly Section[]): Figure[] {
  const places = figures.map((figure) => `${figure.subject}|${sectionIndex(sections, figure.at.start)}`);
  // A change says nothing about how the lines are printed: the section's other stages do.
  const keys = figures.map(({ stage, year }, index) => (stage === 'change' || stage === 'adjustment' ? places[index]! : `${places[index]}|${stage}|${year}`));
  const apart = new Set(figures.flatMap(({ measure }, index) => (measure === 'official_vehicles' || measure === 'vehicle_purchase' ? [keys[index]!, places[index]!] : [])));
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
