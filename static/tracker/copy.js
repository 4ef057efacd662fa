// Buttons that copy: the text of a field, or a part of the page with its form (links, headings and tables).
// Without a script they are not there, and both can be marked by hand.
"use strict";
{
    const copied = (part) => {
        if ("value" in part) {
            return navigator.clipboard.writeText(part.value);
        }
        const html = new Blob([part.innerHTML], { type: "text/html" });
        const text = new Blob([part.innerText], { type: "text/plain" });
        return navigator.clipboard.write([new ClipboardItem({ "text/html": html, "text/plain": text })]);
    };

    document.querySelectorAll("[data-copy]").forEach((button) => {
        const part = document.getElementById(button.dataset.copy);
        if ("value" in part) {
            part.addEventListener("focus", () => part.select());
        }
        if (!navigator.clipboard || !window.ClipboardItem) {
            return;
        }
        const status = button.parentElement.querySelector("[role=status]");
        button.hidden = false;
        button.addEventListener("click", async () => {
            try {
                await copied(part);
                status.textContent = button.dataset.said;
            } catch {
                status.textContent = button.dataset.failed;
            }
        });
    });
}
