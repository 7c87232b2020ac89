/*
 * Our styles and expressions beside those of @maplibre/maplibre-gl-style-spec, which is installed into build/npm.
 * Speaks TAP.
 */
import {spawnSync} from "node:child_process";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {Generator, random} from "./generate.mjs";

const BUILD = process.env.DEZMAP_BUILD ?? "build/release";
const PACKAGE = resolve(BUILD, "../npm/node_modules/@maplibre/maplibre-gl-style-spec");
const COUNT = Number(process.env.DEZMAP_ORACLE_COUNT ?? 4000);
const SEED = Number(process.env.DEZMAP_ORACLE_SEED ?? 20170504);

/* properties of all types, with what is asked of them */
const PROPERTIES = [
    ["line", "paint", "line-width", "number"], ["fill", "paint", "fill-color", "color"], ["symbol", "layout", "text-field", "string"],
    ["symbol", "layout", "text-field", "value"], ["line", "layout", "line-cap", "string"], ["symbol", "layout", "text-offset", "pair"],
    ["line", "paint", "line-dasharray", "numbers"], ["symbol", "layout", "text-font", "font"],
    ["symbol", "layout", "text-allow-overlap", "boolean"], ["symbol", "layout", "symbol-sort-key", "number"],
    ["background", "paint", "background-color", "color"], ["symbol", "layout", "icon-image", "string"],
    ["", "", "filter", "boolean"], ["", "", "filter", "boolean"]];

const FILTER = {type: "boolean", default: false, "property-type": "data-driven", expression: {interpolated: false, parameters: ["zoom", "feature"]}};

let tests = 0;
function report(ok, name, faults = []) {
    console.log(`${ok ? "ok" : "not ok"} ${++tests} - ${name}`);
    for (const fault of faults.slice(0, 20)) console.log(`# ${fault}`);
    if (!ok) process.exitCode = 1;
}

if (!existsSync(PACKAGE)) {
    console.log("1..1\nok 1 # SKIP make check-deps has not installed @maplibre/maplibre-gl-style-spec");
    process.exit(0);
}
const spec = await import(pathToFileURL(join(PACKAGE, "dist/index.mjs")));

/* ---- styles ---- */

function checkStyles() {
    for (const file of readdirSync("styles").filter((name) => name.endsWith(".json")).sort()) {
        const faults = spec.validateStyleMin(JSON.parse(readFileSync(join("styles", file), "utf8"))).map((fault) => fault.message);
        report(faults.length === 0, `the validator finds nothing in styles/${file}`, faults);
    }
}

/* ---- expressions ---- */

/* icon-image: whether an image is there is no question of a style's, and coalesce asks it */
function asksForImages(test) {
    return test.name === "icon-image" && JSON.stringify(test.expression).includes("coalesce");
}

function makeTests() {
    const generator = new Generator(random(SEED));
    const made = [];
    while (made.length < COUNT) {
        const [kind, section, name, type] = generator.pick(PROPERTIES);
        const test = {kind, section, name, expression: generator.property(type), contexts: generator.list(3, 5, () => generator.context())};
        if (Array.isArray(test.expression) && !asksForImages(test)) made.push(test);
    }
    return made;
}

function theirValue(value) {
    if (value === null || value === undefined) return {null: true};
    if (typeof value === "number") return {number: value};
    if (typeof value === "boolean") return {boolean: value};
    if (typeof value === "string") return {text: value};
    if (Array.isArray(value)) return {array: value.map(theirValue)};
    if (value.sections) return {text: value.toString()};
    if (value.name !== undefined) return {text: value.name};
    return {colour: value.rgb};
}

function theirs(test) {
    const property = test.name === "filter" ? FILTER : spec.v8[`${test.section}_${test.kind}`][test.name];
    const make = test.name === "filter" ? spec.createExpression : spec.createPropertyExpression;
    const made = make(test.expression, property);
    if (made.result === "error") return {fault: made.value[0].message, at: made.value[0].key};
    return {
        values: test.contexts.map(({zoom, geometry, fields}) => {
            try {
                return theirValue(made.value.evaluateWithoutErrorHandling({zoom}, {type: geometry, properties: fields}));
            } catch {
                return {error: true};
            }
        })
    };
}

function ours(list) {
    const input = list.map((test) => JSON.stringify(test)).join("\n") + "\n";
    const run = spawnSync(join(BUILD, "tests/oracle/evaluate"), {input, maxBuffer: 1 << 28, encoding: "utf8"});
    if (run.status !== 0) throw new Error(`evaluate ended with ${run.status ?? run.signal}: ${run.stderr}`);
    return run.stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}

