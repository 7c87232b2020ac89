/*
 * A report in a browser without a screen, worked with as people do, and its answers beside those of `dezmap locate`.
 * Speaks TAP. puppeteer-core and axe-core are installed into build/npm, the browser is Debian's.
 */
import {spawnSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {createRequire} from "node:module";
import vm from "node:vm";

const DEZMAP = process.env.DEZMAP ?? resolve("build/release/dezmap");
const MODULES = resolve(process.env.DEZMAP_BUILD ?? "build/release", "../npm/node_modules");
const BROWSER = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
const POINTS = 1000;

let tests = 0;
function report(ok, name, faults = []) {
    console.log(`${ok ? "ok" : "not ok"} ${++tests} - ${name}`);
    for (const fault of ok ? [] : faults.slice(0, 20)) console.log(`# ${fault}`);
    if (!ok) process.exitCode = 1;
}

if (!BROWSER || !existsSync(join(MODULES, "puppeteer-core")) || !existsSync(join(MODULES, "axe-core"))) {
    console.log("1..1\nok 1 # SKIP make check-deps has not installed chromium, puppeteer-core and axe-core");
    process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), "dezmap-report-"));
process.on("exit", () => rmSync(folder, {recursive: true, force: true}));

function run(...argv) {
    const done = spawnSync(DEZMAP, argv, {encoding: "utf8", maxBuffer: 1 << 28});
    if (done.status !== 0) throw new Error(`dezmap ${argv.join(" ")}: ${done.stderr}`);
    return done.stdout;
}

function make(name, ...options) {
    const path = join(folder, name);
    run("report", ...options, "-o", path);
    return path;
}

const english = make("en.html"), arabic = make("ar.html", "--lang", "ar");
run("init", join(folder, "island"));
const island = make("island.html", "-d", join(folder, "island"));

/* ---- its answers, beside those of the program ---- */

function parseCsv(text) {
    return text.trim().split("\n").map((line) => line.split(","));
}

function checkAnswers() {
    const html = readFileSync(english, "utf8");
    const data = JSON.parse(/id="data">(.*?)<\/script>/s.exec(html)[1]);
    const names = "({buildIndex, findHistory, answerAt, toDegrees, toMap, findPlaces})";
    const code = vm.runInNewContext(readFileSync("src/report/locate.js", "utf8") + ";" + names);
    let seed = 20170504;
    const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
    const points = Array.from({length: POINTS}, () => [(35.2 + 3.1 * random()).toFixed(5), (32 + 5.2 * random()).toFixed(5)]);
    const index = code.buildIndex(data.arcs), faults = [];
    const csv = "lon,lat\n" + points.map((point) => point.join(",")).join("\n") + "\n";
    for (const round of [4, 9, 14, 22]) {
        const done = spawnSync(DEZMAP, ["locate", "-q", "--points", "-", "--round", String(round), "--with", "settlement"],
                               {input: csv, encoding: "utf8"});
        const [head, ...rows] = parseCsv(done.stdout);
        const at = Object.fromEntries(head.map((name, i) => [name, i])), i = data.rounds.findIndex((each) => each.number === round);
        rows.forEach((row, k) => {
            const answer = code.answerAt(data, code.findHistory(index, Number(points[k][0]), Number(points[k][1])), i);
            const ours = answer ? [answer.zone < 0 ? "" : data.zones[answer.zone].id, answer.zone < 0 ? "" : data.statuses[answer.status],
                                   answer.party < 0 ? "" : data.parties[answer.party].id] : [row[at.zone], "no-record", ""];
            const theirs = [row[at.zone], row[at.status], row[at.party]];
            if (ours.join() !== theirs.join()) faults.push(`round ${round}, ${points[k]}: ${ours} instead of ${theirs}`);
            if (answer && data.places[answer.settlement][0] !== row[at.settlement])
                faults.push(`${points[k]}: ${data.places[answer.settlement][0]} instead of ${row[at.settlement]}`);
        });
        if (rows.length !== POINTS) faults.push(`${rows.length} rows: ${done.stderr}`);
    }
    report(faults.length === 0, `${POINTS} positions at four rounds are answered as by dezmap locate`, faults);
    const off = points.slice(0, 200).map(([x, y]) => [Number(x), Number(y), code.toMap(data.plane, Number(x), Number(y))])
        .filter(([x, y, at]) => at && code.toDegrees(data.plane, ...at).some((value, k) => Math.abs(value - [x, y][k]) > 1e-7));
    report(off.length === 0, "a position that goes to the map comes back", off.map(String));
}

/* ---- in a browser ---- */

const require = createRequire(join(MODULES, "x.js"));
const puppeteer = require("puppeteer-core"), axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const browser = await puppeteer.launch({executablePath: BROWSER, args: ["--no-sandbox", "--disable-gpu"]});

