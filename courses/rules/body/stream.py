"""Parts into the plain form in which a page keeps its blocks, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID, uuid5

from courses.rules.body.part import Part

BLOCK_IDS = UUID("6f0f0f8e-2d0c-5b0e-9d0a-0b7c1f6a52c4")

Raw = dict[str, Any]


class MediaIds(Protocol):
    """Finds the row of an image or document by its path in the curriculum, and the path by the row.

    ``met_replaced`` becomes true once it was asked about a row whose file has been replaced since, one of ``replaced``.
    """

    met_replaced: bool
    replaced: dict[tuple[str, int], str]

    def image(self, path: str) -> int | None: ...

    def document(self, path: str) -> int | None: ...

    def image_path(self, pk: int | None) -> str: ...

    def document_path(self, pk: int | None) -> str: ...


def to_stream(parts: Iterable[Part], media: MediaIds, owner: str) -> list[Raw]:
    """Return the blocks of a body. Ids depend on the owner and the place, so the same text gives the same blocks."""
    return [
        {"type": part.kind, "value": _value(part, media, f"{owner}/{number}"), "id": _id(f"{owner}/{number}")}
        for number, part in enumerate(parts)
    ]


def _id(place: str) -> str:
    return str(uuid5(BLOCK_IDS, place))


def _items(values: Iterable[Any], place: str) -> list[Raw]:
    return [
        {"type": "item", "value": value, "id": _id(f"{place}.{number}")}
        for number, value in enumerate(values)
    ]


def _value(part: Part, media: MediaIds, place: str) -> Any:
    values = part.values
    match part.kind:
        case "text" | "markdown":
            return values["markdown"]
        case "table":
            return table_value(values["head"], values["rows"])
        case "self_check":
            return {"questions": _items((_question(value, place) for value in values["questions"]), place)}
        case "accordion":
            folds = (
                {
                    "heading": item["heading"],
                    "content": to_stream(item["content"], media, f"{place}/{number}"),
                }
                for number, item in enumerate(values["items"])
            )
            return {"items": _items(folds, place)}
        case "footnotes":
            return {"notes": _items(values["notes"], place)}
        case "image" | "diagram":
            return {"image": media.image(values["file"]), "alt": values["alt"], "caption": values["caption"]}
        case "download":
            return {"document": media.document(values["file"]), "title": values["title"]}
        case "video" | "audio":
            return _recording(values, media, place)
        case _:
            return {
                key: to_stream(value, media, place) if key == "content" else value
                for key, value in values.items()
            }


def table_value(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Raw:
    """Return a table as its block keeps it."""
    return {
        "columns": [{"type": "text", "heading": heading} for heading in head],
        "rows": [{"values": list(row)} for row in rows],
        "caption": "",
    }


def _question(value: Mapping[str, Any], place: str) -> Raw:
    return {"question": value["question"], "options": _items(value["options"], f"{place}?")}


def _recording(values: Mapping[str, Any], media: MediaIds, place: str) -> Raw:
    captions = media.document(values["captions"])
    transcript = media.document(values["transcript"])
    return {
        "title": values["title"],
        "document": media.document(values["file"]),
        "address": values["address"],
        "captions_file": captions,
        "captions": "" if captions else values["captions"],
        "transcript_file": transcript,
        "transcript": "" if transcript else values["transcript"],
        "content": to_stream(values["content"], media, place),
    }


def from_stream(blocks: Iterable[Mapping[str, Any]], media: MediaIds) -> list[Part]:
    """Return the parts of a body, as they would be read from its file."""
    parts = [Part(block["type"], _values(block["type"], block["value"], media)) for block in blocks]
    return [part for part in parts if not _is_empty(part)]


def _is_empty(part: Part) -> bool:
    return part.kind in {"text", "markdown"} and not part.values["markdown"].strip()


def _plain(items: Iterable[Any]) -> list[Any]:
    """Return the values of a list, whichever of its two forms it is kept in."""
    return [item["value"] if isinstance(item, dict) and "value" in item else item for item in items or ()]


def _values(kind: str, value: Any, media: MediaIds) -> dict[str, Any]:
    match kind:
        case "text" | "markdown":
            return {"markdown": value or ""}
        case "table":
            return {
                "head": [column["heading"] for column in value["columns"]],
                "rows": [[cell or "" for cell in row["values"]] for row in value["rows"]],
            }
        case "self_check":
            return {"questions": [_check(question) for question in _plain(value["questions"])]}
        case "accordion":
            folds = _plain(value["items"])
            return {
                "items": [
                    {"heading": fold["heading"], "content": from_stream(fold["content"], media)}
                    for fold in folds
                ]
            }
        case "footnotes":
            return {
                "notes": [{"label": note["label"], "note": note["note"]} for note in _plain(value["notes"])]
            }
        case "image" | "diagram":
            path = media.image_path(value.get("image"))
            return {"file": path, "alt": value.get("alt") or "", "caption": value.get("caption") or ""}
        case "download":
            return {"file": media.document_path(value.get("document")), "title": value.get("title") or ""}
        case "video" | "audio":
            return _recording_values(value, media)
        case _:
            return {
                key: from_stream(held, media) if key == "content" else held or ""
                for key, held in value.items()
            }


def _check(question: Mapping[str, Any]) -> dict[str, Any]:
    options = [
        {
            "text": option["text"] or "",
            "is_right": bool(option["is_right"]),
            "share": 100 if option["is_right"] else int(option.get("share") or 0),
            "feedback": option.get("feedback") or "",
        }
        for option in _plain(question["options"])
    ]
    return {"question": question["question"] or "", "options": options}


def _recording_values(value: Mapping[str, Any], media: MediaIds) -> dict[str, Any]:
    path: Callable[[str], str] = lambda key: media.document_path(value.get(key))  # noqa: E731
    return {
        "address": value.get("address") or "",
        "file": path("document"),
        "title": value.get("title") or "",
        "captions": path("captions_file") or value.get("captions") or "",
        "transcript": path("transcript_file") or value.get("transcript") or "",
        "content": from_stream(value.get("content") or (), media),
    }
