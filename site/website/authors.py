"""What the editing area keeps of those who write and review: Wagtail's own tables, which no storey of ours owns."""

from __future__ import annotations

from typing import Final

from foundations.registries import PersonalData

_AS_LONG: Final = "as long as the page or file; your name for as long as your account"

AUTHORS: Final = (
    PersonalData(
        "wagtailcore.Revision",
        "Versions of pages that you saved",
        "user",
        {"object_str": "the page", "created_at": "when"},
        _AS_LONG,
    ),
    PersonalData(
        "wagtailcore.PageLogEntry",
        "What you did with pages",
        "user",
        {"label": "the page", "action": "what you did", "timestamp": "when"},
        _AS_LONG,
    ),
    PersonalData(
        "wagtailcore.ModelLogEntry",
        "What you did with other things in the editing area",
        "user",
        {"content_type": "with what", "action": "what you did", "timestamp": "when"},
        _AS_LONG,
    ),
    PersonalData(
        "wagtailcore.Comment",
        "Remarks that you made on pages while they were written",
        "user",
        {"page": "the page", "text": "what you wrote", "created_at": "when"},
        _AS_LONG,
    ),
    PersonalData(
        "wagtailcore.CommentReply",
        "Your replies to remarks on pages",
        "user",
        {"comment__page": "the page", "text": "what you wrote", "created_at": "when"},
        _AS_LONG,
    ),
    PersonalData(
        "wagtailcore.WorkflowState",
        "Pages that you sent for review",
        "requested_by",
        {"workflow": "to which review", "status": "where it stands", "created_at": "when"},
        _AS_LONG,
    ),
    PersonalData(
        "wagtailcore.TaskState",
        "Reviews of pages that you finished",
        "finished_by",
        {"status": "how", "comment": "what you wrote", "finished_at": "when"},
        _AS_LONG,
    ),
    PersonalData(
        "wagtailimages.Image",
        "Pictures that you added",
        "uploaded_by_user",
        {"title": "the picture", "created_at": "when"},
        _AS_LONG,
    ),
    PersonalData(
        "wagtaildocs.Document",
        "Documents that you added",
        "uploaded_by_user",
        {"title": "the document", "created_at": "when"},
        _AS_LONG,
    ),
    PersonalData(
        "wagtailusers.UserProfile",
        "How you like the editing area",
        "user",
        {"theme": "its colours", "contrast": "its contrast", "density": "how close its lines are"},
        "as long as your account",
    ),
)
