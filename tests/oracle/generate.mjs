/*
 * Expressions of our subset, at random from a seed: mostly well typed, so that they are evaluated, some
 * spoilt, so that both must refuse them.
 */

/* mulberry32: the same numbers for the same seed, everywhere */
export function random(seed) {
    return () => {
        seed = (seed + 0x6d2b79f5) | 0;
        let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
}

const NUMBERS = [0, 1, -1, 2, 3, 5, 7.25, 0.1, -0.5, 10, 12, 100, 255, 256, 1e-7, 1e21, 123456.789, 0.3333333333333333];
const TEXTS = ["", "a", "b", "Idlib", "idlib", "10", " 7 ", "0x1f", "1e3", "-3.5", "true", "open", "closed", "butt", "round",
    "\u062d\u0644\u0628", "\ud83d\ude00", "\uffee", "\u00e9", "#f00", "red", "a\"b\\c\n", "Infinity", "-Infinity", "NaN", "0b101", "0o17", "0xfg", "0x", "5.", ".5e-3", "1e"];
const COLOURS = ["#f00", "#1234", "#0f8B8d", "#0f8b8d80", "red", "rebeccapurple", "Transparent", "rgb(10, 20, 30)",
    "rgba(10,20,30,.5)", "rgb(10% 20% 30% / 40%)", "rgb(1 2 3 / .25)", "hsl(120, 50%, 25%)", "hsla(-30deg 10% 90% / 0.2)",
    "hsl(480,120%,50%)", "rgb(300, -5, 12.5)", " BLUE ", "rgba(0,0,0,0)", "rgba(255, 0, 0, 0)"];
const NO_COLOURS = ["#ff", "#ggg", "rgb(1,2)", "rgb(1 2,3)", "rgb(1%,2,3)", "hsl(1,2,3)", "reddish", "", "rgb(1,2,3,4,5)",
    "rgb(1e, 2, 3)", "hsl(10deg 20% 30% , .5)"];
const FIELDS = ["rank", "name", "status", "share", "open", "colour", "missing"];

export class Generator {
    constructor(next) {
        this.next = next;
    }
    chance(share) {
        return this.next() < share;
    }
    below(count) {
        return Math.floor(this.next() * count);
    }
    pick(list) {
        return list[this.below(list.length)];
    }
    list(min, max, make) {
        return Array.from({length: min + this.below(max - min + 1)}, make);
    }

    context() {
        const fields = {};
        const put = (name, value) => this.chance(0.8) && (fields[name] = value);
        put("rank", this.pick([1, 2, 3, 4.5, -1, 0, 9]));
        put("name", this.pick(TEXTS));
        put("status", this.pick(["open", "closed", "exchanges", "10"]));
        put("share", this.pick([0, 0.25, 1, 0.05, "0.5"]));
        put("open", this.chance(0.5));
        put("colour", this.pick([...COLOURS, "nonsense", 12]));
        return {zoom: this.pick([0, 3, 5, 6.5, 7, 7.3, 10, 24]), geometry: this.pick(["Point", "LineString", "Polygon"]), fields};
    }

    literal(type) {
        switch (type) {
            case "number": return this.chance(0.7) ? this.pick(NUMBERS) : Math.round((this.next() * 200 - 100) * 1000) / 1000;
            case "string": return this.pick(TEXTS);
            case "boolean": return this.chance(0.5);
            case "color": return this.chance(0.93) ? this.pick(COLOURS) : this.pick(NO_COLOURS);
            case "pair": return ["literal", [this.literal("number"), this.literal("number")]];
            case "numbers": return ["literal", this.list(0, 4, () => this.literal("number"))];
            case "font": return ["literal", this.list(0, 3, () => this.pick(["Noto Sans Regular", "Noto Sans Bold"]))];
            case "mixed": return ["literal", this.list(0, 3, () => this.pick([...TEXTS, 1, 2.5, null, true, false]))];
            default: return this.chance(0.1) ? null : this.literal(this.pick(["number", "string", "boolean", "color", "numbers", "mixed"]));
        }
    }

    stops(count) {
        let at = this.below(8) - 2;
        return Array.from({length: count}, () => {
            const stop = at;
            at += this.chance(0.03) ? 0 : 0.5 + this.below(6);
            return stop;
        });
    }

    curve(type, depth, input) {
        const count = 1 + this.below(4);
        const stops = this.stops(count);
        const smooth = ["number", "color", "pair"].includes(type);
        if (smooth ? this.chance(0.7) : this.chance(0.03)) {
            const curve = this.chance(0.5) ? ["linear"] : ["exponential", this.pick([1, 2, 1.4, 0.5, 3])];
            return ["interpolate", curve, input, ...stops.flatMap((stop) => [stop, this.value(type, depth - 1)])];
        }
        return ["step", input, this.value(type, depth - 1), ...stops.flatMap((stop) => [stop, this.value(type, depth - 1)])];
    }

    match(type, depth) {
        const texts = this.chance(0.6);
        const label = () => (texts ? this.pick(TEXTS) : this.pick([0, 1, 2, 3, -1, 9, 10]));
        const used = new Set();
        const labels = () => {
            const fresh = this.list(1, 2, label).filter((l) => this.chance(0.02) || !used.has(l));
            fresh.forEach((l) => used.add(l));
            if (new Set(fresh).size < fresh.length && !this.chance(0.05)) fresh.length = 1;
            return fresh.length === 1 && this.chance(0.7) ? fresh[0] : fresh;
        };
        const pairs = this.list(1, 3, () => 0).flatMap(() => {
            const l = labels();
            return Array.isArray(l) && l.length === 0 ? [] : [l, this.value(type, depth - 1)];
        });
        if (pairs.length === 0) pairs.push(label(), this.value(type, depth - 1));
        const input = this.chance(0.7) ? ["get", this.pick(FIELDS)] : this.value(texts ? "string" : "number", depth - 1);
        return ["match", input, ...pairs, this.value(type, depth - 1)];
    }

    /* what any type can come from */
    branch(type, depth) {
        switch (this.below(5)) {
            case 0: return ["case", ...this.list(1, 2, () => 0).flatMap(() => [this.value("boolean", depth - 1), this.value(type, depth - 1)]),
                this.value(type, depth - 1)];
            case 1: return this.match(type, depth);
            case 2: return ["coalesce", ...this.list(1, 3, () => (this.chance(0.5) ? ["get", this.pick(FIELDS)] : this.value(type, depth - 1)))];
            case 3: return this.curve(type, depth, this.value("number", depth - 1));
            default: return ["get", this.pick(FIELDS)];
        }
    }

    value(type, depth) {
        if (this.chance(0.012)) return this.spoilt(depth);
        if (depth <= 0 || this.chance(0.15)) return this.literal(type);
        if (this.chance(0.4)) return this.branch(type, depth);
        const any = () => this.value("value", depth - 1);
        const number = () => this.value("number", depth - 1);
        const test = () => this.value("boolean", depth - 1);
        switch (type) {
            case "number":
                return this.pick([
                    () => ["+", ...this.list(0, 3, number)], () => ["*", ...this.list(0, 3, number)],
                    () => ["-", ...this.list(1, 2, number)], () => ["/", number(), number()],
                    () => ["to-number", ...this.list(1, 3, any)], () => ["get", "rank"]])();
            case "string":
                return this.pick([
                    () => ["concat", ...this.list(0, 3, any)], () => ["to-string", any()], () => ["geometry-type"],
                    () => ["get", "name"], () => ["to-string", this.value("color", depth - 1)]])();
            case "boolean":
                return this.pick([
                    () => [this.pick(["==", "!=", "<", "<=", ">", ">="]), number(), number()],
                    () => [this.pick(["==", "!=", "<", "<=", ">", ">="]), this.value("string", depth - 1), ["get", "name"]],
                    () => [this.pick(["==", "!=", "<", "<=", ">", ">="]), ["get", this.pick(FIELDS)], this.literal(this.pick(["number", "string"]))],
                    () => [this.pick(["==", "!="]), any(), any()], () => ["has", this.pick(FIELDS)],
                    () => ["all", ...this.list(0, 3, test)], () => ["any", ...this.list(0, 3, test)], () => ["!", test()],
                    () => ["to-boolean", any()], () => ["get", "open"]])();
            case "color":
                return this.pick([
                    () => ["rgb", ...this.list(3, 3, () => this.pick([0, 12.5, 255, 100, ["get", "rank"]]))],
                    () => ["rgba", ...this.list(3, 3, () => this.pick([0, 99, 255])), this.pick([0, 0.3, 1, ["get", "share"]])],
                    () => ["to-color", ...this.list(1, 2, () => (this.chance(0.7) ? this.value("color", depth - 1) : any()))],
                    () => ["to-color", ["literal", this.list(3, 4, () => this.pick([0, 1, 0.5, 128]))]],
                    () => ["get", "colour"]])();
            case "pair": case "numbers": case "font":
                return this.literal(type);
            default:
                return this.value(this.pick(["number", "string", "boolean", "color"]), depth);
        }
    }

    /* what is likely to be refused */
    spoilt(depth) {
        return this.pick([
            () => ["get"], () => ["has", 3], () => ["nothing"], () => [], () => [["get", "rank"]], () => ["==", 1, "a"],
            () => ["<", true, false], () => ["zoom"], () => ["case", true, 1], () => ["match", ["get", "rank"], 1.5, 1, 0],
            () => ["match", ["get", "rank"], 1, "a", "b", "c", "d"], () => ["step", ["get", "rank"], 1], () => ["rgb", 1, 2],
            () => ["to-color"], () => ["!", 3], () => ["literal"], () => ["/", 1], () => ["+", "a"], () => ["concat", ["get", "x"], []],
            () => ["interpolate", ["linear"], ["get", "rank"], 0, "a", 1, "b"], () => ["coalesce"], () => ({a: 1}),
            () => ["literal", [1, "a", null]], () => ["case", true, 1, false, 2], () => ["match", ["get", "rank"], [], 1, 2],
            () => ["match", ["get", "rank"], [[1]], 1, 2], () => ["match", ["get", "rank"], 1, 2, 3, 4], () => ["match", true, 1, 2, 3],
            () => ["match", "a", 1, 2, 3], () => ["match", ["get", "rank"], 9007199254740993, 1, 2], () => ["match", ["get", "rank"], true, 1, 2],
            () => ["step", ["get", "rank"], 1, ["get", "rank"], 2], () => ["step", ["get", "rank"], 1, 0, 2, 1], () => ["step", "a", 1, 0, 2],
            () => ["interpolate", ["linear"], ["get", "rank"], 0, 1, 2], () => ["interpolate", ["exponential"], ["get", "rank"], 0, 1],
            () => ["interpolate", [], ["get", "rank"], 0, 1], () => ["interpolate", "linear", ["get", "rank"], 0, 1],
            () => ["interpolate", ["linear"], ["get", "rank"], "0", 1], () => ["interpolate", ["cubic"], ["get", "rank"], 0, 1],
            () => ["/", 0, 0], () => ["/", -1, 0], () => ["to-string", ["/", 1, 0]], () => ["to-string", ["/", ["get", "share"], 0]],
            () => ["<", ["literal", [1]], 2], () => ["==", ["rgb", 1, 2, 3], "red"], () => ["any", 1], () => ["all", ["get", "rank"], true], () => this.value(this.pick(["number", "string", "boolean", "color", "pair"]), depth - 1)])();
    }

    /* more than one curve over the zoom, or one that is not at the top */
    curves(type) {
        const one = () => this.curve(type, 1, ["zoom"]);
        return this.pick([
            () => ["coalesce", one(), one()], () => ["case", ["has", "name"], one(), this.literal(type)], () => ["coalesce", ["coalesce", one()]],
            () => ["step", ["zoom"], one(), 5, this.literal(type)], () => ["step", ["+", ["zoom"], 1], this.literal(type), 5, this.literal(type)],
            () => ["step", ["zoom"], this.literal(type), 5, ["case", [">", ["zoom"], 7], this.literal(type), this.literal(type)]],
            () => ["to-string", one()]])();
    }

    /* a whole property: now and then a curve over the zoom */
    property(type) {
        if (this.chance(0.03)) return this.curves(type);
        const value = this.chance(0.3) ? this.curve(type, 2, ["zoom"]) : this.value(type, 3);
        return this.chance(0.1) ? ["coalesce", ["get", this.pick(FIELDS)], value] : value;
    }
}
