// Distances and directions on the ellipsoid of the data, WGS 84, after Vincenty 1975.

const A = 6378137;
const F = 1 / 298.257223563;
const B = A * (1 - F);
const ROUNDS_MOST = 100;

const radians = (angle) => (angle * Math.PI) / 180;

// Returns {metres, azimuth}: the shortest line from one [lon, lat] to another, and its direction at the start in degrees
// from north, clockwise. One point twice is no distance to the north; points opposite on the globe give null.
export function geodesic([lon1, lat1], [lon2, lat2]) {
  const [u1, u2] = [lat1, lat2].map((lat) => Math.atan((1 - F) * Math.tan(radians(lat))));
  const [sin1, cos1, sin2, cos2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  const apart = radians(lon2 - lon1);
  let lambda = apart;
  for (let round = 0; round < ROUNDS_MOST; round += 1) {
    const [sin, cos] = [Math.sin(lambda), Math.cos(lambda)];
    const sinSigma = Math.hypot(cos2 * sin, cos1 * sin2 - sin1 * cos2 * cos);
    if (sinSigma === 0) return { metres: 0, azimuth: 0 };
    const cosSigma = sin1 * sin2 + cos1 * cos2 * cos;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cos1 * cos2 * sin) / sinSigma;
    const cos2Alpha = 1 - sinAlpha ** 2;
    const cosMiddle = cos2Alpha === 0 ? 0 : cosSigma - (2 * sin1 * sin2) / cos2Alpha;
    const c = (F / 16) * cos2Alpha * (4 + F * (4 - 3 * cos2Alpha));
    const before = lambda;
    lambda = apart + (1 - c) * F * sinAlpha * (sigma + c * sinSigma * (cosMiddle + c * cosSigma * (2 * cosMiddle ** 2 - 1)));
    if (Math.abs(lambda - before) > 1e-12) continue;
    const square = (cos2Alpha * (A ** 2 - B ** 2)) / B ** 2;
    const big = 1 + (square / 16384) * (4096 + square * (square * (320 - 175 * square) - 768));
    const small = (square / 1024) * (256 + square * (square * (74 - 47 * square) - 128));
    const change = small * sinSigma * (cosMiddle + (small / 4) * (cosSigma * (2 * cosMiddle ** 2 - 1) - (small / 6) * cosMiddle * (4 * sinSigma ** 2 - 3) * (4 * cosMiddle ** 2 - 3)));
    const azimuth = (Math.atan2(cos2 * sin, cos1 * sin2 - sin1 * cos2 * cos) * 180) / Math.PI;
    return { metres: B * big * (sigma - change), azimuth: (azimuth + 360) % 360 };
  }
  return null;
}
