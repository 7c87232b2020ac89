/*
 * Makes of the map of the last round one that goes through the rounds. All that it says comes from the page's
 * data; numbers, dates and words are not made here.
 */
(() => {
    const $ = (id) => document.getElementById(id);
    const data = JSON.parse($("data").textContent), words = data.words;
    const pile = $("pile"), stage = $("stage"), slider = $("round"), tip = $("tip"), play = $("play");
    const SVG = "http://www.w3.org/2000/svg", STEP_MS = 1200, SWIPE_PX = 60;
    const last = data.rounds.length - 1, rtl = document.documentElement.dir === "rtl";
    const off = new Set();
    let round = last, timer = 0, index = null;

    const parts = [...pile.children].filter((part) => part.dataset.layer).map((part) => ({
        part, layer: part.dataset.layer, rounds: part.dataset.in && new Set(part.dataset.in.split(" ").map(Number))}));
    const legends = [...$("legends").children], buttons = [...document.querySelectorAll("#zones button")];

    function show() {
        for (const {part, layer, rounds} of parts)
            part.style.display = off.has(layer) || (rounds && !rounds.has(round)) ? "none" : "";
        legends.forEach((legend, i) => { legend.style.display = i === round ? "" : "none"; });
        for (const button of buttons)
            button.textContent = data.zones[button.dataset.zone].says[round];
        $("when").textContent = data.rounds[round].name;
        slider.value = round;
        slider.setAttribute("aria-valuetext", data.rounds[round].name);
        for (const row of document.querySelectorAll("#history tr[data-round]"))
            row.classList.toggle("now", Number(row.dataset.round) === round);
    }

    function goTo(to) {
        round = Math.min(Math.max(to, 0), last);
        tip.style.visibility = "hidden";
        light(-1);
        show();
    }

    /* ---- playing ---- */

    function stop() {
        clearInterval(timer);
        timer = 0;
        play.textContent = words.play;
    }

    function start() {
        goTo(round === last ? 0 : round + 1);
        timer = setInterval(() => (round === last ? stop() : goTo(round + 1)), STEP_MS);
        play.textContent = words.pause;
    }

    play.addEventListener("click", () => (timer ? stop() : start()));
    slider.addEventListener("input", () => { stop(); goTo(Number(slider.value)); });
    stage.addEventListener("keydown", (event) => {
        const to = {ArrowLeft: round + (rtl ? 1 : -1), ArrowRight: round + (rtl ? -1 : 1), Home: 0, End: last}[event.key];
        if (to === undefined || event.ctrlKey || event.altKey || event.metaKey)
            return;
        event.preventDefault();
        stop();
        goTo(to);
    });

    /* ---- places ---- */

    function historyAt(position) {
        index = index || buildIndex(data.arcs);
        return findHistory(index, ...position);
    }

    function positionOf(event) {
        if (!data.plane)
            return null;
        const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(pile.getScreenCTM().inverse());
        const box = pile.viewBox.baseVal;
        const u = (point.x - box.x) / box.width, v = (point.y - box.y) / box.height;
        return u >= 0 && u <= 1 && v >= 0 && v <= 1 ? toDegrees(data.plane, u, v) : null;
    }

    /* Zone -1 is none. */
    function light(zone) {
        for (const button of buttons)
            button.classList.toggle("hot", Number(button.dataset.zone) === zone);
        const old = $("hot");
        if (old)
            old.remove();
        if (zone < 0)
            return;
        const outline = document.createElementNS(SVG, "g");
        outline.id = "hot";
        for (const {part} of parts.filter((each) => each.layer === "zone" && each.part.style.display !== "none")) {
            const of = document.querySelector(part.getAttribute("href"));
            for (const shape of of.querySelectorAll(`[data-zone="${CSS.escape(data.zones[zone].id)}"]`)) {
                const copy = shape.cloneNode(true);
                copy.setAttribute("class", "hot");
                copy.setAttribute("fill", "none");
                outline.append(copy);
                if (outline.childNodes.length)
                    break;
            }
        }
        pile.insertBefore(outline, $("marker"));
    }

    function hover(event) {
        const position = positionOf(event), answer = position && answerAt(data, historyAt(position), round);
        const zone = answer ? answer.zone : -1;
        light(zone);
        if (!position || event.pointerType === "touch") {
            tip.style.visibility = "hidden";
            return;
        }
        const holder = answer ? (answer.party < 0 ? words.nobody : data.parties[answer.party].name) : words.noRecord;
        tip.textContent = (zone < 0 ? "" : data.zones[zone].says[round] + "\n") + holder;
        tip.style.visibility = "visible";
        const box = stage.getBoundingClientRect();
        const x = event.clientX - box.left, y = event.clientY - box.top;
        tip.style.left = `${Math.max(0, Math.min(x + 14, box.width - tip.offsetWidth))}px`;
        tip.style.top = `${y + 18 + tip.offsetHeight > box.height ? y - tip.offsetHeight - 10 : y + 18}px`;
    }

    stage.addEventListener("pointermove", hover);
    stage.addEventListener("pointerleave", () => { tip.style.visibility = "hidden"; light(-1); });
    for (const button of buttons) {
        const zone = Number(button.dataset.zone);
        for (const name of ["focus", "pointerenter"])
            button.addEventListener(name, () => light(zone));
        for (const name of ["blur", "pointerleave"])
            button.addEventListener(name, () => light(-1));
    }

    function mark(position) {
        const marker = $("marker"), at = data.plane && toMap(data.plane, ...position), box = pile.viewBox.baseVal;
        marker.replaceChildren();
        for (let i = 0; at && i < 2; i++) {
            const circle = document.createElementNS(SVG, "circle");
            circle.setAttribute("cx", box.x + at[0] * box.width);
            circle.setAttribute("cy", box.y + at[1] * box.height);
            circle.setAttribute("r", 2);
            marker.append(circle);
        }
    }

    function element(name, text, attributes = {}) {
        const made = document.createElement(name);
        made.textContent = text;
        for (const [key, value] of Object.entries(attributes))
            made.setAttribute(key, value);
        return made;
    }

    function sourceLinks(cell, source) {
        for (const [i, id] of source.split(";").map((each) => each.trim()).filter(Boolean).entries()) {
            if (i)
                cell.append("; ");
            const link = element("a", "", {href: "#source-" + id.replace(/[^A-Za-z0-9._-]/g, "-")});
            link.append(element("bdi", id));
            cell.append(link);
        }
        return cell;
    }

    function historyRow(i, history) {
        const answer = answerAt(data, history, i), row = element("tr", "", {"data-round": i});
        row.append(element("th", data.rounds[i].name, {scope: "row"}));
        if (!answer) {
            row.append(element("td", words.noRecord, {colspan: 7}));
            return row;
        }
        const since = answer.longer ? words.before.replace("%s", answer.since) : answer.since;
        const texts = [
            answer.zone < 0 ? words.outside : data.zones[answer.zone].name,
            answer.zone < 0 ? "" : data.statuses[answer.status],
            answer.party < 0 ? words.nobody : data.parties[answer.party].name,
            answer.party < 0 ? "" : since,
            answer.basis < 0 ? "" : data.bases[answer.basis],
            answer.basis < 0 ? "" : data.confidences[answer.confidence]];
        row.append(...texts.map((text) => element("td", text)));
        row.append(sourceLinks(element("td", ""), answer.source));
        return row;
    }

    function tell(name, position) {
        const history = historyAt(position), box = $("history");
        const title = words.history.replace("%s", name);
        box.replaceChildren(element("h3", title));
        mark(position);
        if (history < 0) {
            box.append(element("p", words.off));
            return;
        }
        const table = element("table", ""), head = element("tr", ""), body = element("tbody", "");
        for (const key of ["round", "zone", "status", "party", "since", "basis", "confidence", "source"])
            head.append(element("th", words[key], {scope: "col"}));
        for (let i = 0; i <= last; i++)
            body.append(historyRow(i, history));
        const top = element("thead", "");
        top.append(head);
        table.append(element("caption", title), top, body);
        const scroll = element("div", "", {class: "scroll", role: "group", tabindex: "0", "aria-label": title});
        scroll.append(table);
        box.append(scroll);
        show();
    }

    /* A position by its settlement, if one answers for it. */
    function tellPosition(position) {
        const answer = answerAt(data, historyAt(position), round) || answerAt(data, historyAt(position), last);
        const place = answer && answer.settlement >= 0 ? data.places[answer.settlement][1] : "";
        const where = position.map((degrees) => degrees.toFixed(4)).join(", ");
        tell(place ? `${place} (${where})` : `${words.position} ${where}`, position);
    }

    let down = null;
    stage.addEventListener("pointerdown", (event) => { down = event; });
    stage.addEventListener("pointerup", (event) => {
        const moved = down ? event.clientX - down.clientX : 0, position = positionOf(event);
        if (event.pointerType === "touch" && Math.abs(moved) > SWIPE_PX) {
            stop();
            goTo(round + (moved < 0) * 2 - 1);
        } else if (position && Math.abs(moved) < SWIPE_PX / 10) {
            tellPosition(position);
        }
    });

    function tellPlace(place) {
        $("names").replaceChildren();
        $("place").value = place[1];
        tell(place[1], [place[3], place[4]]);
    }

    $("place").addEventListener("input", () => {
        $("names").replaceChildren(...findPlaces(data.places, $("place").value, 6).map((place) => {
            const item = element("li", ""), button = element("button", place[1], {type: "button"});
            button.addEventListener("click", () => tellPlace(place));
            item.append(button);
            return item;
        }));
    });
    $("find").addEventListener("submit", (event) => {
        event.preventDefault();
        const text = $("place").value, position = readPosition(text), [place] = findPlaces(data.places, text, 1);
        if (position)
            tellPosition(position);
        else if (place)
            tellPlace(place);
        else
            $("history").replaceChildren(element("p", words.none));
    });

    /* ---- layers ---- */

    for (const box of document.querySelectorAll("#layers input"))
        box.addEventListener("change", () => {
            for (const layer of box.dataset.layers.split(" "))
                box.checked ? off.delete(layer) : off.add(layer);
            show();
        });

    addEventListener("beforeprint", () => {
        for (const list of document.querySelectorAll("details"))
            list.open = true;
    });
    $("controls").hidden = false;
    $("more").hidden = false;
    show();
})();
