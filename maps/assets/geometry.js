// Paths travel as whole numbers: the first point, then steps, in units of 1/scale degree, longitude first.

export function decodePath(numbers, scale) {
  const points = [];
  let x = 0;
  let y = 0;
  for (let i = 0; i < numbers.length; i += 2) {
    x += numbers[i];
    y += numbers[i + 1];
    points.push([y / scale, x / scale]); // Leaflet wants latitude first
  }
  return points;
}

export function decodeParts(shape) {
  return shape.parts.map((numbers) => decodePath(numbers, shape.scale));
}

// Polygons are lists of rings: [outer, hole, hole ...].
export function decodePolygons(shape) {
  return shape.polygons.map((rings) => rings.map((numbers) => decodePath(numbers, shape.scale)));
}
