// The behaviours of the NHS front end that Linkway uses; every one is an extra to markup that works without it.
import {
  Button, CharacterCount, ErrorSummary, PasswordInput, Tabs, createAll,
} from "nhsuk-frontend";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
for (const behaviour of [Button, CharacterCount, ErrorSummary, PasswordInput, Tabs]) createAll(behaviour);