async function open(path, width = 1440, script = true) {
    const page = await browser.newPage(), heard = [];
    page.on("console", (message) => heard.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => heard.push(`error: ${error.message}`));
    page.on("request", (request) => {
        if (!/^(data:|file:.*\/\w+\.html(#|$))/.test(request.url())) heard.push(`request: ${request.url()}`);
    });
    await page.emulateMediaFeatures([{name: "prefers-reduced-motion", value: "reduce"}]);
    await page.setJavaScriptEnabled(script);
    await page.setViewport({width, height: 1000});
    await page.goto(`file://${path}`, {waitUntil: "load"});
    return {page, heard};
}

const text = (page, selector) => page.$eval(selector, (found) => found.textContent);
const visible = (page, layer) => page.$$eval(`#pile [data-layer="${layer}"]`, (parts) => parts.filter((part) => part.style.display !== "none").length);

async function checkPlayer() {
    const {page, heard} = await open(english);
    const round = () => page.$eval("#round", (slider) => Number(slider.value));
    await page.$eval("#round", (slider) => { slider.value = 8; slider.dispatchEvent(new Event("input")); });
    report((await text(page, "#when")).startsWith("Round 9 ·"), "the slider goes to a round");
    report((await text(page, "#zones li")).includes("6,154.7 km²"), "the zones tell their figures at that round");
    await page.focus("#stage");
    await page.keyboard.press("ArrowLeft");
    report(await round() === 7, "an arrow key goes to the round before");
    await page.keyboard.press("Home");
    await page.click("#play");
    await new Promise((done) => setTimeout(done, 1500));
    const playing = await round();
    await page.click("#play");
    report(playing >= 1 && playing <= 3, "it plays", [`at ${playing}`]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("End");
    report(await round() === 21, "the slider is worked with keys");
    const before = await visible(page, "front");
    await page.click('#layers input[data-layers="front"]');
    report(before > 0 && await visible(page, "front") === 0, "a layer is switched off");
    await page.click('#layers input[data-layers="front"]');
    report(await visible(page, "front") === before, "and on again");
    report(heard.length === 0, "working with the map leaves no message and no request", heard);
    await page.close();
}

async function checkPlaces() {
    const {page, heard} = await open(english);
    await page.type("#place", "Idlib");
    await page.keyboard.press("Enter");
    const rows = await page.$$eval("#history tbody tr", (all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    const locate = JSON.parse(run("locate", "Idlib", "--format", "json"))
        .flatMap((answer) => Array(answer.last_round - answer.round + 1).fill(answer));
    const faults = locate.flatMap((answer, i) => (answer.status === "no-record" ? (rows[i]?.length === 2 ? [] : [`${i}: ${rows[i]}`])
        : rows[i]?.[2] === answer.status && rows[i][7] === answer.source.replaceAll(";", "; ") ? [] : [`${i}: ${rows[i]}; ${answer.status} ${answer.source}`]));
    report(rows.length === 22 && faults.length === 0, "a place that is typed has the history that dezmap locate gives it", faults);
    await page.$eval("#history", (box) => box.replaceChildren());
    const box = await (await page.$("#marker circle")).boundingBox();
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    await page.mouse.move(x + 1, y + 1);
    report(/Idlib area: reduced, 3,208\.1.*\nOpposition/s.test(await text(page, "#tip")), "what lies under the pointer is told", [await text(page, "#tip")]);
    report(await page.$$eval("#zones .hot, #hot .hot", (all) => all.length) >= 2, "and its zone is marked");
    await page.mouse.click(x, y);
    report((await text(page, "#history h3")).includes("Idlib"), "a click on the map tells that place's history", [await text(page, "#history")]);
    await page.focus("#zones button");
    report(await page.$$eval("#hot .hot", (all) => all.length) >= 1, "a zone that has the focus is marked");
    await page.$eval("#place", (input) => { input.value = "Nowhere at all"; });
    await page.click("#find button[type=submit]");
    report((await text(page, "#history")).includes("no such place"), "a place that is not there is said not to be");
    report(heard.length === 0, "asking for places leaves no message and no request", heard);
    await page.close();
}

async function checkPage(path, name, width) {
    const {page, heard} = await open(path, width);
    await page.evaluate(axe);
    const found = await page.evaluate(async () => (await window.axe.run(document, {iframes: false})).violations
        .map((fault) => `${fault.id}: ${fault.help}: ${fault.nodes.slice(0, 3).map((node) => node.target).join(" ")}`));
    report(found.length === 0, `axe-core finds nothing in ${name} at ${width} pixels`, found);
    report(heard.length === 0, `${name} says nothing and asks for nothing`, heard);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    report(over <= 0, `${name} is no wider than ${width} pixels`, [`by ${over}`]);
    await page.close();
}

/* The same figures as `status`. */
async function checkFigures() {
    const {page} = await open(english, 1440, false);
    const [head, ...rows] = parseCsv(run("status", "--all", "--format", "csv"));
    const at = Object.fromEntries(head.map((name, i) => [name, i])), faults = [];
    for (let round = 1; round <= 22; round++) {
        const cells = await page.$$eval(`#round-${round} table`, ([table]) => [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent)));
        rows.filter((row) => Number(row[at.round]) === round).forEach((row, i) => {
            const ours = cells[i].slice(1, 4).map((cell) => cell.replaceAll(",", "").replace("−", "-"));
            const theirs = [row[at.status], row[at.agreed_km2], row[at.held_km2]].filter((cell, k) => k === 0 || ours.length > k);
            if (ours.slice(0, theirs.length).join() !== theirs.join() && theirs[1] !== "")
                faults.push(`round ${round}: ${ours} instead of ${theirs}`);
        });
    }
    report(faults.length === 0, "without a script the tables are there, with the figures of dezmap status", faults);
    report(await page.$eval("#controls", (box) => getComputedStyle(box).display) === "none", "and nothing that needs a script");
    await page.close();
}

checkAnswers();
await checkPlayer();
await checkPlaces();
await checkFigures();
for (const width of [1440, 390]) {
    await checkPage(english, "the report", width);
    await checkPage(arabic, "the Arabic report", width);
    await checkPage(island, "the report of init's data set", width);
}
await browser.close();
console.log(`1..${tests}`);
