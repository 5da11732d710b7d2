export type Point = { latitude: number; longitude: number };

type Ellipsoid = { a: number; b: number };
const AIRY: Ellipsoid = { a: 6_377_563.396, b: 6_356_256.909 };
const WGS84: Ellipsoid = { a: 6_378_137, b: 6_356_752.314_245 };
/** The National Grid's projection: scale, true origin in degrees, false origin in metres. */
const GRID = { f0: 0.999_601_271_7, lat0: 49, lon0: -2, e0: 400_000, n0: -100_000 };
const LARGEST = { easting: 700_000, northing: 1_300_000 };
const rad = (degrees: number) => (degrees * Math.PI) / 180;
const deg = (radians: number) => (radians * 180) / Math.PI;

/**
 * British National Grid in metres to latitude and longitude (WGS84), by the formulas of Ordnance Survey, "A guide to
 * coordinate systems in Great Britain", annexes B and C, and the seven-parameter shift of its section 6.6: right to
 * about 5 metres. Null outside Great Britain.
 */
export function fromNationalGrid(easting: number, northing: number): Point | null {
  if (!(easting > 0 && easting < LARGEST.easting && northing > 0 && northing < LARGEST.northing)) return null;
  const { latitude, longitude } = unproject(easting, northing);
  return toWgs84(latitude, longitude);
}

function unproject(easting: number, northing: number) {
  const { a, b } = AIRY;
  const { f0, e0, n0 } = GRID;
  const [lat0, lon0] = [rad(GRID.lat0), rad(GRID.lon0)];
  const e2 = 1 - (b * b) / (a * a);
  const n = (a - b) / (a + b);
  const arc = (lat: number) => {
    const [minus, plus] = [lat - lat0, lat + lat0];
    return (
      b *
      f0 *
      ((1 + n + 1.25 * n ** 2 + 1.25 * n ** 3) * minus -
        (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(minus) * Math.cos(plus) +
        ((15 / 8) * n ** 2 + (15 / 8) * n ** 3) * Math.sin(2 * minus) * Math.cos(2 * plus) -
        (35 / 24) * n ** 3 * Math.sin(3 * minus) * Math.cos(3 * plus))
    );
  };
  let lat = lat0;
  for (let m = 0, tries = 0; tries < 20 && Math.abs(northing - n0 - m) >= 0.000_01; tries++) {
    lat += (northing - n0 - m) / (a * f0);
    m = arc(lat);
  }
  const [sin, cos, tan] = [Math.sin(lat), Math.cos(lat), Math.tan(lat)];
  const nu = (a * f0) / Math.sqrt(1 - e2 * sin ** 2);
  const rho = (a * f0 * (1 - e2)) / (1 - e2 * sin ** 2) ** 1.5;
  const eta2 = nu / rho - 1;
  const de = easting - e0;
  const vii = tan / (2 * rho * nu);
  const viii = (tan / (24 * rho * nu ** 3)) * (5 + 3 * tan ** 2 + eta2 - 9 * tan ** 2 * eta2);
  const ix = (tan / (720 * rho * nu ** 5)) * (61 + 90 * tan ** 2 + 45 * tan ** 4);
  const x = 1 / (cos * nu);
  const xi = (1 / (cos * 6 * nu ** 3)) * (nu / rho + 2 * tan ** 2);
  const xii = (1 / (cos * 120 * nu ** 5)) * (5 + 28 * tan ** 2 + 24 * tan ** 4);
  return {
    latitude: lat - vii * de ** 2 + viii * de ** 4 - ix * de ** 6,
    longitude: lon0 + x * de - xi * de ** 3 + xii * de ** 5,
  };
}

/** OSGB36 to WGS84, through coordinates from the middle of the Earth. */
function toWgs84(latitude: number, longitude: number): Point {
  const e2 = 1 - AIRY.b ** 2 / AIRY.a ** 2;
  const nu = AIRY.a / Math.sqrt(1 - e2 * Math.sin(latitude) ** 2);
  const x = nu * Math.cos(latitude) * Math.cos(longitude);
  const y = nu * Math.cos(latitude) * Math.sin(longitude);
  const z = (1 - e2) * nu * Math.sin(latitude);
  const s = 1 - 20.4894e-6;
  const [rx, ry, rz] = [0.1502, 0.247, 0.8421].map((seconds) => rad(seconds / 3600)) as [number, number, number];
  const x2 = 446.448 + s * x - rz * y + ry * z;
  const y2 = -125.157 + rz * x + s * y - rx * z;
  const z2 = 542.06 - ry * x + rx * y + s * z;
  const e2w = 1 - WGS84.b ** 2 / WGS84.a ** 2;
  const p = Math.hypot(x2, y2);
  let lat = Math.atan2(z2, p * (1 - e2w));
  for (let i = 0; i < 10; i++) {
    const nuw = WGS84.a / Math.sqrt(1 - e2w * Math.sin(lat) ** 2);
    lat = Math.atan2(z2 + e2w * nuw * Math.sin(lat), p);
  }
  return { latitude: round(deg(lat)), longitude: round(deg(Math.atan2(y2, x2))) };
}

/** A tenth of a metre, of what is right to five. */
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
