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

// Whether [lat, lon] lies within rings of [lat, lon]: an odd number of them is crossed on the way out.
export function isInside(rings, [lat, lon]) {
  let crossed = 0;
  for (const ring of rings) {
    ring.forEach(([y, x], i) => {
      const [above, beside] = ring[(i + 1) % ring.length];
      if (y > lat !== above > lat && lon < x + ((beside - x) * (lat - y)) / (above - y)) crossed += 1;
    });
  }
  return crossed % 2 === 1;
}

const KM_PER_DEGREE = 111.2;

// West, south, east, north of a circle of some kilometres around [lon, lat].
export function boxAround([lon, lat], km) {
  const up = km / KM_PER_DEGREE;
  const side = up / Math.cos((lat * Math.PI) / 180);
  return [lon - side, lat - up, lon + side, lat + up];
}

// The circle itself as Leaflet's [[lat, lon], ...]; over a few kilometres the difference to the ellipsoid is not seen.
export function circleAround([lon, lat], km, count = 48) {
  const up = km / KM_PER_DEGREE;
  const side = up / Math.cos((lat * Math.PI) / 180);
  return Array.from({ length: count + 1 }, (none, i) => [lat + up * Math.cos((2 * Math.PI * i) / count), lon + side * Math.sin((2 * Math.PI * i) / count)]);
}
