// Pasting from Word into a text block: headings, lists and tables are kept. The rich text editor itself loses tables and
// Word's lists, so what holds either is read on the server and comes back as blocks, put where the paste was.
(function () {
  const WORTH_READING = /<table|mso-list|MsoListParagraph/i;

  function streamAround(block, target) {
    if (!block) return null;
    const children = block.children || [];
    for (let index = 0; index < children.length; index += 1) {
      const child = children[index];
      const element = child.element || (child.container && child.container[0]);
      if (element && element.contains(target)) {
        const inner = streamAround(child.block, target);
        if (inner) return inner;
        return block.blockDef && block.blockDef.childBlockDefsByName ? { stream: block, index, child } : null;
      }
    }
    for (const part of Object.values(block.childBlocks || {})) {
      const inner = streamAround(part, target);
      if (inner) return inner;
    }
    return null;
  }

  function found(target) {
    let element = target;
    while (element) {
      if (element.rootBlock) {
        const place = streamAround(element.rootBlock, target);
        if (place) return place;
      }
      element = element.parentElement;
    }
    for (const holder of document.querySelectorAll("[id$='-root']")) {
      const place = holder.rootBlock && streamAround(holder.rootBlock, target);
      if (place) return place;
    }
    return null;
  }

  async function read(html) {
    const body = new FormData();
    body.append("html", html);
    const token = document.querySelector("[name=csrfmiddlewaretoken]");
    const answer = await fetch("/admin/courses/paste/", {
      method: "POST",
      body,
      headers: { "X-CSRFToken": token ? token.value : "" },
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).blocks;
  }

  document.addEventListener("paste", (event) => {
    const html = event.clipboardData && event.clipboardData.getData("text/html");
    if (!html || !WORTH_READING.test(html) || !event.target.closest(".public-DraftEditor-content, .DraftEditor-root")) return;
    const place = found(event.target);
    if (!place || place.child.type !== "text") return;
    const wasEmpty = !event.target.closest(".DraftEditor-root").innerText.trim();
    event.preventDefault();
    event.stopImmediatePropagation();
    const text = event.clipboardData.getData("text/plain");
    read(html).then((blocks) => {
      blocks.forEach((block, number) => {
        place.stream.insert({ type: block.type, value: block.value, id: crypto.randomUUID() }, place.index + 1 + number, { animate: true });
      });
      if (wasEmpty && blocks.length) place.stream.deleteBlock(place.index, { animate: false });
    }).catch(() => {
      // Nothing that was pasted is lost: it goes in as plain paragraphs.
      const blocks = text.split(/\n+/).filter(Boolean).map((line, number) => ({
        key: `p${number}`, text: line, type: "unstyled", depth: 0, inlineStyleRanges: [], entityRanges: [],
      }));
      const value = JSON.stringify({ blocks, entityMap: {} });
      place.stream.insert({ type: "text", value, id: crypto.randomUUID() }, place.index + 1, { animate: true });
    });
  }, true);
}());