const number = (text) => Number(String(text).replace("-nan", "nan").replace("inf", "Infinity").replace("nan", "NaN"));
function near(a, b) {
    return Object.is(a, b) || (Number.isNaN(a) && Number.isNaN(b)) || a === b || Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));
}

function same(a, b) {
    const [kind] = Object.keys(a);
    if (!(kind in b)) return false;
    if (kind === "number") return near(number(a.number), b.number);
    if (kind === "colour") return a.colour.every((channel, i) => near(number(channel), b.colour[i]));
    if (kind === "array") return a.array.length === b.array.length && a.array.every((item, i) => same(item, b.array[i]));
    return a[kind] === b[kind];
}

/* "" if both say the same */
function difference(test, a, b) {
    const tell = (what) => `${test.name}: ${JSON.stringify(test.expression)}: ${what}`;
    if ("fault" in a !== "fault" in b) return tell(`ours ${JSON.stringify(a)}, theirs ${JSON.stringify(b)}`);
    if ("fault" in a) return "";
    const index = a.values.findIndex((value, i) => !same(value, b.values[i]));
    if (index < 0) return "";
    return tell(`${JSON.stringify(test.contexts[index])}: ours ${JSON.stringify(a.values[index])}, theirs ${JSON.stringify(b.values[index])}`);
}

function checkExpressions() {
    const list = makeTests();
    const mine = ours(list);
    const counts = {fault: 0, place: 0, error: 0, value: 0};
    const faults = [];
    const operators = new Set();
    list.forEach((test, i) => {
        const b = theirs(test);
        const text = difference(test, mine[i], b);
        if (text) faults.push(text);
        if ("fault" in b) {
            counts.fault++;
            counts.place += mine[i].at === b.at;
        } else {
            b.values.forEach((value) => counts["error" in value ? "error" : "value"]++);
            for (const name of JSON.stringify(test.expression).matchAll(/\["([^"]+)"/g)) operators.add(name[1]);
        }
    });
    report(faults.length === 0, `${list.length} expressions give what MapLibre's give`, faults);
    console.log(`# ${counts.fault} are refused by both, ${counts.place} at the same place; of the others ${counts.value} values and ${counts.error} errors are the same`);
    report(counts.fault > COUNT / 50 && counts.error > COUNT / 20 && counts.value > COUNT, "there are values, errors and faults among them");
    /* theirs names the label instead of the value after it, and the whole property for what zoom may not */
    report(counts.place > 0.85 * counts.fault, "what both refuse they refuse at the same place, but for where MapLibre's is one off");
    const listed = spawnSync(join(BUILD, "tests/oracle/evaluate"), ["--operators"], {encoding: "utf8"}).stdout.trim().split("\n");
    const unseen = listed.filter((name) => !operators.has(name));
    report(listed.length > 20 && unseen.length === 0, "every operator of the subset is among them", unseen);
}

/* ---- the table of properties ---- */

function checkProperties() {
    const rows = spawnSync(join(BUILD, "tests/oracle/evaluate"), ["--properties"], {encoding: "utf8"}).stdout.trim().split("\n").map((line) => JSON.parse(line));
    const types = {number: "number", colour: "color", boolean: "boolean", choice: "enum", text: "formatted", symbol: "resolvedImage", numbers: "array", texts: "array"};
    const faults = [];
    for (const row of rows) {
        const theirs = spec.v8[`${row.section}_${row.kind}`][row.name];
        const check = (what, a, b) => JSON.stringify(a) === JSON.stringify(b) || faults.push(`${row.name}: ${what} is ${JSON.stringify(a)}, theirs ${JSON.stringify(b)}`);
        if (!theirs) {
            faults.push(`${row.kind} has no ${row.section} ${row.name}`);
            continue;
        }
        check("type", types[row.type], theirs.type);
        check("default", row.default, theirs.default ?? null);
        check("minimum", row.min, theirs.minimum ?? null);
        check("maximum", row.max, theirs.maximum ?? null);
        check("length", row.length || null, theirs.length ?? null);
        check("zoom", row.depends !== "nothing", theirs.expression.parameters.includes("zoom"));
        check("feature", row.depends === "feature", spec.supportsPropertyExpression(theirs));
        check("interpolated", row.interpolated, theirs.expression.interpolated);
        for (const word of row.words ?? []) if (!(word in theirs.values)) faults.push(`${row.name}: no ${word}`);
    }
    report(rows.length > 40 && faults.length === 0, "the table of properties says what the specification says", faults);
}

checkStyles();
checkExpressions();
checkProperties();
console.log(`1..${tests}`);
