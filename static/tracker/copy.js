// A button that copies what stands in a field; without a script it is not there, and the field can be marked by hand.
"use strict";
for (const button of document.querySelectorAll("[data-copies]")) {
    const field = document.getElementById(button.dataset.copies);
    const said = button.nextElementSibling;
    field.addEventListener("focus", () => field.select());
    if (navigator.clipboard) {
        button.hidden = false;
        button.addEventListener("click", async () => {
            await navigator.clipboard.writeText(field.value);
            said.textContent = said.dataset.said;
        });
    }
}
