// What a search box suggests while one types: a combobox as the ARIA practices describe it. Without this file the box is
// a plain form.
"use strict";
{
    const PAUSE = 150;
    const SHORTEST = 2;
    const MOST = 200;

    const element = (name, attributes, text = "") => {
        const made = document.createElement(name);
        Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
        made.textContent = text;
        return made;
    };

    const optionOf = (suggestion, id) => {
        const option = element("li", { role: "option", id, "aria-selected": "false" });
        option.append(
            element("span", { lang: suggestion.language }, suggestion.title),
            element("span", { class: "search-kind" }, suggestion.kind),
        );
        option.dataset.address = suggestion.address;
        return option;
    };

    const suggestIn = (form) => {
        const input = form.querySelector("input[type=search]");
        const list = element("ul", {
            role: "listbox",
            id: `${input.id}-list`,
            class: "search-list",
            "aria-label": form.getAttribute("aria-label"),
            hidden: "",
        });
        const status = element("p", { role: "status", class: "visually-hidden" });
        form.append(list, status);
        Object.entries({
            role: "combobox",
            "aria-autocomplete": "list",
            "aria-expanded": "false",
            "aria-controls": list.id,
        }).forEach(([key, value]) => input.setAttribute(key, value));

        let asked = null;
        let waiting = 0;

        const chosen = () => list.querySelector("[aria-selected=true]");

        const choose = (option) => {
            chosen()?.setAttribute("aria-selected", "false");
            if (option) {
                option.setAttribute("aria-selected", "true");
                option.scrollIntoView({ block: "nearest" });
                input.setAttribute("aria-activedescendant", option.id);
            } else {
                input.removeAttribute("aria-activedescendant");
            }
        };

        const close = () => {
            clearTimeout(waiting);
            asked?.abort();
            choose(null);
            list.hidden = true;
            input.setAttribute("aria-expanded", "false");
            status.textContent = "";
        };

        const show = (suggestions) => {
            choose(null);
            list.replaceChildren(...suggestions.map((item, number) => optionOf(item, `${list.id}-${number}`)));
            list.hidden = suggestions.length === 0;
            input.setAttribute("aria-expanded", String(!list.hidden));
            status.textContent = list.hidden ? "" : form.dataset.say.replace("{number}", suggestions.length);
        };

        const ask = async () => {
            const words = input.value.trim();
            asked?.abort();
            if (words.length < SHORTEST || words.length > MOST) {
                close();
                return;
            }
            asked = new AbortController();
            try {
                const address = `${form.dataset.suggest}?q=${encodeURIComponent(input.value)}`;
                const answer = await fetch(address, { signal: asked.signal, credentials: "omit" });
                const found = answer.ok ? (await answer.json()).suggestions : [];
                if (document.activeElement === input) {
                    show(found);
                }
            } catch (problem) {
                if (problem.name !== "AbortError") {
                    // Suggestions are a help: without them the form still works.
                    close();
                }
            }
        };

        const move = (step) => {
            const options = [...list.children];
            const here = options.indexOf(chosen());
            // From the last one on back to the words, as from the first one up.
            const next = here + step;
            choose(here < 0 && step < 0 ? options.at(-1) : options[next] ?? null);
        };

        input.addEventListener("input", () => {
            clearTimeout(waiting);
            waiting = setTimeout(ask, PAUSE);
        });
        input.addEventListener("keydown", (event) => {
            const isOpen = !list.hidden;
            if ((event.key === "ArrowDown" || event.key === "ArrowUp") && isOpen) {
                event.preventDefault();
                move(event.key === "ArrowDown" ? 1 : -1);
            } else if (event.key === "ArrowDown") {
                event.preventDefault();
                ask();
            } else if (event.key === "Enter" && isOpen && chosen()) {
                event.preventDefault();
                window.location.assign(chosen().dataset.address);
            } else if (event.key === "Escape" && isOpen) {
                event.preventDefault();
                close();
            } else if (event.key === "Tab") {
                close();
            }
        });
        input.addEventListener("blur", close);
        // The box keeps the focus, so that the list is still there when the click ends.
        list.addEventListener("pointerdown", (event) => event.preventDefault());
        list.addEventListener("click", (event) => {
            const option = event.target.closest("[role=option]");
            if (option) {
                window.location.assign(option.dataset.address);
            }
        });
    };

    document.querySelectorAll("form[data-suggest]").forEach(suggestIn);
}
