/*
 * Where a position lies, from the faces that the page carries: plain functions, without a document.
 *
 * Edges are sorted into bands of latitude. From a position one looks west: the face is on the east side of the
 * nearest edge.
 */
"use strict";

const BANDS = 512;

/* The index of the arcs [left, right, lon, lat, step, step ...], in millionths of a degree. */
function buildIndex(arcs) {
    let south = Infinity, north = -Infinity;
    const edges = [];
    for (const arc of arcs) {
        let x = arc[2], y = arc[3];
        for (let i = 4; i < arc.length; i += 2) {
            const toX = x + arc[i], toY = y + arc[i + 1];
            if (toY !== y)
                edges.push(toY > y ? [x, y, toX, toY, arc[1]] : [toX, toY, x, y, arc[0]]);
            south = Math.min(south, y, toY);
            north = Math.max(north, y, toY);
            x = toX;
            y = toY;
        }
    }
    const height = (north - south) / BANDS || 1, bands = Array.from({length: BANDS + 1}, () => []);
    for (const edge of edges)
        for (let b = Math.floor((edge[1] - south) / height); b <= Math.floor((edge[3] - south) / height); b++)
            bands[b].push(edge);
    return {south, height, bands};
}

/* The history at a position in degrees; -1 where nothing is known. An edge [x1, y1, x2, y2, east] runs north. */
function findHistory(index, lon, lat) {
    const x = lon * 1e6, y = lat * 1e6;
    let west = -Infinity, history = -1;
    for (const [x1, y1, x2, y2, east] of index.bands[Math.floor((y - index.south) / index.height)] || []) {
        if (y < y1 || y >= y2)
            continue;
        const at = x1 + (x2 - x1) * (y - y1) / (y2 - y1);
        if (at <= x && at > west) {
            west = at;
            history = east;
        }
    }
    return history;
}

/* The answer for a history at a round, by its index; null for no record. */
function answerAt(data, history, round) {
    if (history < 0)
        return null;
    const runs = data.histories[history];
    let answer = -1;
    for (let i = 0; i < runs.length && runs[i] <= round; i += 2)
        answer = runs[i + 1];
    if (answer < 0)
        return null;
    const [zone, status, party, since, longer, basis, confidence, source, settlement] = data.answers[answer];
    return {zone, status, party, since, longer: longer === 1, basis, confidence, source, settlement};
}

/* A position on the map, as shares of its width and height, in degrees. */
function toDegrees(plane, u, v) {
    const n = plane.steps, clamp = (value) => Math.min(Math.max(Math.floor(value * n), 0), n - 1);
    const column = clamp(u), row = clamp(v), fx = u * n - column, fy = v * n - row;
    const corner = (r, c, k) => plane.at[2 * (r * (n + 1) + c) + k];
    return [0, 1].map((k) => (corner(row, column, k) * (1 - fx) + corner(row, column + 1, k) * fx) * (1 - fy) +
                             (corner(row + 1, column, k) * (1 - fx) + corner(row + 1, column + 1, k) * fx) * fy);
}

/* The other way, by Newton's method; null if it lies off the map. */
function toMap(plane, lon, lat) {
    let u = 0.5, v = 0.5;
    const h = 1e-4;
    for (let i = 0; i < 12; i++) {
        const [x, y] = toDegrees(plane, u, v), [xu, yu] = toDegrees(plane, u + h, v), [xv, yv] = toDegrees(plane, u, v + h);
        const a = (xu - x) / h, b = (xv - x) / h, c = (yu - y) / h, d = (yv - y) / h, det = a * d - b * c;
        u += ((lon - x) * d - (lat - y) * b) / det;
        v += ((lat - y) * a - (lon - x) * c) / det;
    }
    return u >= 0 && u <= 1 && v >= 0 && v <= 1 ? [u, v] : null;
}

/* Names are compared without case, accents and signs. */
function plainName(text) {
    return text.normalize("NFKD").replace(/[\p{M}\p{P}\p{S}]/gu, " ").toLowerCase().replace(/\s+/g, " ").trim();
}

/* Places whose name begins with the text, exact ones first, then those that have it inside; at most `most`. */
function findPlaces(places, text, most) {
    const wanted = plainName(text), found = [[], [], []];
    for (const place of wanted ? places : []) {
        const names = [place[1], place[2], place[0]].filter(Boolean).map(plainName);
        if (names.includes(wanted))
            found[0].push(place);
        else if (names.some((name) => name.startsWith(wanted)))
            found[1].push(place);
        else if (names.some((name) => name.includes(wanted)))
            found[2].push(place);
    }
    return found.flat().slice(0, most);
}

/* Longitude and latitude, if the text is that. */
function readPosition(text) {
    const found = /^\s*(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
    return found ? [Number(found[1]), Number(found[2])] : null;
}
