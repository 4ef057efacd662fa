// Shows the answer of the API below the form. Without this script the form leads to the answer itself.
"use strict";

for (const form of document.querySelectorAll("[data-try]")) {
    const said = form.parentElement.querySelector("[data-said]");

    const show = (line, body) => {
        const head = document.createElement("p");
        head.textContent = line;
        said.replaceChildren(head);
        if (body !== undefined) {
            const code = document.createElement("pre");
            code.className = "code";
            code.tabIndex = 0;
            code.setAttribute("role", "region");
            code.setAttribute("aria-label", said.dataset.label);
            code.textContent = body;
            said.append(code);
        }
    };

    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        const question = new URLSearchParams();
        for (const [name, value] of new FormData(form)) {
            if (value !== "") {
                question.append(name, value);
            }
        }
        const address = `${form.action}${question.size ? "?" : ""}${question}`;
        try {
            const answer = await fetch(address, { headers: { "Accept-Language": document.documentElement.lang } });
            show(`GET ${address} → ${answer.status}`, JSON.stringify(await answer.json(), null, 2));
        } catch {
            show(said.dataset.failed);
        }
    });
}
