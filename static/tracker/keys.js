// Security keys that are not read leave only a line in the console; people are told on the page.
"use strict";
document.addEventListener("allauth.error", (event) => {
    const said = document.getElementById("key-trouble");
    if (said) {
        event.preventDefault();
        said.hidden = false;
    }
});
