"""files.*: the three steps of an upload, of which the middle one is a plain POST of the bytes."""

from __future__ import annotations

from simulator.errors import SlackError
from simulator.model import File, Json, SlackChannel
from simulator.web_api.call import Call, Method, invalid_arguments


def upload_url(call: Call) -> Json:
    """files.getUploadURLExternal: where to send this many bytes."""
    name = call.required("filename")
    length = call.number("length", 0)
    if length <= 0:
        raise invalid_arguments("must be a positive number: length")
    file = call.team.add_file(name, length)
    file.alt_text = call.text("alt_txt") or ""
    return {"upload_url": f"{call.world.base_url}/upload/v1/{call.team.id}/{file.id}", "file_id": file.id}


def complete(call: Call) -> Json:
    """files.completeUploadExternal: the uploaded files are done and, where a channel is given, shared there."""
    listed = call.structure("files")
    if not isinstance(listed, list) or not listed:
        raise invalid_arguments("missing required field: files")
    files = [_finished(call, given) for given in listed]
    channel = _channel(call)
    for file in files:
        file.done = True
    if channel:
        _share(call, channel, files)
    return {"files": [{"id": file.id, "title": file.title} for file in files]}


def _finished(call: Call, given: Json) -> File:
    file = call.team.files.get(str(given.get("id")))
    if file is None or file.done:
        raise SlackError("file_not_found")
    if file.content is None or len(file.content) != file.length:
        raise SlackError("file_upload_incomplete")
    file.title = str(given.get("title") or file.name)
    return file


def _channel(call: Call) -> SlackChannel | None:
    wanted = call.text("channel_id")
    if wanted is None:
        return None
    channel = call.team.channels.get(wanted)
    if channel is None:
        raise SlackError("invalid_channel")
    if call.team.bot.id not in channel.members:
        raise SlackError("not_in_channel")
    if channel.is_archived:
        raise SlackError("is_archived")
    return channel


def _share(call: Call, channel: SlackChannel, files: list[File]) -> None:
    for file in files:
        file.channels.append(channel.id)
    call.team.post(
        channel,
        call.team.bot.id,
        call.text("initial_comment") or "",
        blocks=call.structure("blocks") or [],
        files=[file.id for file in files],
        thread_ts=call.text("thread_ts"),
        bot_id=call.team.bot.bot_id,
        subtype="file_share",
    )


METHODS = (
    Method(name="files.getUploadURLExternal", run=upload_url, scopes=("files:write",)),
    Method(name="files.completeUploadExternal", run=complete, scopes=("files:write",)),
)
